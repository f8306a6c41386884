import { invariant } from '#shared/base/assert.ts'
import { type Chip, chipWidth, drawChip } from './chip.ts'
import type { AuditDocument } from './document.ts'
import { drawRule, fillBox } from './ink.ts'
import type { StructureElement } from './structure.ts'
import type { Line, Span } from './text-layout.ts'
import { palette, sheet, styles, type TextStyle } from './theme.ts'

/** A column as wide as its words need, in points, or with a share of what the others leave. */
export type Column = { readonly title: string; readonly align?: 'left' | 'right' } & (
  | { readonly points: number }
  | { readonly share: number }
)

/** What a cell shows. */
type Cell = string | { readonly spans: readonly Span[] } | { readonly chip: Chip }

/** A table; `namesRows` marks the first column as the name of its row, `least` is the height of a row that is written into by hand. */
type TableContent = {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  readonly namesRows?: boolean
  readonly least?: number
}

type Laid = { readonly lines: readonly Line[]; readonly chip?: Chip; readonly style: TextStyle }
type Placed = { readonly left: number; readonly width: number }

const padding = { x: 5, y: 3.6 }

/**
 * A data table: hairlines, every second row in a 3 % grey, no vertical rules. The head is repeated on every page as
 * decoration; a row stays whole unless it is taller than a page.
 */
export function drawTable(document: AuditDocument, parent: StructureElement, content: TableContent): void {
  const table = document.structure.add(parent, 'Table')
  const places = columnPlaces(document, content.columns)
  const head = content.columns.map((column, index) =>
    layCell(document, column.title, column, places[index], styles.tableHead),
  )
  const headHeight = rowHeight(head)
  const [first] = content.rows
  const firstHeight = first ? rowHeight(layRow(document, first, content.columns, places)) : 0
  document.ensure(headHeight + Math.min(firstHeight, document.pageHeight / 3))
  const headElement = document.structure.add(document.structure.add(table, 'THead'), 'TR')
  for (const [index, cell] of head.entries()) {
    const element = document.structure.add(headElement, 'TH', { scope: 'Column' })
    document.mark(element, () => drawCell(document, cell, places[index], document.y))
  }
  finishHead(document, headHeight)
  const body = document.structure.add(table, 'TBody')
  for (const [index, row] of content.rows.entries()) {
    drawRow(document, body, layRow(document, row, content.columns, places), places, {
      isShaded: index % 2 === 1,
      namesRow: content.namesRows ?? false,
      least: content.least ?? 0,
      headHeight,
      repeatHead: () => {
        document.artifact(() => {
          for (const [at, cell] of head.entries()) drawCell(document, cell, places[at], document.y)
        })
        finishHead(document, headHeight)
      },
    })
  }
  document.structure.close(table, parent)
  document.space(10)
}

type RowOptions = {
  readonly isShaded: boolean
  readonly namesRow: boolean
  readonly least: number
  readonly headHeight: number
  readonly repeatHead: () => void
}

function drawRow(
  document: AuditDocument,
  body: StructureElement,
  cells: readonly Laid[],
  places: readonly Placed[],
  options: RowOptions,
): void {
  const { lineHeight } = styles.table
  const element = document.structure.add(body, 'TR')
  const elements = cells.map((_, index) =>
    index === 0 && options.namesRow
      ? document.structure.add(element, 'TH', { scope: 'Row' })
      : document.structure.add(element, 'TD'),
  )
  const count = Math.max(1, ...cells.map((cell) => cell.lines.length))
  let done = 0
  while (done < count) {
    const room = Math.floor((document.bottom - document.y - 2 * padding.y + 0.01) / lineHeight)
    const fitsWhole = count - done <= room && document.y + options.least <= document.bottom
    const tallerThanPage = count * lineHeight + 2 * padding.y > document.pageHeight - options.headHeight
    // On a page that holds nothing but the head another page would offer no more room.
    const isFresh = document.y <= sheet.top + options.headHeight + 0.01
    if (!fitsWhole && !isFresh && (!tallerThanPage || room < 3)) {
      document.newPage()
      options.repeatHead()
      continue
    }
    const end = fitsWhole ? count : done + Math.max(room, 1)
    const height = Math.max((end - done) * lineHeight + 2 * padding.y, options.least)
    const top = document.y
    const from = done
    if (options.isShaded) {
      document.artifact(() =>
        fillBox(document.pdf, { left: document.left, top, width: document.width, height }, palette.zebra),
      )
    }
    for (const [index, cell] of cells.entries()) {
      const target = elements[index]
      if (!target || (cell.lines.length <= done && !(cell.chip && done === 0))) continue
      document.mark(target, () => drawCell(document, cell, places[index], top, [from, end]))
    }
    document.y += height
    document.artifact(() =>
      drawRule(document.pdf, { left: document.left, top: document.y, width: document.width }, palette.hairline, 0.4),
    )
    done = end
  }
  document.structure.close(element, body)
}

function finishHead(document: AuditDocument, height: number): void {
  document.y += height
  document.artifact(() =>
    drawRule(document.pdf, { left: document.left, top: document.y, width: document.width }, palette.brand, 0.9),
  )
}

function drawCell(
  document: AuditDocument,
  cell: Laid,
  place: Placed | undefined,
  top: number,
  [from, to]: readonly [number, number] = [0, cell.lines.length],
): void {
  if (!place) return
  const left = place.left + padding.x
  if (cell.chip && from === 0)
    drawChip(document, cell.chip, { left, top: top + padding.y, height: cell.style.lineHeight })
  else document.drawLines(cell.lines.slice(from, to), left, top + padding.y, place.width - 2 * padding.x, cell.style)
}

function layRow(
  document: AuditDocument,
  row: readonly Cell[],
  columns: readonly Column[],
  places: readonly Placed[],
): readonly Laid[] {
  return columns.map((column, index) => layCell(document, row[index] ?? '', column, places[index], styles.table))
}

function layCell(
  document: AuditDocument,
  cell: Cell,
  column: Column,
  place: Placed | undefined,
  base: TextStyle,
): Laid {
  const style: TextStyle = { ...base, align: column.align ?? 'left' }
  if (typeof cell !== 'string' && 'chip' in cell) return { lines: [], chip: cell.chip, style }
  const text = typeof cell === 'string' ? cell : cell.spans
  return { lines: document.layout(text, style, (place?.width ?? 0) - 2 * padding.x), style }
}

function rowHeight(cells: readonly Laid[]): number {
  return Math.max(1, ...cells.map((cell) => cell.lines.length)) * styles.table.lineHeight + 2 * padding.y
}

function columnPlaces(document: AuditDocument, columns: readonly Column[]): readonly Placed[] {
  const fixed = columns.reduce((sum, column) => sum + ('points' in column ? column.points : 0), 0)
  const shares = columns.reduce((sum, column) => sum + ('share' in column ? column.share : 0), 0)
  const rest = document.width - fixed
  invariant(shares === 0 || rest > 40, 'fixed columns leave room for the others')
  let left = document.left
  return columns.map((column) => {
    const width = 'points' in column ? column.points : (rest * column.share) / shares
    const place = { left, width }
    left += width
    return place
  })
}

/** Points that a column of chips needs, so that the longest word does not touch the next column. */
export function chipColumn(document: AuditDocument, chips: readonly Chip[]): number {
  return Math.max(0, ...chips.map((chip) => chipWidth(document, chip))) + 2 * padding.x + 4
}
