import { OperationError } from '#shared/contract/errors.ts'
import { writeCsv } from './csv.ts'
import type { OutgoingTable } from './format.ts'
import { writeJson } from './json.ts'
import { writeXlsx } from './xlsx-write.ts'

/** A format in which the records of a list go out and come in; `write` answers the bytes of the file. */
type TableFormat = {
  readonly name: string
  readonly mediaType: string
  readonly extension: string
  write(table: OutgoingTable): Uint8Array
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
]

/** The format of a name; `missing`, `errors.unknownFormat`. */
export function tableFormatNamed(name: string): TableFormat {
  const format = tableFormats.find((other) => other.name === name)
  if (!format) throw new OperationError('missing', 'errors.unknownFormat', { parameters: { format: name } })
  return format
}
