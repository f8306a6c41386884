import { drawChip } from '#services/documents/chip.ts'
import { drawFigure } from '#services/documents/figure.ts'
import { drawRule, fillBox, strokeBox, strokeLine } from '#services/documents/ink.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { type Colour, palette, styles, type TextStyle } from '#services/documents/theme.ts'
import type { ControlMoment } from '#shared/modules/exercises/exercises.injects.ts'
import { kindTone, outcomeWord } from '#shared/modules/exercises/exercises.results-words.ts'
import { isAnswerEntry, type TimelineEntry } from '#shared/modules/exercises/exercises.timeline.ts'
import { toneChip, toneColours } from '../../reports/report-chips.ts'
import { dayText } from '../../reports/report-words.ts'
import {
  type AfterActionContext,
  fittedLines,
  listSeparator,
  planTexts,
  timeText,
} from './after-action.report-context.ts'
import { type Lane, type LaneItem, laneSheets, mostInLanes, pointsOf } from './after-action.report-lane-sheets.ts'

type Place = { readonly left: number; readonly top: number; readonly width: number }
type Lanes = Readonly<Record<Lane, Omit<Place, 'top'>>>

const headHeight = 18
const clock = 34
const gap = 26
const titleStyle: TextStyle = { ...styles.table, lineHeight: 11 }
const underStyle: TextStyle = { ...styles.running, lineHeight: 10 }
const headStyle: TextStyle = { ...styles.tableHead, lineHeight: 12 }
const laneColours: Readonly<Record<Lane, Colour>> = {
  red: toneColours.critical,
  blue: palette.accent,
  white: palette.muted,
}

/** Attack, defence and white team on one axis of time, in as many figures as pages need. */
export function drawLanes(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { timeline, control } = projection
  const items = timeline.placed.length + control.moments.length
  if (timeline.placed.length === 0) return
  if (items > mostInLanes) {
    drawParagraph(document, sect, words('afterAction.lanesTooMany', { count: items, most: mostInLanes }))
    return
  }
  const room = (height: number) => Math.max(0, height - headHeight - 10)
  drawHeading(document, sect, 2, words('afterAction.lanes'), { follows: 150 })
  const sheets = laneSheets(timeline, control.moments, {
    first: room(document.bottom - document.y),
    others: room(document.pageHeight),
  })
  for (const { from, height, items: shown } of sheets) {
    const told = shown.flatMap((item) => spoken(context, item)).join(listSeparator(words))
    const figure = { height: headHeight + height + 2, alternative: words('afterAction.lanesText', { entries: told }) }
    drawFigure(document, sect, figure, (left, top, width) => {
      const lanes = lanesOf(left, width, control.moments.length > 0)
      drawHeads(context, lanes, top)
      for (const item of shown)
        drawItem(context, item, { lanes, at: (y) => top + headHeight + pointsOf(y - from), left, width })
    })
  }
  drawParagraph(document, sect, words('afterAction.lanesNote'), { style: styles.note })
  if (timeline.placed.some(({ step }) => step.plannedStartAt !== null))
    drawParagraph(document, sect, words('afterAction.lanesPlan'), { style: styles.note })
}

function lanesOf(left: number, width: number, hasWhite: boolean): Lanes {
  const from = left + clock
  const free = width - clock - gap * (hasWhite ? 2 : 1)
  const [red, blue] = hasWhite ? [free * 0.4, free * 0.27] : [free * 0.56, free * 0.44]
  const blueLeft = from + red + gap
  return {
    red: { left: from, width: red },
    blue: { left: blueLeft, width: blue },
    white: { left: blueLeft + blue + gap, width: Math.max(0, free - red - blue) },
  }
}

function drawHeads(context: AfterActionContext, lanes: Lanes, top: number): void {
  const { document, words } = context
  for (const lane of ['red', 'blue', 'white'] as const) {
    const { left, width } = lanes[lane]
    if (width === 0) continue
    put(context, words(`afterAction.team.${lane}`), { left, top, width }, headStyle)
    drawRule(document.pdf, { left, top: top + headHeight - 3, width }, laneColours[lane], 1.4)
  }
}

type Sheet = {
  readonly lanes: Lanes
  readonly at: (y: number) => number
  readonly left: number
  readonly width: number
}

function drawItem(context: AfterActionContext, item: LaneItem, sheet: Sheet): void {
  const { kind, top } = item
  if (kind === 'day') drawDay(context, dayText(context.words, item.day), top, sheet)
  if (kind === 'cut') drawCut(context, item.seconds, top, sheet)
  if (kind === 'step') drawStep(context, item, sheet)
  if (kind === 'entry') drawEntry(context, item, sheet)
  if (kind === 'moment') drawMoment(context, item.moment, top, sheet)
}

function put(context: AfterActionContext, text: string, { left, top, width }: Place, style: TextStyle): void {
  context.document.drawLines(fittedLines(context, text, style, { width }), left, top, width, style)
}

function drawDay(context: AfterActionContext, day: string, top: number, { at, left, width }: Sheet): void {
  drawRule(context.document.pdf, { left, top: at(top) + 16, width }, palette.hairline, 0.8)
  put(context, day, { left, top: at(top) + 3, width }, { ...underStyle, bold: true, colour: palette.ink })
}

