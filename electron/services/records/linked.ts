import type { AnyRecord } from '#shared/record/record.ts'
import { decodeEntity, type Row } from '../database/columns.ts'
import { both, type Reading, readableRows } from '../database/row-rule.ts'
import type { Store } from '../open-vault.ts'
import { titleOf } from './reader.ts'

/** A record that refers to another, and by which of its fields. */
export type LinkedRecord = {
  readonly record: string
  readonly id: string
  readonly title: string
  readonly field: string
}

/** At most this many per field; the list of that record, filtered, shows the rest. */
const mostPerField = 50

/** Records that refer to this one and that the actor may read, newest first within each field. */
export function linkedTo(store: Store, reading: Reading, target: AnyRecord, id: string): readonly LinkedRecord[] {
  return reading.records.flatMap((record) =>
    Object.entries(record.fields).flatMap(([field, declared]): readonly LinkedRecord[] => {
      const plain = declared.kind === 'reference' && declared.to === target.name
      const set = declared.kind === 'references' && declared.to === target.name
      if (!plain && !set) return []
      const column = `"${record.table}"."${field}"`
      const condition = both([
        plain
          ? { sql: `${column} = ?`, values: [id] }
          : { sql: `EXISTS (SELECT 1 FROM json_each(${column}) WHERE value = ?)`, values: [id] },
        { sql: `"${record.table}"."archived" = 0`, values: [] },
        readableRows(record, reading),
      ])
      return store.db
        .prepare<unknown[], Row>(
          `SELECT * FROM "${record.table}" WHERE ${condition.sql} ORDER BY "updatedAt" DESC LIMIT ${mostPerField}`,
        )
        .all(...condition.values)
        .map((row) => decodeEntity(record, row))
        .map((entity) => ({ record: record.name, id: entity.id, title: titleOf(record, entity), field }))
    }),
  )
}
