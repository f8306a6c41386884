import { useMemo } from 'react'
import { lineChart } from '#shared/charts/line-chart.ts'
import type { PersonResult } from '#shared/modules/training/training.person.ts'
import { seesAllScores } from '#shared/modules/training/training.projection.ts'
import { decimalToUnits, unitsToDecimal } from '#shared/record/decimal.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import type { DetailProps } from '../../records/detail-props.ts'
import { FiguresTable } from '../../records/figures-table.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AttendanceChart } from './attendance-chart.tsx'
import classes from './person-scores.module.css'
import { usePersonResults } from './use-person-results.ts'

type Props = { readonly results: readonly PersonResult[] }

const ofAssessments = (results: readonly PersonResult[]) => results.filter((one) => one.subject === 'assessment')

/** Totals from assessment to assessment, in percent. */
function Totals({ results }: Props) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const assessed = useMemo(() => ofAssessments(results), [results])
  const [before, last] = assessed.length > 1 ? assessed.slice(-2) : [undefined, assessed[0]]
  const mark = last?.passMark ?? null
  const option = useMemo(() => {
    const line = { name: t('score.total'), values: assessed.map((one) => Number(one.total)) }
    const across =
      mark === null ? undefined : { word: t('person.passMark', { mark: formats.percent(mark) }), value: Number(mark) }
    const words = assessed.map((one) => formats.day(one.on))
    return lineChart([line], { words, name: t('person.percent'), max: 100, mark: across }, palette)
  }, [assessed, mark, palette, formats, t])
  if (!last) return null
  const difference = before ? decimalToUnits(last.total, 2) - decimalToUnits(before.total, 2) : 0
  const way = before ? (difference > 0 ? 'up' : difference < 0 ? 'down' : 'same') : 'first'
  const points = formats.decimal(unitsToDecimal(Math.abs(difference), 2))
  const title = t(`person.total.${way}`, { total: formats.decimal(last.total), points })
  const table = {
    columns: [
      { key: 'on', label: t('person.on') },
      { key: 'subject', label: t('assessment') },
      { key: 'total', label: t('score.total'), align: 'end' as const },
    ],
    rows: assessed.map((one) => [formats.day(one.on), one.title, formats.decimal(one.total)]),
  }
  return <Chart title={title} option={option} height={220} table={table} />
}

/** Published ranks over time, the best on top. */
function Ranks({ results }: Props) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const ranked = useMemo(() => results.filter((one) => one.rank !== null), [results])
  const option = useMemo(() => {
    const lines = (['assessment', 'competition'] as const)
      .map((subject) => ({
        name: t(`${subject}.plural`),
        values: ranked.map((one) => (one.subject === subject ? one.rank : null)),
      }))
      .filter((line) => line.values.some((rank) => rank !== null))
    const words = ranked.map((one) => formats.day(one.on))
    return lineChart(lines, { words, name: t('score.rank'), inverse: true }, palette)
  }, [ranked, palette, formats, t])
  if (ranked.length < 2) return null
  const best = Math.min(...ranked.map((one) => one.rank ?? Number.POSITIVE_INFINITY))
  const table = {
    columns: [
      { key: 'on', label: t('person.on') },
      { key: 'subject', label: t('person.subject') },
      { key: 'rank', label: t('score.rank'), align: 'end' as const },
    ],
    rows: ranked.map((one) => [formats.day(one.on), one.title, String(one.rank)]),
  }
  const title = t('person.ranks', { best, last: ranked.at(-1)?.rank ?? best })
  return <Chart title={title} option={option} height={220} table={table} />
}

function All({ results }: Props) {
  const t = useWords()
  const formats = useFormats()
  const columns = [
    { key: 'subject', label: t('person.subject') },
    { key: 'on', label: t('person.on') },
    { key: 'total', label: t('score.total'), align: 'end' as const },
    { key: 'rank', label: t('score.rank'), align: 'end' as const },
    { key: 'state', label: t('person.state') },
  ]
  const tab = { name: 'workings', words: t('score.tab.workings') }
  const rows = results.toReversed().map((one) => ({
    key: one.score,
    cells: [
      { text: one.title, shown: <RecordLink record={one.subject} id={one.id} title={one.title} /> },
      { text: formats.day(one.on), sort: Date.parse(one.on) },
      {
        text: formats.decimal(one.total),
        sort: Number(one.total),
        shown: <RecordLink record="score" id={one.score} title={formats.decimal(one.total)} tab={tab} />,
      },
      { text: one.rank === null ? '—' : String(one.rank), sort: one.rank },
      { text: t(one.isPublished ? 'score.state.published' : 'person.provisional') },
    ],
  }))
  return <FiguresTable title={t('person.results', { count: rows.length })} columns={columns} rows={rows} />
}

/** What a person reached over time: totals, ranks and hours of training. */
export function PersonScores({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const isWhole = seesAllScores(member.roles)
  const { id } = detail.entity
  const { results, error, isPending } = usePersonResults(id)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return null
  return (
    <div className={classes.page}>
      {results.length === 0 ? (
        <EmptyState
          title={t(isWhole ? 'scores.none' : 'scores.hidden')}
          text={t(isWhole ? 'person.noScores' : 'scores.own')}
        />
      ) : (
        <>
          <div className={classes.pair}>
            <Totals results={results} />
            <Ranks results={results} />
          </div>
          <All results={results} />
        </>
      )}
      <AttendanceChart person={id} />
    </div>
  )
}
