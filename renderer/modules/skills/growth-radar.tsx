import { useMemo } from 'react'
import { labelledBars } from '#shared/charts/bar-charts.ts'
import { radarChart } from '#shared/charts/radar-chart.ts'
import type { GrowthAxis } from '#shared/modules/skills/skills.growth.ts'
import { rankOfLevel, type SkillLevel, skillLevels } from '#shared/modules/skills/skills.levels.ts'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import { useFormats } from '../../records/use-formats.ts'

const most = skillLevels.length - 1
const height = (level: SkillLevel | null) => (level === null ? 0 : rankOfLevel(level))
const isReached = ({ now, target }: GrowthAxis) => height(now) >= height(target)

/** The skills of a plan: where the person stood at its beginning, stands now and aims. */
export function GrowthRadar({ axes, start }: { readonly axes: readonly GrowthAxis[]; readonly start: string }) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const reached = axes.filter(isReached).length
  const begun = t('growth.start', { day: formats.day(start) })
  const option = useMemo(() => {
    const word = (level: SkillLevel | null) =>
      level === null ? t('skillMatrix.unrated') : t(`skillRating.level.${level}`)
    if (axes.length < 3) {
      const bars = axes.map(({ title, now, target }) => ({
        word: title,
        value: height(now),
        label: `${word(now)} → ${word(target)}`,
        colour: palette.accent,
      }))
      return labelledBars(bars, most, palette)
    }
    const shape = (name: string, field: 'start' | 'now' | 'target', dashed: boolean) => ({
      name,
      values: axes.map((axis) => height(axis[field])),
      dashed,
    })
    return radarChart(
      axes.map(({ title, now }) => `${title}\n${word(now)}`),
      [shape(t('growth.now'), 'now', false), shape(t('growth.target'), 'target', true), shape(begun, 'start', true)],
      most,
      palette,
    )
  }, [axes, begun, palette, t])
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
  return (
    <Chart
      title={t('growth.finding', { reached, count: axes.length })}
      option={option}
      height={axes.length < 3 ? 16 + 36 * axes.length : 400}
      table={table}
    />
  )
}
