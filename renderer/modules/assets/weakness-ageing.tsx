import { useMemo } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import { ageingChart } from '#shared/charts/ageing-chart.ts'
import type { ChartPalette } from '#shared/charts/palette.ts'
import type { OldWeakness } from '#shared/modules/assets/assets.contract.ts'
import { severities } from '#shared/modules/assets/assets.limits.ts'
import type { AgeBand, Standing } from '#shared/modules/assets/assets.standing.ts'
import { vulnerabilityRecord } from '#shared/modules/assets/vulnerability.record.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './assets-views.module.css'
import { SeverityWord } from './severity-word.tsx'
import { useStanding } from './use-standing.ts'

const colours: readonly (keyof ChartPalette)[] = ['critical', 'serious', 'attention', 'accent', 'neutral']

function bandWord(t: Translator, { from, upTo }: AgeBand): string {
  if (upTo === null) return t('weakness.ageing.over', { days: from - 1 })
  return from === 0 ? t('weakness.ageing.upTo', { days: upTo }) : t('weakness.ageing.between', { from, to: upTo })
}

function drawingOf(t: Translator, { bands, late }: Standing, palette: ChartPalette) {
  const words = bands.map((band) => bandWord(t, band))
  const series = severities.map((severity, index) => ({
    word: t(`vulnerability.severity.${severity}`),
    colour: palette[colours[index] ?? 'neutral'],
    counts: bands.map(({ counts }) => counts[index] ?? 0),
  }))
  const columns = [
    { key: 'age', label: t('weakness.ageing.age') },
    ...series.map(({ word }) => ({ key: word, label: word, align: 'end' as const })),
  ]
  const rows = words.map((word, index) => [word, ...series.map(({ counts }) => String(counts[index] ?? 0))])
  const lateRow = [t('weakness.ageing.late'), ...late.map(String)]
  const axes = { count: t('vulnerability.plural'), age: t('weakness.ageing.age') }
  return { option: ageingChart(words, series, axes, palette), table: { columns, rows: [...rows, lateRow] } }
}

function Oldest({ rows }: { readonly rows: readonly OldWeakness[] }) {
  const t = useWords()
  const formats = useFormats()
  const { today } = useSession()
  return (
    <section aria-label={t('weakness.ageing.oldest')}>
      <h2 className={classes.heading}>{t('weakness.ageing.oldest')}</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            {['vulnerability.title', 'asset', 'vulnerability.severity', 'vulnerability.firstSeenOn'].map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
            <th scope="col">{t('vulnerability.dueOn')}</th>
            <th scope="col">{t('record.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, asset, severity, state, firstSeenOn, dueOn }) => (
            <tr key={id}>
              <th scope="row">
                <RecordLink record="vulnerability" id={id} title={title} keepsView />
              </th>
              <td data-name>{asset}</td>
              <td>
                <SeverityWord severity={severity} />
              </td>
              <td data-day>{formats.day(firstSeenOn)}</td>
              <td data-day data-late={(dueOn !== null && dueOn < today) || undefined}>
                {dueOn === null ? '—' : formats.day(dueOn)}
              </td>
              <td>
                <StateBadge record={vulnerabilityRecord} state={state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** How old the open weaknesses are, by severity, how many are beyond their due day, and which are the oldest. */
export function WeaknessAgeing({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const palette = useChartPalette()
  const { data, error } = useStanding(record)
  const drawing = useMemo(() => (data ? drawingOf(t, data.standing, palette) : null), [t, data, palette])
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data || !drawing) return null
  const { open, late } = data.standing
  if (open === 0) return <EmptyState title={t('weakness.none')} text={t('weakness.none.help')} />
  const count = late.reduce((sum, one) => sum + one, 0)
  return (
    <div className={classes.view}>
      <Chart
        title={t('weakness.ageing.finding', { open, late: count, critical: late[0] ?? 0 })}
        option={drawing.option}
        height={280}
        table={drawing.table}
      />
      <Oldest rows={data.oldest} />
    </div>
  )
}