function drawCut(context: AfterActionContext, seconds: number, top: number, { lanes, at, left, width }: Sheet): void {
  const { document, words } = context
  const y = at(top) + 9
  const points = [left, left + width].map((x) => ({ x, y }))
  strokeLine(document.pdf, points, { colour: palette.hairline, thickness: 0.8, dash: 2 })
  const text = words('afterAction.lanesCut', { time: timeText(words, seconds) })
  put(context, text, { left: lanes.red.left + 8, top: at(top) - 1, width: lanes.red.width }, underStyle)
}

const clockOf = (instant: string) => instant.slice(11, 16)

function drawStep(context: AfterActionContext, item: LaneItem & { readonly kind: 'step' }, sheet: Sheet): void {
  const { document, words } = context
  const { placed, top, end, track, plan } = item
  const { step, startedAt } = placed
  const { left, width } = sheet.lanes.red
  const y = sheet.at(top)
  put(context, clockOf(startedAt), { left: sheet.left, top: y, width: clock - 6 }, underStyle)
  if (plan) {
    const from = sheet.at(plan.start) + 1
    const box = {
      left: left + track * 4 - 0.8,
      top: from,
      width: 4,
      height: Math.max(6, sheet.at(plan.end) - from - 1),
    }
    strokeBox(document.pdf, box, palette.muted, 0.5)
  }
  fillBox(
    document.pdf,
    { left: left + track * 4, top: y + 2, width: 2.4, height: Math.max(6, sheet.at(end) - y - 3) },
    laneColours.red,
  )
  const text = { left: left + 15, width: width - 15 }
  put(context, `${step.position}. ${step.title}`, { ...text, top: y }, titleStyle)
  const outcome = step.outcome === null ? null : words(`attackStep.outcome.${step.outcome}`)
  const about = [step.technique ?? step.tactic, words(`attackStep.vector.${step.vector}`), outcome]
  put(context, about.filter((part) => part !== null).join(' · '), { ...text, top: y + 11 }, underStyle)
}

function entryText({ words }: AfterActionContext, { fact, after }: TimelineEntry): string {
  if (fact === null) return words('afterAction.unrecorded')
  const word = words(`defenceFact.kind.${fact.kind}`)
  return after === null ? word : words('afterAction.fact', { word, after: timeText(words, after) })
}

function drawEntry(context: AfterActionContext, item: LaneItem & { readonly kind: 'entry' }, sheet: Sheet): void {
  const { document } = context
  const { entry, position, top, from } = item
  const { left, width } = sheet.lanes.blue
  const y = sheet.at(top)
  const { fact, at, after } = entry
  if (from !== null && !isAnswerEntry(entry)) {
    const end = sheet.lanes.red.left + sheet.lanes.red.width
    const points = [
      { x: end + 2, y: sheet.at(from) + 6 },
      { x: left - 4, y: y + 6 },
    ]
    const dash = after === null ? { dash: 2 } : {}
    strokeLine(document.pdf, points, { colour: palette.muted, thickness: 0.6, ...dash })
  }
  // Answers to several steps stand between each other: each names its step as what was noticed does below.
  const word = isAnswerEntry(entry) ? `${position} · ${entryText(context, entry)}` : entryText(context, entry)
  const chip = toneChip(word, fact === null ? 'neutral' : kindTone(fact.kind))
  drawChip(document, chip, { left, top: y, height: 11 })
  if (isAnswerEntry(entry)) return
  const said = [String(position), after === null ? null : clockOf(at), fact?.source ?? null]
  put(
    context,
    said.filter((part) => part !== null).join(' · '),
    { left: left + 11, top: y + 11, width: width - 11 },
    underStyle,
  )
}

function drawMoment(context: AfterActionContext, moment: ControlMoment, top: number, { lanes, at }: Sheet): void {
  const { document, words } = context
  const { left, width } = lanes.white
  const y = at(top)
  const { isPlanned, title, recipient } = moment
  const line = [y + 1, y + 21].map((point) => ({ x: left, y: point }))
  strokeLine(document.pdf, line, { colour: laneColours.white, thickness: 1.4, ...(isPlanned ? { dash: 2 } : {}) })
  put(context, title, { left: left + 7, top: y, width: width - 7 }, titleStyle)
  const under = [clockOf(moment.at), ...(isPlanned ? [words('afterAction.planned')] : []), recipient]
  put(context, under.join(' · '), { left: left + 7, top: y + 11, width: width - 7 }, underStyle)
}

/** What a figure says of one of its marks to whoever does not see it. */
function spoken(context: AfterActionContext, item: LaneItem): readonly string[] {
  const { words } = context
  if (item.kind === 'step') {
    const { step, startedAt, outcome } = item.placed
    const name = `${step.position}. ${step.title}`
    const told = { time: clockOf(startedAt), step: name, word: outcomeWord(words, outcome) }
    return [words('afterAction.laneStep', told), ...planTexts(words, step)]
  }
  if (item.kind !== 'moment') return []
  const { at, title, recipient } = item.moment
  return [words('afterAction.laneMoment', { time: clockOf(at), title, recipient })]
}
