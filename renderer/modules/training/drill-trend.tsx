import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { lineChart } from '#shared/charts/line-chart.ts'
import { drillFigures, drillTrend } from '#shared/modules/training/training.drill.ts'
import { allPages } from '../../api/all-pages.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './roll-call.module.css'
import { useDrillResults } from './use-drill.ts'

const most = 2000
const drawn = drillFigures.filter((figure) => figure !== 'sent')

function useTrend() {
  const campaigns = useQuery({
    queryKey: ['awarenessCampaign', 'all'],
    queryFn: () => allPages((page) => api.awarenessCampaign.list(page), {}, most),
  })
  const results = useDrillResults([])
  const trend = useMemo(() => drillTrend(campaigns.data?.rows ?? [], results.rows), [campaigns.data, results.rows])
  return { trend, error: campaigns.error ?? results.error, isPending: campaigns.isPending || results.isPending }
}

type Trend = ReturnType<typeof useTrend>['trend']

/** Which way the share of those who clicked went, as the heading says it. */
function useHeading(trend: Trend) {
  const t = useWords()
  const formats = useFormats()
  const [before, last] = trend.length > 1 ? trend.slice(-2) : [undefined, trend[0]]
  const shareOf = (one: Trend[number] | undefined) => Number(one?.rates.clicked.percent ?? 0)
  const difference = shareOf(last) - shareOf(before)
  const way = before ? (difference > 0 ? 'up' : difference < 0 ? 'down' : 'same') : 'first'
  const words = (one: Trend[number] | undefined) => formats.percent(one?.rates.clicked.percent ?? '0')
  return t(`drill.trend.${way}`, { clicked: words(last), before: words(before) })
}

function Drawing({ trend }: { readonly trend: Trend }) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const title = useHeading(trend)
  const option = useMemo(() => {
    const lines = drawn.map((figure) => ({
      name: t(`drill.figure.${figure}`),
      values: trend.map(({ rates }) => (rates[figure].percent === null ? null : Number(rates[figure].percent))),
    }))
    const words = trend.map(({ campaign }) => formats.day(campaign.period.start))
    return lineChart(lines, { words, name: t('drill.percent'), max: 100 }, palette)
  }, [trend, palette, formats, t])
  const table = {
    columns: [
      { key: 'campaign', label: t('awarenessCampaign') },
      { key: 'period', label: t('awarenessCampaign.period') },
      ...drillFigures.map((figure) => ({ key: figure, label: t(`drill.figure.${figure}`), align: 'end' as const })),
    ],
    rows: trend.map(({ campaign, rates }) => [
      campaign.title,
      formats.day(campaign.period.start),
      ...drillFigures.map((figure) => `${rates[figure].count} / ${rates[figure].total}`),
    ]),
  }
  return <Chart title={title} option={option} height={320} table={table} />
}

/** The figures of phishing drills from campaign to campaign. */
export function DrillTrend() {
  const t = useWords()
  const { trend, error, isPending } = useTrend()
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return null
  return (
    <div className={classes.trend}>
      {trend.length === 0 ? (
        <EmptyState title={t('drill.trend.none')} text={t('drill.none.help')} />
      ) : (
        <>
          <Drawing trend={trend} />
          <p className="quiet">{t('drill.counting')}</p>
        </>
      )}
    </div>
  )
}
