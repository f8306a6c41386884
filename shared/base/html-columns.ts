import { attribute, type Tag } from './html-tags.ts'

/** A merged cell of a hostile page takes no more than this. */
const mostRows = 1000
/** The most columns of a table that are told apart. */
export const mostColumns = 60

/** The columns of a table while its cells are read in order. Mutable, as its reader is. */
export type HtmlColumns = {
  /** The column of the cell that was begun last, and the one behind it. */
  at: number
  next: number
  /** How many rows below a merged cell still hold it, by column. */
  readonly held: number[]
}

/** The columns of a table of which nothing has been read. */
export function htmlColumns(): HtmlColumns {
  return { at: 0, next: 0, held: [] }
}

function span(tag: Tag, name: string, most: number): number {
  return Math.min(most, Math.max(1, Number.parseInt(attribute(tag, name), 10) || 1))
}

/** Goes on to the next row: merged cells that reach beyond its last cell reach a row less far. */
export function nextRow(columns: HtmlColumns): void {
  const { held } = columns
  for (let column = columns.next; column < held.length; column += 1) held[column] = Math.max(0, (held[column] ?? 0) - 1)
  columns.at = 0
  columns.next = 0
}

/** Goes on to the column of a cell, over those that merged cells above or before it take. */
export function nextCell(columns: HtmlColumns, tag: Tag): void {
  const { held } = columns
  let column = columns.next
  while ((held[column] ?? 0) > 0) {
    held[column] = (held[column] ?? 0) - 1
    column += 1
  }
  columns.at = column
  columns.next = Math.max(column + 1, Math.min(mostColumns, column + span(tag, 'colspan', mostColumns)))
  const below = span(tag, 'rowspan', mostRows) - 1
  for (; column < Math.min(mostColumns, columns.next); column += 1) held[column] = below
}
