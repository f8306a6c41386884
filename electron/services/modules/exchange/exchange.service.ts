import { invalidInput, OperationError } from '#shared/contract/errors.ts'
import type { exchangeContract } from '#shared/modules/exchange/exchange.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../../context.ts'
import { cellOf } from '../../exchange/cells.ts'
import { csvFormat } from '../../exchange/csv.ts'
import { columnsOf, type Sheet, type TableFormat } from '../../exchange/format.ts'
import { referenceNames } from '../../exchange/reference-names.ts'
import { offeredBytes } from '../../files.ts'
import { recordNamed } from '../../open-vault.ts'
import { doInHelper } from '../../processes/helper.ts'
import type { Service } from '../../service.ts'
import { importTable } from './exchange.import.ts'

/** Every format of tables; one line each. */
const tableFormats: readonly TableFormat[] = [csvFormat]

function formatNamed(name: string): TableFormat {
  const format = tableFormats.find((other) => other.name === name)
  if (!format) throw new OperationError('missing', 'errors.unknownFormat', { parameters: { format: name } })
  return format
}

function recordFor(name: string): AnyRecord {
  const record = recordNamed(name)
  if (!record) throw new OperationError('missing', 'errors.unknownRecord', { parameters: { record: name } })
  return record
}

function refuseReader(record: AnyRecord, roles: readonly string[], needed: readonly string[]): void {
  if (needed.some((role) => roles.includes(role))) return
  throw new OperationError('forbidden', 'errors.forbidden', { parameters: { operation: `exchange ${record.name}` } })
}

function sheetOf(context: ReadContext, record: AnyRecord, rows: readonly AnyEntity[]): Sheet {
  const names = referenceNames(context)
  const columns = columnsOf(record)
  return {
    columns,
    rows: rows.map((row) =>
      columns.map((column) => {
        const field = Object.hasOwn(record.fields, column) ? record.fields[column] : undefined
        return field ? cellOf(field, row[column] ?? null, names) : String(row[column] ?? '')
      }),
    ),
  }
}

export const exchangeService: Service<typeof exchangeContract> = {
  exchange: {
    formats: () => tableFormats.map(({ name }) => ({ name, imports: true, exports: true })),
    async export({ format: name, record: recordName, filters, of }, { files, query, actor }) {
      const format = formatNamed(name)
      const record = recordFor(recordName)
      refuseReader(record, actor.roles, record.readers)
      const only = of === undefined ? [] : [{ field: 'id', comparison: 'is' as const, value: of }]
      const sheet = query((context) => sheetOf(context, record, context.read(record).all([...filters, ...only])))
      return files.offer(offeredBytes(`${record.table}.${format.extension}`, format.mediaType, format.write(sheet)))
    },
    async import({ format: name, record: recordName, ticket, into, dryRun, partial }, context) {
      const format = formatNamed(name)
      const record = recordFor(recordName)
      refuseReader(record, context.actor.roles, record.managed ? [] : record.writers)
      // A table states every reference in a column of its own; ignored, the target would be taken for obeyed.
      if (into !== undefined) throw invalidInput([{ path: 'into', key: 'unknownField' }])
      const { bytes } = context.files.take(ticket)
      const table = await doInHelper(context.host, 'import', { name: 'read-csv', input: { bytes } }, context.signal)
      return { format: format.name, ...(await importTable(context, record, table, { dryRun, partial })) }
    },
  },
}
