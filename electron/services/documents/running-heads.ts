import type { PdfReference } from 'pdfkit'
import type { ArchivalPdf } from './archival-pdf.ts'
import type { GlyphSet } from './glyphs.ts'
import { baseline, drawLine, drawRule, lineContent } from './ink.ts'
import type { StructureTree } from './structure.ts'
import { layoutText, textWidth } from './text-layout.ts'
import type { Family } from './text-runs.ts'
import { palette, sheet, styles, type TextStyle } from './theme.ts'

/** What stands above and below every page but the cover, already worded. */
export type RunningHeads = {
  readonly left: string
  readonly right: string
  /** A short digest and journal head, so that a loose page can be matched to its file. */
  readonly foot: string
  /** `{page}` and `{total}` stand for the numbers. */
  readonly pageOf: string
  /** Set for a vault of sample data: said on every page. */
  readonly demo?: string
}

const demoStyle: TextStyle = { ...styles.running, bold: true, colour: palette.demo, align: 'centre' }
const nothingWider = 10_000

/** A form that every page shows and that is drawn last, so that pages need not wait for their number. */
export class TotalPages {
  private readonly form: PdfReference

  constructor(pdf: ArchivalPdf) {
    this.form = pdf.ref({ Type: 'XObject', Subtype: 'Form', FormType: 1 })
  }

  /** Shows the form on the current page with its left upper corner at `left`, `top`. */
  show(pdf: ArchivalPdf, left: number, top: number): void {
    pdf.page.xobjects.TotalPages = this.form
    pdf.addContent(`q 1 0 0 1 ${left.toFixed(2)} ${top.toFixed(2)} cm /TotalPages Do Q`)
  }

  /** Writes the form once the number of pages is known. */
  fill(glyphs: GlyphSet, running: RunningHeads, total: number, fallback: Family): void {
    const text = running.pageOf.slice(running.pageOf.indexOf('{total}')).replace('{total}', String(total))
    const style = styles.running
    const [line] = layoutText(text, style, nothingWider, fallback)
    if (!line) return
    this.form.data.BBox = [0, 0, Math.ceil(line.width) + 2, style.lineHeight]
    this.form.data.Resources = { Font: Object.fromEntries(line.segments.map((part) => glyphs.entry(part.face))) }
    this.form.end(lineContent(glyphs, line, 0, baseline(0, style), style))
  }
}

/** The page that heads are drawn on. */
type HeadedPage = {
  readonly pdf: ArchivalPdf
  readonly glyphs: GlyphSet
  readonly structure: StructureTree
  readonly pageNumber: number
  readonly fallback: Family
}

/** Draws head and foot of the current page as pagination artifacts. */
export function drawRunningHeads(page: HeadedPage, running: RunningHeads, total: TotalPages): void {
  const { pdf, glyphs, pageNumber, fallback } = page
  const { left } = sheet
  const width = sheet.width - sheet.left - sheet.right
  const style = styles.running
  const head = 34
  const foot = sheet.height - 40
  const oneLine = (text: string, top: number, lineStyle: TextStyle, room = width): void => {
    const [line] = layoutText(text, lineStyle, room, fallback)
    if (line) drawLine(pdf, glyphs, line, { left, top, width: room }, lineStyle)
  }
  page.structure.artifact(() => {
    // A long name at the right leaves the title at least half of the line.
    const [right] = layoutText(running.right, style, width * 0.45, fallback)
    if (right) drawLine(pdf, glyphs, right, { left, top: head, width }, { ...style, align: 'right' })
    oneLine(running.left, head, style, width - (right?.width ?? 0) - 16)
    if (running.demo) oneLine(running.demo, head - 14, demoStyle)
    drawRule(pdf, { left, top: head + 15, width }, palette.hairline)
    const before = running.pageOf.slice(0, running.pageOf.indexOf('{total}')).replace('{page}', String(pageNumber))
    oneLine(before, foot, style)
    total.show(pdf, left + textWidth(before, style, fallback), foot)
    oneLine(running.foot, foot, { ...style, align: 'right' })
  }, 'Pagination')
}
