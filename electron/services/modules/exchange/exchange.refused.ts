import type { Translator } from '#shared/base/translate.ts'
import type { ImportError, PreviewRow } from '#shared/modules/exchange/exchange.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import type { OfferedFile } from '../../door.ts'
import { csvOf } from '../../exchange/csv.ts'
import type { ForeignRow, ForeignTable } from '../../exchange/format.ts'
import { offeredBytes } from '../../files.ts'

/** A cell as text: values that are none are JSON. */
function textOf(cell: AnyValue | undefined): string {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

/** Characters of a cell that are shown before an import; the file itself keeps the rest. */
const shownLength = 200

/** The first rows of a file and its first refused ones, in the order of the file. */
export function previewOf(
  table: ForeignTable,
  refused: ReadonlyMap<ForeignRow, readonly ImportError[]>,
  count: number,
): readonly PreviewRow[] {
  const first = table.rows.slice(0, count)
  const more = [...refused.keys()].filter((row) => !first.includes(row)).slice(0, count)
  return [...first, ...more].map(({ where, cells }) => ({
    where,
    cells: table.source.heads.map((_, index) => textOf(cells[index]).slice(0, shownLength)),
  }))
}

/** The refused rows as they came, each with its reasons in a last column, as a CSV file. */
export function refusedFile(
  record: AnyRecord,
  table: ForeignTable,
  refused: ReadonlyMap<ForeignRow, readonly ImportError[]>,
  words: Translator,
): OfferedFile {
  const reason = ({ field, message, parameters }: ImportError) => {
    const label = `${record.name}.${field.split('.')[0]}`
    return `${words.has(label) ? `${words(label)}: ` : ''}${words(message, parameters)}`
  }
  const { heads } = table.source
  const rows = [...refused].map(([row, errors]) => {
    const cells = heads.map((_, index) => textOf(row.cells[index]))
    return [...cells, errors.map(reason).join('; ')]
  })
  const bytes = csvOf([[...heads, words('import.reasons')], ...rows])
  return offeredBytes(`${record.table}-refused.csv`, 'text/csv', bytes)
}
