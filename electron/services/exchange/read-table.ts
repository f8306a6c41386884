import { OperationError } from '#shared/contract/errors.ts'
import type { SourceChoice } from '#shared/modules/exchange/exchange.contract.ts'
import { readCsv } from './csv.ts'
import type { ForeignTable } from './format.ts'
import { readJson } from './json.ts'
import { refuseOtherKinds } from './other-kinds.ts'
import { questionFormatOf, readGift, readMoodleXml } from './question-table.ts'
import { readXlsx } from './xlsx-read.ts'

/** A file to be taken apart, for records of a type; `auto` goes by its first bytes. */
export type TableInput = {
  readonly bytes: Uint8Array
  readonly format: string
  readonly source: SourceChoice
  readonly record?: string
}

const readers: Readonly<Record<string, (bytes: Uint8Array, choice: SourceChoice) => ForeignTable>> = {
  csv: readCsv,
  xlsx: readXlsx,
  json: readJson,
  'moodle-xml': readMoodleXml,
  gift: readGift,
}

const begins = (bytes: Uint8Array, ...start: readonly number[]) => start.every((byte, index) => bytes[index] === byte)

function formatOf(bytes: Uint8Array): string {
  if (begins(bytes, 0x50, 0x4b)) return 'xlsx'
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
  return /^[{[]/.test(start) ? 'json' : 'csv'
}

/** Takes a foreign file apart. `invalid`: `errors.fileOldWorkbook`, `errors.fileOtherKind`, and what the reader of its format refuses. */
export function readTable({ bytes, format: named, source, record }: TableInput): ForeignTable {
  // The container of old workbooks, and of new ones with a password.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new OperationError('invalid', 'errors.fileOldWorkbook')
  const ofQuestions = named === 'auto' && record === 'question' ? questionFormatOf(bytes) : null
  const format = ofQuestions ?? named
  if (format !== 'moodle-xml') refuseOtherKinds(bytes)
  const read = readers[format === 'auto' ? formatOf(bytes) : format]
  if (!read) throw new OperationError('missing', 'errors.unknownFormat', { parameters: { format } })
  return read(bytes, source)
}
