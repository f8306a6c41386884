import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { TaskContext, WriteContext } from '../context.ts'
import { type OpenVault, recordNamed } from '../open-vault.ts'
import { finalNumber } from '../records/numbers.ts'
import { referencesOf } from '../records/reader.ts'
import type { ShownRecords } from './report-kind.ts'

/**
 * Gives the records of a report, and those that it names by number, their final numbers: what leaves may not be called
 * otherwise later.
 */
export function settleNumbers(context: TaskContext, shown: readonly ShownRecords[]): void {
  context.command((writing) => {
    for (const { record, rows } of shown) {
      for (const row of rows) {
        settle(writing, record, row)
        for (const { to, id } of referencesOf(record, row)) {
          const target = recordNamed(to)
          const named = target ? writing.read(target).find(id) : null
          if (target && named) settle(writing, target, named)
        }
      }
    }
  })
}

function settle({ writeManaged, vault, readEverything }: WriteContext, record: AnyRecord, row: AnyEntity): void {
  const field = Object.entries(record.fields).find(([, declared]) => declared.kind === 'number')?.[0]
  if (field === undefined) return
  // Read again: the same record may be shown and named, and is settled once.
  const present: AnyEntity = readEverything(record).get(row.id)
  const settled = finalNumber(String(present[field] ?? ''))
  if (settled !== null) writeManaged(record).set(row.id, { [field]: freeNumber(vault, record, field, settled) })
}

/** The number itself, or the next one that nobody bears, where two laptops counted alike. */
function freeNumber(vault: OpenVault, record: AnyRecord, field: string, wanted: string): string {
  const taken = vault.store.db.prepare<[string], number>(`SELECT 1 FROM "${record.table}" WHERE "${field}" = ?`).pluck()
  const digits = /\d+$/.exec(wanted)?.[0] ?? ''
  const stem = wanted.slice(0, wanted.length - digits.length)
  for (let number = Number(digits); ; number++) {
    const candidate = `${stem}${String(number).padStart(digits.length, '0')}`
    if (taken.get(candidate) === undefined) return candidate
  }
}
