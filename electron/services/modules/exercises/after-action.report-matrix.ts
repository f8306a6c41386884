import { drawFigure } from '#services/documents/figure.ts'
import { fillBox } from '#services/documents/ink.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawParagraph } from '#services/documents/text-blocks.ts'
import { type Colour, palette, styles, type TextStyle } from '#services/documents/theme.ts'
import type { AfterActionDocument, ReportedTechnique } from '#shared/modules/exercises/after-action.projection.ts'
import { outcomeWord } from '#shared/modules/exercises/exercises.results-words.ts'
import { toneColours } from '../../reports/report-chips.ts'
import { type AfterActionContext, fittedLines, listSeparator, outcomeChip } from './after-action.report-context.ts'

type Column = AfterActionDocument['matrix'][number]
type Place = { readonly left: number; readonly top: number; readonly width: number }

/** Tactics beside each other; more stand below. */
const beside = 4
const gap = 6
const headHeight = 20
const cellHeight = 56
/** A figure is begun on a page that has room for so many rows of it. */
const leastRows = 3
const headStyle: TextStyle = { ...styles.tableHead, lineHeight: 14 }
const nameStyle: TextStyle = { ...styles.table, lineHeight: 10.6 }
const idStyle: TextStyle = { ...styles.table, size: 7.2, lineHeight: 10.6, bold: true, colour: palette.muted }

/** The techniques that were tried by tactic, each with its weakest outcome. */
export function drawMatrix(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { matrix, catalogue: version, tried, unseen, unplaced } = projection
  const told = matrix.length === 0 ? 'matrixNone' : 'matrixCounts'
  drawParagraph(document, sect, words(`afterAction.${told}`, { tried, unseen, version }))
  for (let from = 0; from < matrix.length; from += beside) drawBand(context, sect, matrix.slice(from, from + beside))
  if (unplaced > 0) drawParagraph(document, sect, words('afterAction.matrixUnplaced', { count: unplaced }))
}

/** Some tactics beside each other, in as many figures as pages need. */
function drawBand(context: AfterActionContext, sect: StructureElement, band: readonly Column[]): void {
  const { document, words } = context
  const rows = Math.max(...band.map(({ techniques }) => techniques.length))
  const rowsIn = (height: number) => Math.floor((height - headHeight) / cellHeight)
  for (let row = 0; row < rows; ) {
    const room = rowsIn(document.bottom - document.y)
    const count = Math.min(rows - row, room >= Math.min(leastRows, rows - row) ? room : rowsIn(document.pageHeight))
    const part = band.map(({ tactic, techniques }) => ({ tactic, techniques: techniques.slice(row, row + count) }))
    const cells = part.flatMap((column) => cellsText(context, column)).join(listSeparator(words))
    const figure = { height: headHeight + count * cellHeight, alternative: words('afterAction.matrixText', { cells }) }
    drawFigure(document, sect, figure, (left, top, width) => {
      const step = (width + gap) / beside
      for (const [place, column] of part.entries())
        drawColumn(context, column, { left: left + place * step, top, width: step - gap })
    })
    row += count
  }
}

const wordOf = ({ words }: AfterActionContext, { worst }: ReportedTechnique) =>
  worst === null ? words('afterAction.notRun') : outcomeWord(words, worst)

function colourOf({ words }: AfterActionContext, { worst }: ReportedTechnique): Colour {
  return worst === null ? toneColours.neutral : outcomeChip(words, worst).colour
}

function cellsText(context: AfterActionContext, { tactic, techniques }: Column): readonly string[] {
  return techniques.map((technique) => {
    const { id, name } = technique
    return context.words('afterAction.cellText', { tactic, id, name, word: wordOf(context, technique) })
  })
}

function drawColumn(context: AfterActionContext, { tactic, techniques }: Column, { left, top, width }: Place): void {
  const { document } = context
  document.drawLines(fittedLines(context, tactic, headStyle, { width }), left, top, width, headStyle)
  for (const [row, technique] of techniques.entries())
    drawCell(context, technique, { left, top: top + headHeight + row * cellHeight, width })
}

function drawCell(context: AfterActionContext, technique: ReportedTechnique, { left, top, width }: Place): void {
  const { document, words } = context
  const { id, name, run, detected } = technique
  const height = cellHeight - 5
  fillBox(document.pdf, { left, top, width, height }, palette.panel)
  fillBox(document.pdf, { left, top, width: 4, height }, colourOf(context, technique))
  const text = { left: left + 9, width: width - 13 }
  const put = (said: string, style: TextStyle, down: number, most = 1) =>
    document.drawLines(
      fittedLines(context, said, style, { width: text.width, most }),
      text.left,
      top + down,
      text.width,
      style,
    )
  put(`${id} · ${wordOf(context, technique)}`, idStyle, 4)
  put(name, nameStyle, 15, 2)
  if (run > 0) put(words('afterAction.cell', { run, detected }), { ...nameStyle, colour: palette.muted }, 37)
}
