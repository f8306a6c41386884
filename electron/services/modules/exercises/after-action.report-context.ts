import type { Chip } from '#services/documents/chip.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawHeading } from '#services/documents/text-blocks.ts'
import type { TextStyle } from '#services/documents/theme.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { AfterActionDocument } from '#shared/modules/exercises/after-action.projection.ts'
import type { DetectionOutcome } from '#shared/modules/exercises/exercises.defence.ts'
import type { StepFacts } from '#shared/modules/exercises/exercises.projection.ts'
import { outcomeWord, toneOf } from '#shared/modules/exercises/exercises.results-words.ts'
import { lateBy } from '#shared/modules/exercises/exercises.timeline.ts'
import { toneChip } from '../../reports/report-chips.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { momentText } from '../../reports/report-words.ts'

/** What every section of an after-action report draws with. */
export type AfterActionContext = ReportFrame & { readonly projection: AfterActionDocument }

const units = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
] as const

/** A length of time as the screen writes it: seconds below a minute, else whole minutes. */
export function timeText(words: Translator, seconds: number | null): string {
  if (seconds === null) return '—'
  if (seconds < 60) return words('afterAction.seconds', { count: seconds })
  let rest = Math.round(seconds / 60) * 60
  const parts: string[] = []
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count > 0) parts.push(words(`afterAction.${unit}`, { count }))
  }
  return parts.join(' ')
}

/** A moment for a narrow column whose head says that it is UTC. */
export function momentUtc(words: Translator, instant: string): string {
  return momentText(words, instant).replace(/ UTC$/u, '')
}

type Planned = Pick<StepFacts, 'plannedStartAt' | 'plannedEndAt' | 'startedAt'>

/** When a step was to run, and by how much it began late; nothing where nobody declared it. */
export function planTexts(words: Translator, step: Planned): readonly string[] {
  const { plannedStartAt: start, plannedEndAt: end } = step
  if (start === null) return []
  const told = (instant: string) => momentUtc(words, instant)
  const last = end?.slice(0, 10) === start.slice(0, 10) ? end.slice(11, 16) : end && told(end)
  const times = [told(start), ...(last ? [last] : [])].join(' – ')
  const late = lateBy(step)
  return [
    words('attackPlan.times', { times }),
    ...(late === null ? [] : [words('attackPlan.late', { time: timeText(words, late) })]),
  ]
}

/** A share with its sign, kept in one line. */
export function percentText(words: Translator, percent: string | null): string {
  if (percent === null) return '—'
  return words.language === 'zh-CN' ? `${Number(percent)}%` : `${Number(percent)}\u00a0%`
}

export function outcomeChip(words: Translator, outcome: DetectionOutcome | 'notApplicable'): Chip {
  return toneChip(outcomeWord(words, outcome), toneOf(outcome))
}

export const listSeparator = (words: Translator) => (words.language === 'zh-CN' ? '；' : '; ')

/** Text laid in at most so many lines; what does not fit ends in an ellipsis. */
export function fittedLines(
  { document }: AfterActionContext,
  text: string,
  style: TextStyle,
  { width, most = 1 }: { readonly width: number; readonly most?: number },
) {
  let lines = document.layout(text, style, width)
  for (let rest = [...text]; lines.length > most && rest.length > 0; ) {
    rest = rest.slice(0, -1)
    lines = document.layout(`${rest.join('').trimEnd()}…`, style, width)
  }
  return lines
}

/** Texts of the exercise below their names; those that are empty are left out. */
export function drawTexts(
  { document, words, projection }: AfterActionContext,
  sect: StructureElement,
  fields: readonly (keyof AfterActionDocument['texts'])[],
): void {
  for (const field of fields) {
    const text = projection.texts[field]
    if (text === '') continue
    drawHeading(document, sect, 2, words(`exercise.${field}`))
    drawMarkdown(document, sect, text)
  }
}
