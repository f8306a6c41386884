import { OperationError } from '#shared/contract/errors.ts'
import { writeCsv } from './csv.ts'
import type { OutgoingTable } from './format.ts'
import { writeJson } from './json.ts'
import { writeMoodleXml } from './moodle-write.ts'
import { writeXlsx } from './xlsx-write.ts'

/**
 * A format in which the records of a list go out and come in; `only` where it is of one type of record, `write` answers the
 * bytes of the file, null where it comes in alone.
 */
type TableFormat = {
  readonly only?: string
  readonly name: string
  readonly mediaType: string
  readonly extension: string
  readonly write: ((table: OutgoingTable) => Uint8Array) | null
}

/** Every format of tables; one line each. */
export const tableFormats: readonly TableFormat[] = [
  { name: 'csv', mediaType: 'text/csv', extension: 'csv', write: writeCsv },
  {
    name: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    write: writeXlsx,
  },
  { name: 'json', mediaType: 'application/json', extension: 'json', write: writeJson },
  { name: 'moodle-xml', only: 'question', mediaType: 'application/xml', extension: 'xml', write: writeMoodleXml },
  { name: 'gift', only: 'question', mediaType: 'text/plain', extension: 'txt', write: null },
]

const unknown = (format: string) => new OperationError('missing', 'errors.unknownFormat', { parameters: { format } })

/** The format of a name, for records of this type; `missing`, `errors.unknownFormat`. */
export function tableFormatNamed(name: string, record: string): TableFormat {
  const format = tableFormats.find((other) => other.name === name && (other.only ?? record) === record)
  if (!format) throw unknown(name)
  return format
}

/** The bytes of a table in a format, with what they are; `missing`, `errors.unknownFormat` also for one that only comes in. */
export function writtenTable(name: string, table: OutgoingTable) {
  const { write, mediaType, extension } = tableFormatNamed(name, table.record.name)
  if (write === null) throw unknown(name)
  return { bytes: write(table), mediaType, extension }
}
