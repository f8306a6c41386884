import { useMemo } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import { labelledBars } from '#shared/charts/bar-charts.ts'
import type { ComparedExercise } from '#shared/modules/exercises/exercises.projection.ts'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import type { Formats } from '../../records/formats.ts'
import { useFormats } from '../../records/use-formats.ts'
import classes from './results.module.css'
import { shortTime, wholePercent } from './step-words.ts'

type Props = {
  readonly compared: readonly ComparedExercise[]
  /** Whether each follows the one before it, so that their figures tell which way things go. */
  readonly series: boolean
}

/** Whether it is still going on: its figures stand beside the others, and nothing is concluded from them. */
const goesOn = ({ exercise }: ComparedExercise) => exercise.state === 'running'

function nameOf(t: Translator, entry: ComparedExercise): string {
  const name = `${entry.exercise.number ?? ''} ${entry.exercise.title}`.trim()
  return goesOn(entry) ? t('exerciseResults.compared.goesOn', { exercise: name }) : name
}
const medianOf = ({ results }: ComparedExercise) =>
  results.times.find((time) => time.measure === 'detect')?.median ?? null

function rateTitle(t: Translator, { compared, series }: Props, percent: Formats['percent']): string {
  const rateOf = (entry: ComparedExercise | undefined) => Number(entry?.results.score.detection.percent ?? 0)
  const written = (entry: ComparedExercise) => wholePercent(percent, entry.results.score.detection.percent)
  const ended = compared.filter((entry) => !goesOn(entry))
  const [before, after] = ended.length === compared.length ? compared.slice(-2) : []
  if (series && before && after) {
    const way = rateOf(after) > rateOf(before) ? 'better' : rateOf(after) < rateOf(before) ? 'worse' : 'same'
    return t(`exerciseResults.compared.${way}`, { before: written(before), after: written(after) })
  }
  const best = ended.toSorted((one, other) => rateOf(other) - rateOf(one))[0]
  if (ended.length < 2 || !best) return t('exerciseResults.compared.unknown')
  return t('exerciseResults.compared.best', {
    exercise: best.exercise.number ?? best.exercise.title,
    rate: written(best),
  })
}

function speedTitle(t: Translator, { compared, series }: Props, duration: Formats['duration']): string {
  const [before, after] = compared.slice(-2).map(medianOf)
  if (!series || compared.some(goesOn) || typeof before !== 'number' || typeof after !== 'number')
    return t('exerciseResults.compared.speed')
  const way = after < before ? 'faster' : after > before ? 'slower' : 'steady'
  return t(`exerciseResults.compared.${way}`, {
    before: shortTime(duration, before),
    after: shortTime(duration, after),
  })
}

function tableOf(t: Translator, formats: Formats, compared: readonly ComparedExercise[]) {
  const time = (seconds: number | null) => (seconds === null ? '—' : shortTime(formats.duration, seconds))
  const percent = (text: string | null) => (text === null ? '—' : formats.percent(text))
  const end = (key: string) => ({ key, label: t(`exerciseResults.compared.${key}`), align: 'end' as const })
  return {
    columns: [
      { key: 'exercise', label: t('exercise') },
      { key: 'period', label: t('exercise.period') },
      ...['run', 'rate', 'blocked', 'detect', 'respond', 'contain'].map(end),
    ],
    rows: compared.map((entry) => {
      const { exercise, results } = entry
      return [
        nameOf(t, entry),
        formats.period(exercise.period),
        String(results.score.run),
        percent(results.score.detection.percent),
        percent(results.score.prevention.percent),
        ...results.times.map((measured) => time(measured.median)),
      ]
    }),
  }
}

/** Exercises side by side, the earliest first: how much was detected, and how fast. */
export function ComparedExercises({ compared, series }: Props) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const rates = useMemo(() => {
    const bars = compared.map((entry) => {
      const { percent, count, total } = entry.results.score.detection
      const label = `${wholePercent(formats.percent, percent)} (${count}/${total})`
      return { word: nameOf(t, entry), value: Number(percent ?? 0), label, colour: palette.accent }
    })
    return labelledBars(bars, 100, palette)
  }, [t, compared, palette, formats])
  const speeds = useMemo(() => {
    const bars = compared.map((entry) => {
      const seconds = medianOf(entry)
      const label = seconds === null ? '—' : shortTime(formats.duration, seconds)
      return { word: nameOf(t, entry), value: seconds ?? 0, label, colour: palette.neutral }
    })
    return labelledBars(bars, Math.max(...bars.map((bar) => bar.value)), palette)
  }, [t, compared, palette, formats])
  const table = useMemo(() => tableOf(t, formats, compared), [t, formats, compared])
  const height = 16 + 32 * compared.length
  const props = { compared, series }
  return (
    <div className={classes.pair}>
      <Chart title={rateTitle(t, props, formats.percent)} option={rates} height={height} table={table} />
      <Chart title={speedTitle(t, props, formats.duration)} option={speeds} height={height} table={table} />
    </div>
  )
}
