import { AuditDocument } from '#services/documents/document.ts'
import { fillBox, strokeBox } from '#services/documents/ink.ts'
import { drawSheetHead } from '#services/documents/sheet-head.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { palette, styles } from '#services/documents/theme.ts'
import { type Language, type Translator, translatorOf } from '#shared/base/translate.ts'
import { reportSheetMessages } from '#shared/modules/department-reports/department-reports.sheet-messages.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'

/** One line of a sheet on paper: what is asked, the boxes that can be ticked, or the columns of rows to be written. */
export type PaperLine = {
  readonly section: string
  readonly text: string
  readonly unit: string
  readonly last: string
  readonly given: string
  readonly choices: readonly string[]
  readonly columns: readonly string[]
  readonly isShort: boolean
}

/** A blank sheet of a department's report, as it is printed and filled in by hand. */
export type PaperSheet = {
  readonly language: Language
  readonly organisation: string
  readonly title: string
  readonly department: string
  readonly period: string
  readonly terms: string
  /** How the answers of the period before are headed. */
  readonly lastHead: string
  readonly instructions: string
  readonly lines: readonly PaperLine[]
  readonly demo: boolean
  readonly drawnAt: string
}

type Paper = { readonly document: AuditDocument; readonly words: Translator; readonly paper: PaperSheet }

const height = { short: 24, long: 62, row: 22 } as const
const rowsToWrite = 4
const tick = 9

/** Draws the sheet, unsigned and without anything to verify. Pure: the same arguments give the same bytes. */
export async function drawPaperSheet(paper: PaperSheet): Promise<Buffer> {
  const words = translatorOf(paper.language, [reportSheetMessages, reportFrameMessages])
  const { organisation, title, department, period } = paper
  const number = `${department}  ${period}`
  const mark = paper.demo ? words('reportFrame.demo') : ''
  const document = new AuditDocument({
    ...{ title: `${title} ${department} ${period}`, author: organisation, language: paper.language },
    ...{ subject: words('reportSheet.paper.subject', { department, period }), created: new Date(paper.drawnAt) },
    running: {
      ...{ left: `${title}  ${number}`, right: organisation, foot: paper.terms, pageOf: words('reportFrame.pageOf') },
      ...(mark === '' ? {} : { demo: mark }),
    },
  })
  drawSheetHead(document, { ...{ organisation, title, number, mark }, kind: words('reportSheet.paper.kind') })
  const sect = document.structure.add(document.structure.document, 'Sect')
  const drawing: Paper = { document, words, paper }
  drawParagraph(document, sect, `${paper.terms} ${words('reportSheet.paper.how')}`, { style: styles.note })
  for (const line of paper.instructions.split('\n').filter((text) => text.trim() !== ''))
    drawParagraph(document, sect, line, { style: styles.note })
  for (const [section, lines] of Map.groupBy(paper.lines, (line) => line.section)) {
    drawHeading(document, sect, 2, section, { follows: 90 })
    for (const line of lines) drawQuestion(drawing, sect, line)
  }
  drawSignatures(drawing, sect)
  return document.finish()
}

function drawQuestion(drawing: Paper, sect: StructureElement, line: PaperLine): void {
  const { document, words, paper } = drawing
  const room = line.columns.length > 0 ? height.row * 3 : line.isShort ? height.short : height.long
  document.ensure(room + 34)
  const unit = line.unit === '' ? [] : [{ text: `  ${line.unit}`, colour: palette.muted }]
  drawParagraph(document, sect, [{ text: line.text, bold: true }, ...unit], { after: 1, keep: room })
  if (line.last !== '')
    drawParagraph(document, sect, words('reportSheet.paper.last', { head: paper.lastHead, answer: line.last }), {
      style: styles.note,
      after: 2,
      keep: room,
    })
  if (line.columns.length > 0) drawRows(drawing, sect, line)
  else if (line.choices.length > 0) drawChoices(drawing, sect, line)
  else drawField(drawing, sect, line)
}

/** A box to be written into; what the report says already stands in it. */
function drawField({ document }: Paper, sect: StructureElement, { isShort, given }: PaperLine): void {
  const tall = isShort ? height.short : height.long
  document.ensure(tall)
  const width = isShort ? 180 : document.width
  document.artifact(() =>
    strokeBox(document.pdf, { left: document.left, top: document.y, width, height: tall }, palette.muted),
  )
  const top = document.y
  if (given !== '') {
    document.y += 4
    document.indent(6, () => drawParagraph(document, sect, given, { style: styles.table }), document.width - width + 6)
  }
  document.y = Math.max(document.y, top + tall) + 8
}

/** A square before each word, side by side as far as they fit; filled where the report says so already. */
function drawChoices({ document }: Paper, sect: StructureElement, { choices, given }: PaperLine): void {
  const style = styles.body
  document.ensure(style.lineHeight)
  let left = document.left
  for (const choice of choices) {
    const words = document.layout(choice, style)
    const width = tick + 7 + Math.max(0, ...words.map((line) => line.width))
    if (left > document.left && left + width > document.left + document.width) {
      document.y += style.lineHeight
      document.ensure(style.lineHeight)
      left = document.left
    }
    const [top, from] = [document.y, left]
    document.artifact(() => {
      strokeBox(document.pdf, { left: from, top: top + 3, width: tick, height: tick }, palette.ink, 0.9)
      const inner = { left: from + 2, top: top + 5, width: tick - 4, height: tick - 4 }
      if (choice === given) fillBox(document.pdf, inner, palette.ink)
    })
    document.mark(document.structure.add(sect, 'P'), () =>
      document.drawLines(words, from + tick + 7, top, document.width, style),
    )
    left += width + 26
  }
  document.y += style.lineHeight + 8
}

/** Rows under the heads of their columns; those that are known already are printed first. */
function drawRows({ document }: Paper, sect: StructureElement, { columns, given }: PaperLine): void {
  const known = given === '' ? [] : given.split('\n').map((row) => row.split('|').map((cell) => cell.trim()))
  drawTable(document, sect, {
    columns: columns.map((title) => ({ title, share: 1 })),
    rows: known.map((row) => columns.map((_, at) => row[at] ?? '')),
  })
  const width = document.width / columns.length
  document.y -= 10
  for (let row = 0; row < rowsToWrite; row++) {
    document.ensure(height.row)
    const top = document.y
    document.artifact(() => {
      for (const [at] of columns.entries())
        strokeBox(document.pdf, { left: document.left + at * width, top, width, height: height.row }, palette.hairline)
    })
    document.y += height.row
  }
  document.space(10)
}

function drawSignatures({ document, words }: Paper, sect: StructureElement): void {
  const people = ['preparedBy', 'head'] as const
  const width = (document.width - 16) / people.length
  const tall = 78
  drawHeading(document, sect, 2, words('reportSheet.paper.signatures'), { follows: tall + 10 })
  const top = document.y
  for (const [at, duty] of people.entries()) {
    const left = document.left + at * (width + 16)
    document.artifact(() => strokeBox(document.pdf, { left, top, width, height: tall }, palette.muted))
    const lines = [`reportSheet.paper.${duty}`, 'reportSheet.paper.signature', 'reportSheet.paper.date']
    for (const [line, key] of lines.entries()) {
      const laid = document.layout(words(key), styles.label, width - 16)
      const element = document.structure.add(sect, 'P')
      document.mark(element, () => document.drawLines(laid, left + 8, top + 5 + line * 23, width - 16, styles.label))
    }
  }
  document.y = top + tall + 10
}
