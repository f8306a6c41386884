import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { OperationError } from '#shared/contract/errors.ts'
import type { ForeignTable, Sheet, TableFormat } from './format.ts'

/** Cells that a spreadsheet would run as a formula: OWASP, "CSV injection"; ASVS 1.2.10. */
const formula = /^'*[=+\-@\t\r]/

/** Text as a spreadsheet shows it and does not run it: one apostrophe in front, taken off again on the way in. */
export function neutralise(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The reverse of neutralise. */
export function unneutralise(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}

const mostRows = 200_000
const longestCell = 1_000_000

/**
 * Takes a CSV file apart (RFC 4180; comma, semicolon or tab; UTF-8 with or without a mark). Refuses what is none:
 * `invalid` with `errors.fileUnreadable` and the line, `errors.fileTooLong` with the limit.
 */
export function readCsv(bytes: Uint8Array): ForeignTable {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new OperationError('invalid', 'errors.fileNotUtf8', { cause })
  }
  const first = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [',', ';', '\t'].toSorted((one, other) => first.split(other).length - first.split(one).length)[0]
  let lines: string[][]
  try {
    lines = parse(text, {
      bom: true,
      delimiter: delimiter ?? ',',
      relax_column_count: false,
      skip_empty_lines: true,
      max_record_size: longestCell,
    })
  } catch (cause) {
    const line = cause instanceof Error && 'lines' in cause ? Number(cause.lines) : 0
    throw new OperationError('invalid', 'errors.fileUnreadable', { parameters: { format: 'csv', line }, cause })
  }
  const [columns = [], ...rows] = lines
  if (rows.length > mostRows)
    throw new OperationError('invalid', 'errors.fileTooLong', { parameters: { rows: mostRows } })
  return {
    columns,
    rows: rows.map((cells, index) => ({
      where: String(index + 2),
      cells: Object.fromEntries(columns.map((column, place) => [column, unneutralise(cells[place] ?? '')])),
    })),
  }
}

/** CSV as spreadsheets open it: RFC 4180 with a byte order mark, formulas neutralised. */
export const csvFormat: TableFormat = {
  name: 'csv',
  mediaType: 'text/csv',
  extension: 'csv',
  write(sheet: Sheet) {
    const rows = sheet.rows.map((row) => row.map(neutralise))
    const text = stringify([[...sheet.columns], ...rows], { record_delimiter: '\r\n' })
    return Buffer.from(`\u{feff}${text}`)
  },
}
