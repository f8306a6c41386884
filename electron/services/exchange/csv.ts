import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { neutralise, unneutralise } from '#shared/base/formula.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { SourceChoice } from '#shared/modules/exchange/exchange.contract.ts'
import { cellOf } from './cells.ts'
import { characterOf, delimiterOf, statedDelimiter } from './delimiter.ts'
import { decodeText } from './encoding.ts'
import type { ForeignRow, ForeignTable, OutgoingTable } from './format.ts'
import { type RawRow, refuseLarge, splitHeads } from './heads.ts'

const longestRow = 4_000_000

/** How a table is parsed, but for its delimiter. */
export const csvOptions = {
  bom: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  max_record_size: longestRow,
}

/** Where the next row begins, both counted from 1: a row goes over several lines where a cell has line ends in it. */
export type RowStart = { readonly row: number; readonly line: number }

/** Where the row behind this one begins. */
export function rowAfter({ row, line }: RowStart, cells: readonly string[]): RowStart {
  const ends = cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
  return { row: row + 1, line: line + 1 + ends }
}

/** The refusal of a CSV file by what the parser says is wrong with the row that begins there. */
export function csvRefusal(error: unknown, start: RowStart): OperationError {
  if (!(error instanceof CsvError)) return new OperationError('internal', 'errors.internal', { cause: error })
  // The parser counts columns from 0, and takes the line end of Windows within a cell for two lines.
  const place = { ...start, column: Number(error.column) + 1 }
  const options = { parameters: place, cause: error }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new OperationError('invalid', 'errors.quoteNotClosed', options)
  if (error.code.includes('QUOTE')) return new OperationError('invalid', 'errors.quoteMisplaced', options)
  const parameters = { format: 'csv', line: start.line }
  return new OperationError('invalid', 'errors.fileUnreadable', { parameters, cause: error })
}

function linesOf(text: string, delimiter: string, before: number): readonly RawRow[] {
  const rows: RawRow[] = []
  let cellCount = 0
  let start: RowStart = { row: before + 1, line: before + 1 }
  try {
    parse(text, {
      ...csvOptions,
      delimiter,
      on_record(cells: string[]) {
        cellCount += cells.length
        const row = { number: start.row, cells }
        refuseLarge(rows.length, cellCount, row)
        rows.push(row)
        start = rowAfter(start, cells)
        return null
      },
    })
  } catch (error) {
    throw error instanceof OperationError ? error : csvRefusal(error, start)
  }
  return rows
}

/** A row under its heads, its cells as they were before they were made safe for spreadsheets. */
export function rowOf(row: RawRow, heads: readonly string[]): ForeignRow {
  const cells = row.cells.map(unneutralise)
  const where = String(row.number)
  // Whether a cell is missing or a delimiter too many, all cells behind it would be taken for other fields.
  const spare = cells.slice(heads.length).some((cell) => cell.trim() !== '')
  if (cells.length >= heads.length && !spare) return { where, cells }
  return { where, cells, fault: { key: 'cells', parameters: { cells: cells.length, heads: heads.length } } }
}

/**
 * Takes a CSV file apart (RFC 4180), its encoding and delimiter found out where not chosen. `invalid`, by line, row and
 * column: `errors.quoteNotClosed`, `errors.quoteMisplaced`; by line `errors.fileNotInEncoding`, `errors.fileUnreadable`; and
 * `errors.fileTooLong`, `errors.fileTooWide`, `errors.fileEmpty`.
 */
export function readCsv(bytes: Uint8Array, choice: SourceChoice = {}): ForeignTable {
  const { text, encoding } = decodeText(bytes, choice.encoding)
  const stated = statedDelimiter(text)
  const delimiter = choice.delimiter ?? stated ?? delimiterOf(text)
  const lines = stated
    ? linesOf(text.slice(text.indexOf('\n') + 1), characterOf[delimiter], 1)
    : linesOf(text, characterOf[delimiter], 0)
  const { headerRow, heads, rows } = splitHeads(lines, choice.headerRow)
  const source = {
    ...{ format: 'csv' as const, encoding, delimiter, headerRow, heads: heads.map(unneutralise) },
    ...{ sheet: null, sheets: [], ignored: [] },
  }
  return { source, record: null, rows: rows.map((row) => rowOf(row, heads)) }
}

/** Rows of text as a CSV file that spreadsheets open: RFC 4180 with a byte order mark, formulas neutralised. */
export function csvOf(rows: readonly (readonly string[])[]): Uint8Array {
  const text = stringify(
    rows.map((row) => row.map(neutralise)),
    // A lone line feed ends no row of ours, and yet one for every spreadsheet that finds it without quotation marks.
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  )
  return Buffer.from(`\u{feff}${text}`)
}

/** The records of a list as CSV. */
export function writeCsv({ record, columns, rows, names }: OutgoingTable): Uint8Array {
  const cells = rows.map((row) =>
    columns.map((column) => {
      const field = Object.hasOwn(record.fields, column) ? record.fields[column] : undefined
      return field ? cellOf(field, row[column] ?? null, names) : String(row[column] ?? '')
    }),
  )
  return csvOf([columns, ...cells])
}
