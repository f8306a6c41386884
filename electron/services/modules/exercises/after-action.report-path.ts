import { drawFigure } from '#services/documents/figure.ts'
import { fillBox, strokeBox, strokeCurve, strokeLine } from '#services/documents/ink.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawParagraph } from '#services/documents/text-blocks.ts'
import { palette, styles, type TextStyle } from '#services/documents/theme.ts'
import { hasSucceeded, mostOnPath, type PathStep } from '#shared/modules/exercises/attack-path.ts'
import {
  layoutPath,
  type PathBox,
  type PathLink,
  type PathSheet,
  type PathSizes,
  pathSheets,
} from '#shared/modules/exercises/attack-path-layout.ts'
import { outcomeWord } from '#shared/modules/exercises/exercises.results-words.ts'
import { toneColours } from '../../reports/report-chips.ts'
import { type AfterActionContext, fittedLines, listSeparator, outcomeChip } from './after-action.report-context.ts'

const sizes: PathSizes = { node: 84, nodeHeight: 24, label: 78, line: 12, gap: 14 }
const nameStyle: TextStyle = { ...styles.tableHead, lineHeight: 10.4, align: 'centre' }
const stepStyle: TextStyle = { ...styles.table, size: 7.2, lineHeight: 11 }

/** From where to where the red team came: places, the steps between them, and how far the defence came with each. */
export function drawPath(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { path, steps } = projection
  if (path.steps.length === 0) {
    drawParagraph(document, sect, words('afterAction.pathNone'))
    return
  }
  const sheets = steps.length > mostOnPath ? [] : pathSheets(layoutPath(path, sizes), sizes, document.width)
  const isTooLarge = sheets.length === 0 || sheets.some(({ height }) => height > document.pageHeight - 30)
  if (isTooLarge) drawParagraph(document, sect, words('afterAction.pathTooLarge'))
  else {
    for (const sheet of sheets) drawSheet(context, sect, sheet)
    const notes = ['pathNote', ...(sheets.some(({ cut }) => cut.size > 0) ? ['pathCut'] : [])]
    const note = notes.map((name) => words(`afterAction.${name}`)).join(words.language === 'zh-CN' ? '' : ' ')
    drawParagraph(document, sect, note, { style: styles.note })
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('exerciseScores.step'), share: 1.6 },
      { title: words('attackStep.source'), share: 1 },
      { title: words('attackStep.target'), share: 1 },
      { title: words('attackStep.outcome'), points: 84 },
      { title: words('exerciseScores.outcome'), points: 72 },
    ],
    rows: path.steps.map((one) => [
      `${one.step.position}. ${one.step.title}`,
      placeName(context, one.from),
      placeName(context, one.to),
      words(`attackStep.outcome.${one.step.outcome ?? 'notRun'}`),
      defenceText(context, one),
    ]),
  })
  if (path.placeless.length > 0)
    drawParagraph(document, sect, words('afterAction.pathPlaceless', { count: path.placeless.length }))
}

function placeName({ words, projection }: AfterActionContext, id: string): string {
  return projection.path.nodes.find((node) => node.id === id)?.name ?? words('afterAction.pathStart')
}

function defenceText({ words }: AfterActionContext, { defence }: PathStep): string {
  return defence === null ? words('afterAction.notRun') : outcomeWord(words, defence)
}

type Origin = { readonly x: number; readonly y: number }

function drawSheet(context: AfterActionContext, sect: StructureElement, sheet: PathSheet): void {
  const { document, words } = context
  const told = sheet.links
    .flatMap((link) => link.steps)
    .map((one) => {
      const step = `${one.step.position}. ${one.step.title}`
      const [from, to] = [one.from, one.to].map((id) => placeName(context, id))
      return words('afterAction.pathStep', { step, from: from ?? '', to: to ?? '', word: defenceText(context, one) })
    })
  const alternative = words('afterAction.pathText', { steps: told.join(listSeparator(words)) })
  drawFigure(document, sect, { height: sheet.height + 4, alternative }, (left, top) => {
    const origin = { x: left - sheet.left, y: top + 2 - sheet.top }
    for (const link of sheet.links) drawLink(context, link, { origin, isWhole: !sheet.cut.has(link.key) })
    for (const box of sheet.boxes) drawPlace(context, box, origin)
  })
}

function drawLink(
  context: AfterActionContext,
  link: PathLink,
  { origin, isWhole }: { readonly origin: Origin; readonly isWhole: boolean },
): void {
  const { document, words } = context
  const { pdf } = document
  const dash = link.steps.some(hasSucceeded) ? {} : { dash: 2 }
  const stroke = { colour: palette.muted, thickness: 0.7, ...dash }
  const at = ({ x, y }: Origin) => ({ x: origin.x + x, y: origin.y + y })
  const [one, two, three, end] = link.toTarget
  const middle = { x: link.label.x, y: link.label.y + link.label.height / 2 }
  if (isWhole) {
    const [start, bend, other, last] = link.toLabel
    strokeCurve(pdf, [at(start), at(bend), at(other), at(last)], stroke)
  } else strokeLine(pdf, [at({ ...middle, x: middle.x - sizes.gap + 1 }), at(middle)], stroke)
  strokeCurve(pdf, [at(one), at(two), at(three), at(end)], stroke)
  const tips = [
    { x: end.x - 4, y: end.y - 2.4 },
    { x: end.x, y: end.y },
    { x: end.x - 4, y: end.y + 2.4 },
  ]
  strokeLine(pdf, tips.map(at), { colour: palette.muted, thickness: 0.9 })
  for (const [row, step] of link.steps.entries()) {
    const place = at({ x: link.label.x, y: link.label.y + row * sizes.line })
    const { defence } = step
    const colour = defence === null ? toneColours.neutral : outcomeChip(words, defence).colour
    fillBox(pdf, { left: place.x, top: place.y, width: sizes.label, height: sizes.line - 1 }, palette.panel)
    fillBox(pdf, { left: place.x + 3, top: place.y + 2.6, width: 5.8, height: 5.8 }, colour)
    const text = words('afterAction.pathLabel', { position: step.step.position, word: defenceText(context, step) })
    const width = sizes.label - 14
    document.drawLines(fittedLines(context, text, stepStyle, { width }), place.x + 12, place.y, width, stepStyle)
  }
}

function drawPlace(context: AfterActionContext, { node, x, y }: PathBox, origin: Origin): void {
  const { document } = context
  const box = { left: origin.x + x, top: origin.y + y, width: sizes.node, height: sizes.nodeHeight }
  fillBox(document.pdf, box, palette.white)
  strokeBox(
    document.pdf,
    box,
    node.name === null ? toneColours.critical : palette.muted,
    node.name === null ? 1.2 : 0.6,
  )
  const width = sizes.node - 8
  const lines = fittedLines(context, placeName(context, node.id), nameStyle, { width, most: 2 })
  const top = box.top + (sizes.nodeHeight - lines.length * nameStyle.lineHeight) / 2
  document.drawLines(lines, box.left + 4, top, width, nameStyle)
}
