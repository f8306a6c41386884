import type { AnyRecord } from '#shared/record/record.ts'
import { type Reading, readableRows } from '../database/row-rule.ts'
import type { Store } from '../open-vault.ts'
import { titleOf } from './reader.ts'
import { tableFor } from './veiled.ts'

/** A record that refers to another, and by which of its fields. */
export type LinkedRecord = {
  readonly record: string
  readonly id: string
  readonly title: string
  readonly field: string
}

/** At most this many per field; the list of that record, filtered, shows the rest. */
const mostPerField = 50
const newest = [{ field: 'updatedAt', descending: true }]

/** Records that refer to this one and that the actor may read, newest first within each field. */
export function linkedTo(store: Store, reading: Reading, target: AnyRecord, id: string): readonly LinkedRecord[] {
  return reading.records.flatMap((record) =>
    Object.entries(record.fields).flatMap(([field, declared]): readonly LinkedRecord[] => {
      const refers = declared.kind === 'reference' || declared.kind === 'references'
      if (!refers || declared.to !== target.name) return []
      return tableFor(store, record, reading)
        .first(
          { filters: [{ field, comparison: 'is', value: id }], sort: newest, limit: mostPerField },
          readableRows(record, reading),
        )
        .map((entity) => ({ record: record.name, id: entity.id, title: titleOf(record, entity), field }))
    }),
  )
}
