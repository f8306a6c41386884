import { OperationError } from '#shared/contract/errors.ts'
import type { SourceChoice } from '#shared/modules/exchange/exchange.contract.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { isMap } from './cells.ts'
import { decodeText } from './encoding.ts'
import type { ForeignTable, OutgoingTable } from './format.ts'
import { refuseLarge } from './heads.ts'

/** What the first member of a list of ours says. */
const formatName = 'sealbook-list'

/** The value of JSON text; refuses as `errors.jsonUnreadable` with the character. */
export function parsedJson(text: string): AnyValue {
  try {
    // Parsed JSON is plain values and nothing else; floats are refused by the check of each field.
    return JSON.parse(text.replace(/^\u{feff}/u, '')) as AnyValue
  } catch (cause) {
    const place = cause instanceof Error ? Number(/position (\d+)/.exec(cause.message)?.[1] ?? text.length) : 0
    throw new OperationError('invalid', 'errors.jsonUnreadable', { parameters: { place: place + 1 }, cause })
  }
}

function rowsOf(value: AnyValue): readonly AnyValue[] {
  const rows = isMap(value) ? value.rows : value
  if (!Array.isArray(rows) || !rows.every(isMap)) throw new OperationError('invalid', 'errors.jsonNoList')
  return rows
}

/**
 * Takes a JSON list apart: one of ours, or any list of objects, whose members are the columns. Values keep their types.
 * `invalid`: `errors.jsonUnreadable` with the character, `errors.jsonNoList`, and as for text `errors.fileNotInEncoding`.
 */
export function readJson(bytes: Uint8Array, choice: SourceChoice = {}): ForeignTable {
  const { text, encoding } = decodeText(bytes, choice.encoding)
  const value = parsedJson(text)
  const rows = rowsOf(value).filter(isMap)
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  if (heads.length === 0) throw new OperationError('invalid', 'errors.fileEmpty')
  refuseLarge(rows.length, rows.length * heads.length, { number: 1, cells: heads })
  const record = isMap(value) && value.format === formatName ? String(value.record ?? '') : null
  const source = {
    ...{ format: 'json' as const, encoding, delimiter: null, sheet: null, sheets: [], ignored: [] },
    ...{ headerRow: 0, heads },
  }
  return {
    source,
    record,
    rows: rows.map((row, index) => ({
      where: String(index + 1),
      cells: heads.map((head) => (Object.hasOwn(row, head) ? (row[head] ?? null) : undefined)),
    })),
  }
}

/** The records of a list as JSON, each value as the vault stores it; references are ids. */
export function writeJson({ record, columns, rows }: OutgoingTable): Uint8Array {
  const plain = rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])))
  return Buffer.from(
    `${JSON.stringify({ format: formatName, version: 1, record: record.name, rows: plain }, null, 2)}\n`,
  )
}
