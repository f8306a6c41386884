import type Database from 'better-sqlite3'
import type { AnyRecord, Veil } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { embargoMoment, veiledEntity } from '../database/embargo-sql.ts'
import type { Reading } from '../database/row-rule.ts'
import type { Table } from '../database/table.ts'
import type { Operation } from '../journal/change-set.ts'

/** The tables of a vault, and those of them that have a veil behind it. */
type Tables = { table(record: AnyRecord): Table; veiled(record: AnyRecord): Table }

/** What of a record is kept from the actor. */
function veilFor({ veil }: AnyRecord, { actor }: Reading): Veil | null {
  return veil && !veil.except.some((role) => actor.roles.includes(role)) ? veil : null
}

/** The table of a record as the actor may see its values. */
export function tableFor(store: Tables, record: AnyRecord, reading: Reading): Table {
  return veilFor(record, reading) ? store.veiled(record) : store.table(record)
}

type Shown = {
  show(entity: AnyEntity): AnyEntity
  /** Whether operations on the record tell the actor nothing. */
  isSilent(operations: readonly Pick<Operation, 'field'>[]): boolean
}

const unveiled: Shown = { show: (entity) => entity, isSilent: () => false }

/** How the past of one record is told to the actor: a value that is under embargo now was under it in every entry. */
export function pastFor(
  { db }: { readonly db: Database.Database },
  record: AnyRecord,
  id: string,
  reading: Reading,
): Shown {
  const veil = veilFor(record, reading)
  if (!veil) return unveiled
  const sql = `SELECT ${embargoMoment(record, veil, reading.records)} FROM "${record.table}" WHERE "id" = ?`
  const moment = db.prepare<[string], string | null>(sql).pluck().get(id) ?? null
  if (moment === null) return unveiled
  return {
    show: (entity) => veiledEntity(veil, entity, moment),
    isSilent: (operations) =>
      operations.every((one) => one.field !== undefined && Object.hasOwn(veil.shown, one.field)),
  }
}
