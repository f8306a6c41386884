import { invariant } from '#shared/base/assert.ts'
import type { AnyRecord, Embargo, Veil } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { stampColumns } from './columns.ts'

/** The record that an embargo waits for. */
function awaited(record: AnyRecord, { of }: Embargo, records: readonly AnyRecord[]): AnyRecord {
  const field = record.fields[of]
  const target = field?.kind === 'reference' ? records.find(({ name }) => name === field.to) : undefined
  invariant(target, `the embargo of ${record.name} waits for a record`)
  return target
}

/** The moment from which on a row of the record is under embargo, as SQL; null where it is not. Made of declared names alone. */
export function embargoMoment(record: AnyRecord, embargo: Embargo, records: readonly AnyRecord[]): string {
  const { table } = awaited(record, embargo, records)
  const over = embargo.over.map((state) => `'${state}'`).join(', ')
  return `(SELECT "${table}"."${embargo.moment}" FROM "${table}"
    WHERE "${table}"."id" = "${record.table}"."${embargo.of}" AND "${table}"."state" NOT IN (${over}))`
}

/**
 * What a veiled row tells of its last change: that of its making, whether or not something came later. Were only the rows
 * that changed masked, the mask would name them. Those who are kept from the values write none of these rows.
 */
const stampsInstead: ReadonlyMap<string, string | null> = new Map([
  ['updatedAt', 'createdAt'],
  ['updatedBy', 'createdBy'],
  ['revision', null],
])

/**
 * A common table that stands before the table of a record, with other values where it is veiled; a query that follows
 * reads, filters, sorts and sums these.
 */
export function veiledTable(record: AnyRecord, veil: Veil, records: readonly AnyRecord[]): string {
  const moment = embargoMoment(record, veil, records)
  const own = (name: string) => `"${record.table}"."${name}"`
  const fields = Object.keys(record.fields).map((name) => {
    const shown = veil.shown[name]
    if (shown === undefined) return own(name)
    const instead = 'as' in shown ? own(shown.as) : `CASE WHEN ${own(shown.until)} < ${moment} THEN ${own(name)} END`
    return `CASE WHEN ${moment} IS NULL THEN ${own(name)} ELSE ${instead} END AS "${name}"`
  })
  const stamps = stampColumns.map((name) => {
    const instead = stampsInstead.get(name)
    return instead === undefined
      ? own(name)
      : `CASE WHEN ${moment} IS NULL THEN ${own(name)} ELSE ${instead === null ? "''" : own(instead)} END AS "${name}"`
  })
  const columns = [`${own('rowid')} AS "rowid"`, ...stamps, ...fields].join(', ')
  // The schema is named so that the common table is not taken for its own source.
  return `WITH "${record.table}" AS (SELECT ${columns} FROM main."${record.table}")`
}

/** The same for a row at hand, as it was at some time. */
export function veiledEntity(veil: Veil, entity: AnyEntity, moment: string | null): AnyEntity {
  if (moment === null) return entity
  const values = Object.entries(veil.shown).map(([name, shown]) => {
    if ('as' in shown) return [name, entity[shown.as] ?? null] as const
    const at = entity[shown.until]
    return [name, typeof at === 'string' && at < moment ? (entity[name] ?? null) : null] as const
  })
  return { ...entity, ...Object.fromEntries(values) }
}
