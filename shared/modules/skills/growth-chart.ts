import type { Translator } from '../../base/translate.ts'
import { labelledBars } from '../../charts/bar-charts.ts'
import type { ChartOption, ChartPalette } from '../../charts/palette.ts'
import { radarChart } from '../../charts/radar-chart.ts'
import type { GrowthAxis } from './skills.growth.ts'
import { rankOfLevel, type SkillLevel, skillLevels } from './skills.levels.ts'

/** Below so many skills a radar has no shape. */
const fewestAxes = 3
const most = skillLevels.length - 1
const height = (level: SkillLevel | null) => (level === null ? 0 : rankOfLevel(level))

/** What a growth plan's chart is drawn with; `begun` names the beginning of the plan. */
type Drawn = { readonly words: Translator; readonly palette: ChartPalette; readonly begun: string }

/** The word of a level, or that nobody has rated yet. */
export function levelWord(words: Translator, level: SkillLevel | null): string {
  return level === null ? words('growth.unrated') : words(`skillRating.level.${level}`)
}

/** The skills of a plan from its beginning to its aim: a radar, or bars where there are few; `tall` how high it is, in pixels. */
export function growthChart(axes: readonly GrowthAxis[], { words, palette, begun }: Drawn) {
  if (axes.length < fewestAxes) {
    const bars = axes.map(({ title, now, target }) => ({
      ...{ word: title, value: height(now), colour: palette.accent },
      label: `${levelWord(words, now)} → ${levelWord(words, target)}`,
    }))
    return { option: labelledBars(bars, most, palette), tall: 16 + 36 * axes.length }
  }
  const shape = (name: string, field: 'start' | 'now' | 'target', dashed: boolean) => ({
    ...{ name, dashed },
    values: axes.map((axis) => height(axis[field])),
  })
  const shapes = [
    shape(words('growth.now'), 'now', false),
    shape(words('growth.target'), 'target', true),
    shape(begun, 'start', true),
  ]
  const names = axes.map(({ title, now }) => `${title}\n${levelWord(words, now)}`)
  const option: ChartOption = radarChart(names, shapes, most, palette)
  return { option, tall: 400 }
}
