import type { PdfOutlineItem, PdfPage } from 'pdfkit'
import { invariant } from '#shared/base/assert.ts'
import { ArchivalPdf } from './archival-pdf.ts'
import { GlyphSet, typeface } from './glyphs.ts'
import { drawLine, fillBox } from './ink.ts'
import type { DocumentIdentity } from './metadata.ts'
import { drawRunningHeads, type RunningHeads, TotalPages } from './running-heads.ts'
import { type StructureElement, StructureTree } from './structure.ts'
import { type Line, layoutText, type Span } from './text-layout.ts'
import { type Family, normaliseText } from './text-runs.ts'
import { type Colour, sheet, type TextStyle } from './theme.ts'

/** What an audit document needs beside its content; nothing in it is read from a clock. */
type AuditDocumentOptions = DocumentIdentity & { readonly running: RunningHeads }

/** Where a named place of the document came to stand; `page` counts from 1. */
export type Place = { readonly page: number; readonly sheet: PdfPage; readonly top: number }

type Rail = { readonly colour: Colour; readonly left: number; top: number }

/**
 * A document under construction: pages, the cursor, the structure tree and the text path. Blocks are functions that
 * take one of these; coordinates are points from the page's upper left corner.
 */
export class AuditDocument {
  readonly pdf: ArchivalPdf
  readonly glyphs: GlyphSet
  readonly structure: StructureTree
  readonly options: AuditDocumentOptions
  readonly places = new Map<string, Place>()
  /** Distance of the cursor from the page's upper edge. */
  y: number = sheet.top
  /** Left edge and width of the column that blocks fill. */
  left: number = sheet.left
  width: number = sheet.width - sheet.left - sheet.right
  pageNumber = 0
  private readonly total: TotalPages
  private readonly endings: (() => void)[] = []
  private rail: Rail | undefined
  private chapter: PdfOutlineItem | undefined

  constructor(options: AuditDocumentOptions) {
    this.options = options
    this.pdf = new ArchivalPdf(options, typeface('latin').font)
    this.glyphs = new GlyphSet(this.pdf)
    this.structure = new StructureTree(this.pdf)
    this.total = new TotalPages(this.pdf)
  }

  /** The family of punctuation in text without a strong character. */
  get fallback(): Family {
    return this.options.language.startsWith('zh') ? 'han' : 'latin'
  }

  /** Lowest point that text may reach. */
  get bottom(): number {
    return sheet.height - sheet.bottom
  }

  /** Height that a page offers to blocks. */
  get pageHeight(): number {
    return this.bottom - sheet.top
  }

  /** Starts a page; a plain one, such as the cover, has no running heads. */
  newPage(kind: 'running' | 'plain' = 'running'): void {
    this.paintRail()
    this.pdf.startPage()
    this.pageNumber++
    this.y = sheet.top
    if (this.rail) this.rail.top = this.y
    if (kind === 'running') drawRunningHeads(this, this.options.running, this.total)
  }

  /** Makes sure that `height` points follow on one page; true where a page had to be started. */
  ensure(height: number): boolean {
    if (this.y + height <= this.bottom + 0.01 || this.y <= sheet.top) return false
    this.newPage()
    return true
  }

  /** Starts a section: on this page where two fifths of it are free, otherwise on a new one. */
  beginSection(): void {
    if (this.bottom - this.y < this.pageHeight * 0.4) this.newPage()
  }

  /** Moves the cursor down, but never begins a page with empty space. */
  space(height: number): void {
    if (this.y > sheet.top) this.y += height
  }

  /** Draws in a narrower column and gives the old one back. */
  indent(left: number, draw: () => void, right = 0): void {
    this.left += left
    this.width -= left + right
    invariant(this.width > 40, 'a column must be able to hold a word')
    draw()
    this.left -= left
    this.width += left + right
  }

  /** Draws with a coloured rule at the left that follows the content over pages; decoration only. */
  railed(colour: Colour, draw: () => void): void {
    invariant(!this.rail, 'cards do not nest')
    this.rail = { colour, left: this.left, top: this.y }
    this.indent(14, draw)
    this.paintRail()
    this.rail = undefined
  }

  /** Breaks text for the current column, or for `width`. */
  layout(content: string | readonly Span[], style: TextStyle, width = this.width): readonly Line[] {
    return layoutText(content, style, width, this.fallback)
  }

  /** Draws laid lines at a place of the current page; the caller marks them. */
  drawLines(lines: readonly Line[], left: number, top: number, width: number, style: TextStyle): void {
    for (const [index, line] of lines.entries()) {
      drawLine(this.pdf, this.glyphs, line, { left, top: top + index * style.lineHeight, width }, style)
    }
  }

  /** Draws content that belongs to `element`. */
  mark(element: StructureElement, draw: () => void): void {
    this.structure.mark(element, draw)
  }

  /** Draws decoration. */
  artifact(draw: () => void): void {
    this.structure.artifact(draw)
  }

  /** Remembers the cursor under a name for the table of contents. */
  markPlace(name: string): void {
    this.places.set(name, { page: this.pageNumber, sheet: this.pdf.page, top: this.y })
  }

  /** Adds a line to the reader's outline that leads to the cursor; level 2 stands below the last of level 1. */
  bookmark(title: string, level: 1 | 2): void {
    const text = normaliseText(title).toWellFormed().replaceAll('\n', ' ')
    const parent = level === 1 ? this.pdf.outline : (this.chapter ?? this.pdf.outline)
    const item = parent.addItem(text, { top: Math.max(0, this.y - 14) })
    if (level === 1) this.chapter = item
  }

  /** Runs when every page is known, before the file is closed. */
  atEnd(draw: () => void): void {
    this.endings.push(draw)
  }

  /** Closes the document and answers the file. */
  async finish(): Promise<Buffer> {
    this.paintRail()
    for (const ending of this.endings) ending()
    this.total.fill(this.glyphs, this.options.running, this.pageNumber, this.fallback)
    this.structure.close(this.structure.document)
    return this.pdf.finish()
  }

  private paintRail(): void {
    const { rail } = this
    if (!rail || this.y <= rail.top) return
    const height = Math.min(this.y, this.bottom) - rail.top
    this.artifact(() => fillBox(this.pdf, { left: rail.left, top: rail.top, width: 3.2, height }, rail.colour))
  }
}
