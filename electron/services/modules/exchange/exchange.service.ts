import { invalidInput, OperationError } from '#shared/contract/errors.ts'
import { scanFormats } from '#shared/modules/assets/scan.record.ts'
import type { exchangeContract } from '#shared/modules/exchange/exchange.contract.ts'
import { niceFormat } from '#shared/modules/exchange/exchange.source.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Role } from '#shared/record/roles.ts'
import { tableFormatNamed, tableFormats } from '../../exchange/formats.ts'
import { recordNamed } from '../../open-vault.ts'
import { doInHelper } from '../../processes/helper.ts'
import type { Service } from '../../service.ts'
import { calendarFormat, outgoingFile } from './exchange.export.ts'
import { importTable } from './exchange.import.ts'

function recordFor(name: string): AnyRecord {
  const record = recordNamed(name)
  if (!record) throw new OperationError('missing', 'errors.unknownRecord', { parameters: { record: name } })
  return record
}

function refuseReader(record: AnyRecord, roles: readonly Role[], needed: readonly Role[]): void {
  if (needed.some((role) => roles.includes(role))) return
  throw new OperationError('forbidden', 'errors.forbidden', { parameters: { operation: `exchange ${record.name}` } })
}

export const exchangeService: Service<typeof exchangeContract> = {
  exchange: {
    formats: () => [
      ...tableFormats.map(({ name, write }) => ({ name, imports: true, exports: write !== null })),
      ...scanFormats.map((name) => ({ name, imports: true, exports: false })),
      { name: niceFormat, imports: true, exports: false },
      { name: calendarFormat, imports: false, exports: true },
    ],
    async export(input, { files, query, actor }) {
      const record = input.record === undefined ? null : recordFor(input.record)
      if (record) refuseReader(record, actor.roles, record.readers)
      return files.offer(query((context) => outgoingFile(context, record, input)))
    },
    async import(input, context) {
      const { format, record: recordName, ticket, into, source, ...options } = input
      const record = recordFor(recordName)
      if (format !== 'auto') tableFormatNamed(format, record.name)
      refuseReader(record, context.actor.roles, record.managed ? [] : record.writers)
      // A table states every reference in a column of its own; ignored, the target would be taken for obeyed.
      if (into !== undefined) throw invalidInput([{ path: 'into', key: 'unknownField' }])
      const { bytes } = context.files.take(ticket)
      const job = { name: 'read-table', input: { bytes, format, source, record: record.name } } as const
      const table = await doInHelper(context.host, 'import', job, context.signal)
      if (table.record !== null && table.record !== record.name)
        throw new OperationError('invalid', 'errors.jsonOtherRecord', { parameters: { found: table.record } })
      return { format: table.source.format, ...(await importTable(context, record, table, options)) }
    },
  },
}
