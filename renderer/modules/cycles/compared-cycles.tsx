import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { stackedBars } from '#shared/charts/bar-charts.ts'
import { type ComparedCycle, type ComparedFigure, comparedFigures } from '#shared/modules/cycles/cycles.comparison.ts'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import { FiguresTable } from '../../records/figures-table.tsx'
import { useFormats } from '../../records/use-formats.ts'
import classes from './comparison.module.css'

const targetFigures = ['met', 'missed', 'unmeasured'] as const

/** The share of the measured targets that were reached, in whole percent; null where none was measured. */
function shareMet({ counts }: ComparedCycle): number | null {
  const measured = counts.met + counts.missed
  return measured === 0 ? null : Math.round((counts.met / measured) * 100)
}

/** A sentence that says how the last two cycles compare whose targets are all measured. */
function useTrend(cycles: readonly ComparedCycle[]): string {
  const t = useWords()
  const measured = cycles.filter((cycle) => shareMet(cycle) !== null && cycle.counts.unmeasured === 0)
  const [before, after] = measured.slice(-2).map(shareMet)
  if (measured.length < 2) return t('comparison.finding', { count: cycles.length })
  const way = (after ?? 0) > (before ?? 0) ? 'better' : (after ?? 0) < (before ?? 0) ? 'worse' : 'same'
  return t(`comparison.${way}`, { before: `${before} %`, after: `${after} %` })
}

/** Targets by cycle: reached, missed, not measured. */
export function ComparedChart({ cycles }: { readonly cycles: readonly ComparedCycle[] }) {
  const t = useWords()
  const palette = useChartPalette()
  const title = useTrend(cycles)
  const option = useMemo(() => {
    const colours = { met: palette.good, missed: palette.serious, unmeasured: palette.neutral }
    const shares = targetFigures.map((figure) => ({
      word: t(`comparison.${figure}`),
      colour: colours[figure],
      values: cycles.map(({ counts }) => counts[figure]),
    }))
    return stackedBars(
      cycles.map(({ title: name }) => name),
      shares,
      palette,
    )
  }, [cycles, palette, t])
  const table = {
    columns: [
      { key: 'cycle', label: t('cycle') },
      ...targetFigures.map((key) => ({ key, label: t(`comparison.${key}`), align: 'end' as const })),
    ],
    rows: cycles.map(({ title: name, counts }) => [name, ...targetFigures.map((figure) => String(counts[figure]))]),
  }
  return <Chart title={title} option={option} height={60 + 34 * cycles.length} table={table} />
}

type TableProps = {
  readonly cycles: readonly ComparedCycle[]
  readonly opened: { readonly cycle: ComparedCycle; readonly figure: ComparedFigure } | null
  readonly onOpen: (cycle: ComparedCycle, figure: ComparedFigure) => void
}

/** Everything that cycles are compared by; a number opens what it counts. */
export function ComparedTable({ cycles, opened, onOpen }: TableProps) {
  const t = useWords()
  const formats = useFormats()
  const columns = [
    { key: 'cycle', label: t('cycle') },
    { key: 'period', label: t('cycle.period') },
    { key: 'share', label: t('comparison.share'), align: 'end' as const },
    ...comparedFigures.map((key) => ({ key, label: t(`comparison.${key}`), align: 'end' as const })),
    { key: 'lessons', label: t('cycle.lessons'), isOnlyCopied: true },
  ]
  const figureCell = (cycle: ComparedCycle, figure: ComparedFigure) => {
    const count = cycle.counts[figure]
    const text = formats.integer(count)
    if (count === 0) return { text, sort: 0 }
    const isOpened = opened?.cycle.id === cycle.id && opened.figure === figure
    const label = t('comparison.open', { count, figure: t(`comparison.${figure}`), title: cycle.title })
    const shown = (
      <button
        type="button"
        className={classes.figure}
        aria-label={label}
        aria-pressed={isOpened}
        onClick={() => onOpen(cycle, figure)}
      >
        {text}
      </button>
    )
    return { text, sort: count, shown }
  }
  const rows = cycles.map((cycle) => {
    const share = shareMet(cycle)
    return {
      key: cycle.id,
      cells: [
        {
          text: cycle.title,
          shown: (
            <Link to="/records/$record/$id" params={{ record: 'cycle', id: cycle.id }} className={classes.name}>
              {cycle.title}
            </Link>
          ),
        },
        { text: formats.period(cycle.period), sort: Number(cycle.period.start.replaceAll('-', '')) },
        { text: share === null ? '—' : `${share} %`, sort: share },
        ...comparedFigures.map((figure) => figureCell(cycle, figure)),
        { text: cycle.lessons ?? '' },
      ],
    }
  })
  return <FiguresTable as="h2" title={t('comparison.title')} columns={columns} rows={rows} />
}

/** What was learnt in each cycle, in full: a sentence or two do not fit beside eleven columns. */
export function ComparedLessons({ cycles }: { readonly cycles: readonly ComparedCycle[] }) {
  const t = useWords()
  const learnt = cycles.filter(({ lessons }) => lessons)
  if (learnt.length === 0) return null
  return (
    <section aria-labelledby="compared-lessons">
      <h2 className={classes.lessonsTitle} id="compared-lessons">
        {t('cycle.lessons')}
      </h2>
      <dl className={classes.lessons}>
        {learnt.map(({ id, title, lessons }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>{lessons}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
