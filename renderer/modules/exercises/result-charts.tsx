import { useMemo } from 'react'
import { rate } from '#shared/base/rates.ts'
import { labelledBars, stackedBars } from '#shared/charts/bar-charts.ts'
import type { ChartPalette } from '#shared/charts/palette.ts'
import { type DetectionOutcome, detectionOutcomes } from '#shared/modules/exercises/exercises.defence.ts'
import type { ExerciseResults } from '#shared/modules/exercises/exercises.projection.ts'
import { findingOf, listed } from '#shared/modules/exercises/exercises.results-words.ts'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import { useFormats } from '../../records/use-formats.ts'
import { wholePercent } from './step-words.ts'

type Props = { readonly results: ExerciseResults }

function colourOf(outcome: DetectionOutcome, palette: ChartPalette): string {
  const colours = {
    none: palette.critical,
    logged: palette.serious,
    alerted: palette.attention,
    contained: palette.accent,
    blocked: palette.good,
  }
  return colours[outcome]
}

/** How many of the steps run came to each stage of the defence. */
export function Funnel({ results }: Props) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const { funnel, score } = results
  const share = (count: number) => formats.percent(rate(count, score.run).percent ?? '0')
  const option = useMemo(
    () =>
      labelledBars(
        funnel.map(({ outcome, count }) => ({
          word: t(`exerciseResults.stage.${outcome}`),
          value: count,
          label:
            outcome === 'none'
              ? String(count)
              : `${count} · ${wholePercent(formats.percent, rate(count, score.run).percent)}`,
          colour: outcome === 'none' ? palette.neutral : colourOf(outcome, palette),
        })),
        score.run,
        palette,
      ),
    [funnel, score.run, palette, formats, t],
  )
  const table = {
    columns: [
      { key: 'stage', label: t('exerciseResults.stage') },
      { key: 'count', label: t('exerciseResults.stage.count'), align: 'end' as const },
      { key: 'share', label: t('exerciseResults.stage.share'), align: 'end' as const },
    ],
    rows: funnel.map(({ outcome, count }) => [t(`exerciseResults.stage.${outcome}`), String(count), share(count)]),
  }
  return <Chart title={findingOf(t, results)} option={option} height={178} table={table} />
}

/** Best outcomes of the steps run, by vector. */
export function ByVector({ results }: Props) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const vectors = useMemo(() => results.vectors.filter((entry) => entry.score.run > 0), [results])
  const option = useMemo(
    () =>
      stackedBars(
        vectors.map(({ vector }) => t(`attackStep.vector.${vector}`)),
        detectionOutcomes.map((outcome) => ({
          word: t(`detection.outcome.${outcome}`),
          colour: colourOf(outcome, palette),
          values: vectors.map(({ score }) => score.outcomes[outcome]),
        })),
        palette,
      ),
    [vectors, palette, t],
  )
  const table = {
    columns: [
      { key: 'vector', label: t('attackStep.vector') },
      ...detectionOutcomes.map((outcome) => ({
        key: outcome,
        label: t(`detection.outcome.${outcome}`),
        align: 'end' as const,
      })),
      { key: 'rate', label: t('exerciseResults.vectors.rate'), align: 'end' as const },
    ],
    rows: vectors.map(({ vector, score }) => [
      t(`attackStep.vector.${vector}`),
      ...detectionOutcomes.map((outcome) => String(score.outcomes[outcome])),
      formats.percent(score.detection.percent ?? '0'),
    ]),
  }
  const title =
    vectors.length === 0
      ? t('exerciseResults.vectors.none')
      : results.unseen.length === 0
        ? t('exerciseResults.vectors.seen')
        : t('exerciseResults.vectors.unseen', { vectors: listed(t, results.unseen) })
  return <Chart title={title} option={option} height={44 + 30 * Math.max(1, vectors.length)} table={table} />
}
