import { drawRule, fillBox, strokeBox } from '#services/documents/ink.ts'
import { type Colour, palette, styles, type TextStyle } from '#services/documents/theme.ts'
import type { ReportedStep } from '#shared/modules/exercises/after-action.projection.ts'
import { type AfterActionContext, fittedLines, timeText } from './after-action.report-context.ts'

/** A step with its outcome in a word and a colour; `time` is empty where it was not detected. */
export type BarredStep = {
  readonly step: ReportedStep
  readonly word: string
  readonly time: string
  readonly colour: Colour
}
type Place = { readonly left: number; readonly top: number; readonly width: number }

const rowHeight = 19
const axisHeight = 18
/** So many steps are drawn in one figure, which stays on one page. */
export const rowsOfBars = 24
const label = { width: 168, gap: 10 }
const told = { width: 112, gap: 8 }
const ticks = [10, 60, 600, 3600, 6 * 3600, 86_400, 7 * 86_400] as const
const nameStyle: TextStyle = { ...styles.table, lineHeight: rowHeight }
const tickStyle: TextStyle = { ...styles.running, lineHeight: 12 }

export const heightOfBars = (count: number) => axisHeight + count * rowHeight + 4

/** The longest time of any fact, at least a minute. */
export function longestBars(steps: readonly ReportedStep[]): number {
  return Math.max(60, ...steps.flatMap(({ facts }) => facts.map(({ after }) => after ?? 0)))
}

/** A row per step: its name, a bar to its detection with its other facts as marks, and how it ended. */
export function drawBars(
  context: AfterActionContext,
  { steps, most }: { readonly steps: readonly BarredStep[]; readonly most: number },
  { left, top, width }: Place,
): void {
  const { document, words } = context
  const { pdf } = document
  const axis = { left: left + label.width + label.gap, width: width - label.width - label.gap - told.width - told.gap }
  // Seconds and days stand on one axis, which no linear one could show.
  const at = (seconds: number) => axis.left + (axis.width * Math.log1p(Math.max(0, seconds))) / Math.log1p(most)
  const bottom = top + axisHeight + steps.length * rowHeight
  let free = axis.left
  for (const tick of ticks.filter((seconds) => seconds <= most)) {
    const x = at(tick)
    fillBox(
      pdf,
      { left: x, top: top + axisHeight - 4, width: 0.5, height: bottom - top - axisHeight + 4 },
      palette.hairline,
    )
    const [line] = document.layout(timeText(words, tick), tickStyle, told.width)
    if (!line || x - line.width / 2 < free) continue
    document.drawLines([line], x - line.width / 2, top, line.width, tickStyle)
    free = x + line.width / 2 + 6
  }
  for (const [row, { step, word, time, colour }] of steps.entries()) {
    const y = top + axisHeight + row * rowHeight
    const name = fittedLines(context, `${step.position}. ${step.title}`, nameStyle, label)
    document.drawLines(name, left, y, label.width, nameStyle)
    drawRule(pdf, { left: axis.left, top: y + rowHeight / 2, width: axis.width }, palette.hairline, 0.5)
    if (step.secondsToDetect !== null)
      fillBox(
        pdf,
        {
          left: axis.left,
          top: y + 6,
          width: Math.max(2, at(step.secondsToDetect) - axis.left),
          height: rowHeight - 12,
        },
        colour,
      )
    for (const { after } of step.facts)
      if (after !== null && after >= 0 && after !== step.secondsToDetect)
        strokeBox(pdf, { left: at(after) - 2.5, top: y + rowHeight / 2 - 2.5, width: 5, height: 5 }, palette.ink, 0.8)
    const end = fittedLines(context, time === '' ? word : `${word} · ${time}`, nameStyle, told)
    document.drawLines(end, axis.left + axis.width + told.gap, y, told.width, nameStyle)
  }
}
