import { translatorOf } from '#shared/base/translate.ts'
import { invalidInput } from '#shared/contract/errors.ts'
import { catalogues } from '#shared/messages.ts'
import type { ExportOptions } from '#shared/modules/exchange/exchange.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../../context.ts'
import type { OfferedFile } from '../../door.ts'
import { columnsOf } from '../../exchange/format.ts'
import { writtenTable } from '../../exchange/formats.ts'
import { referenceNames } from '../../exchange/reference-names.ts'
import { offeredBytes } from '../../files.ts'
import { dutiesCalendar } from './exchange.calendar.ts'

/** The format of a calendar, which goes out alone. */
export const calendarFormat = 'ics'

const pageLength = 500

/** Every row of a list, page by page, in its order. */
function rowsOf(context: ReadContext, record: AnyRecord, options: ExportOptions): readonly AnyEntity[] {
  const { filters, sort, archived, of } = options
  const only = of === undefined ? [] : [{ field: 'id', comparison: 'is' as const, value: of }]
  // Without an order of the caller's own, rows stand as they were made: a file should not change with every edit.
  const order = sort.length > 0 ? sort : [{ field: 'createdAt', descending: false }]
  const rows: AnyEntity[] = []
  for (let total = 1; rows.length < total; ) {
    const query = { filters: [...filters, ...only], sort: order, archived, offset: rows.length, limit: pageLength }
    const page = context.read(record).list(query)
    total = page.total
    rows.push(...page.rows)
    if (page.rows.length === 0) break
  }
  const wanted = options.ids ? new Set(options.ids) : null
  return wanted ? rows.filter(({ id }) => wanted.has(id)) : rows
}

/** The columns asked for, the id before them: without it a file that comes back would make everything anew. */
function chosenColumns(record: AnyRecord, wanted: readonly string[] | undefined): readonly string[] {
  const known = columnsOf(record)
  if (!wanted) return known
  const wrong = wanted.flatMap((name, index) =>
    known.includes(name) ? [] : [{ path: `columns.${index}`, key: 'unknownField' }],
  )
  if (wrong.length > 0) throw invalidInput(wrong)
  return [...new Set(['id', ...wanted])]
}

/** The file of a list or a calendar. `missing`: `errors.unknownFormat`; `invalid` for fields that are not known. */
export function outgoingFile(context: ReadContext, record: AnyRecord | null, options: ExportOptions): OfferedFile {
  if (options.format === calendarFormat) {
    const words = translatorOf(options.language, catalogues)
    const text = dutiesCalendar(context, { only: record, mine: options.mine, words })
    return offeredBytes(`${record ? record.table : 'duties'}.ics`, 'text/calendar', Buffer.from(text))
  }
  if (!record) throw invalidInput([{ path: 'record', key: 'required' }])
  const columns = chosenColumns(record, options.columns)
  const rows = rowsOf(context, record, options)
  const table = { record, columns, rows, names: referenceNames(context), zone: context.zone }
  const { bytes, mediaType, extension } = writtenTable(options.format, table)
  return offeredBytes(`${record.table}.${extension}`, mediaType, bytes)
}
