import type { PastedTable } from '#shared/base/pasted-table.ts'
import { typedDay } from '#shared/base/typed-day.ts'
import { typedDuration } from '#shared/base/typed-duration.ts'
import type { Field } from '#shared/record/fields.ts'
import { plainNumber } from './plain-number.ts'

export type PartsRow = Readonly<Record<string, unknown>>

/** A column of a table of parts: its field, its name in words, and the choice that a word stands for, if any. */
export type PastedColumn = {
  readonly name: string
  readonly field: Field
  readonly label: string
  choiceCalled(word: string): string | null
}

/** What became of a pasted table. Rows are counted from 1, as people count them. */
export type PastedRows = {
  readonly rows: readonly PartsRow[]
  /** How many rows took something. */
  readonly taken: number
  /** Cells that their column could not take; what stood there before stands there still. */
  readonly refused: readonly { readonly label: string; readonly row: number; readonly text: string }[]
  /** Rows beyond the most that the table holds, and cells beyond its last column. */
  readonly rowsBeyond: number
  readonly cellsBeyond: number
}

const yes: readonly string[] = ['true', 'yes', 'y', '1', 'x', '是', '有', '√', '✓']
const no: readonly string[] = ['false', 'no', 'n', '0', '否', '无', '×']

function yesOrNo(text: string): boolean | null {
  const word = text.toLowerCase()
  return yes.includes(word) ? true : no.includes(word) ? false : null
}

/** What a pasted text is in a column; null where nothing but a choice among records would do. Checks come later. */
function cellValue({ field, choiceCalled }: PastedColumn, text: string): unknown {
  const plain = text.normalize('NFKC').trim()
  switch (field.kind) {
    case 'text':
      return text.replaceAll(/\s+/g, ' ').trim()
    case 'markdown':
      return text
    case 'integer': {
      const number = plainNumber(plain)
      return /^-?\d{1,15}$/.test(number) ? Number(number) : number
    }
    case 'decimal':
      return plainNumber(plain)
    case 'percent':
      return plainNumber(plain.replace(/\s*%$/, ''))
    case 'boolean':
      return yesOrNo(plain)
    case 'choice':
      return choiceCalled(text.trim())
    case 'date':
      return typedDay(plain) ?? plain
    case 'duration':
      return typedDuration(plain) ?? plain
    default:
      return null
  }
}

/** A first row that says nothing but the names of the columns it would stand in. */
function isHead(row: readonly string[], columns: readonly PastedColumn[]): boolean {
  const alike = (text: string) => text.normalize('NFKC').trim().toLowerCase()
  return row.every((cell, place) => cell === '' || alike(cell) === alike(columns[place]?.label ?? ''))
}

/**
 * Puts a pasted table into the rows of a table of parts, from a row and a column on, as a sheet does: rows that are there
 * are written over where the pasted cells say something, and rows that are missing are added, up to `max`.
 */
export function withPasted(
  rows: readonly PartsRow[],
  columns: readonly PastedColumn[],
  table: PastedTable,
  at: { readonly row: number; readonly column: number },
  max: number,
): PastedRows {
  const places = columns.slice(at.column)
  const [head, ...others] = table
  const pasted = head && others.length > 0 && isHead(head, places) ? others : table
  const kept = pasted.slice(0, Math.max(0, max - at.row))
  const refused: PastedRows['refused'][number][] = []
  const next = [...rows]
  for (const [index, cells] of kept.entries()) {
    const row = at.row + index
    const made: Record<string, unknown> = { ...next[row] }
    for (const [place, column] of places.entries()) {
      const text = cells[place] ?? ''
      if (text === '') continue
      const value = cellValue(column, text)
      if (value === null) refused.push({ label: column.label, row: row + 1, text })
      else made[column.name] = value
    }
    next[row] = made
  }
  const beyond = (cells: readonly string[]) => cells.slice(places.length).filter((cell) => cell !== '').length
  return {
    rows: next,
    taken: kept.length,
    refused,
    rowsBeyond: pasted.length - kept.length,
    cellsBeyond: kept.reduce((sum, cells) => sum + beyond(cells), 0),
  }
}
