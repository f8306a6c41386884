import { useMemo } from 'react'
import { growthChart } from '#shared/modules/skills/growth-chart.ts'
import { isReached } from '#shared/modules/skills/growth-plan.projection.ts'
import type { GrowthAxis } from '#shared/modules/skills/skills.growth.ts'
import type { SkillLevel } from '#shared/modules/skills/skills.levels.ts'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import { useFormats } from '../../records/use-formats.ts'

/** The skills of a plan: where the person stood at its beginning, stands now and aims. */
export function GrowthRadar({ axes, start }: { readonly axes: readonly GrowthAxis[]; readonly start: string }) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const begun = t('growth.start', { day: formats.day(start) })
  const { option, tall } = useMemo(() => growthChart(axes, { words: t, palette, begun }), [axes, begun, palette, t])
  const cell = (level: SkillLevel | null) => (level === null ? '—' : t(`skillRating.level.${level}`))
  const table = {
    columns: [
      { key: 'skill', label: t('skill') },
      { key: 'start', label: begun },
      { key: 'now', label: t('growth.now') },
      { key: 'target', label: t('growth.target') },
    ],
    rows: axes.map((axis) => [axis.title, cell(axis.start), cell(axis.now), cell(axis.target)]),
  }
  const reached = axes.filter(isReached).length
  return (
    <Chart title={t('growth.finding', { reached, count: axes.length })} option={option} height={tall} table={table} />
  )
}
