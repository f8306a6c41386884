import { assertNever } from '#shared/base/assert.ts'
import type { AnyRecord, RowRule } from '#shared/record/record.ts'
import type { Actor } from '../actor.ts'
import { embargoMoment } from './embargo-sql.ts'

/** A condition with the values of its `?`, in order. `sql` is never built from input. */
export type Condition = { readonly sql: string; readonly values: readonly (string | number)[] }

export const always: Condition = { sql: '1', values: [] }
export const never: Condition = { sql: '0', values: [] }

/** All of the conditions. */
export function both(conditions: readonly Condition[]): Condition {
  const needed = conditions.filter((condition) => condition !== always)
  if (needed.length === 0) return always
  return {
    sql: needed.map((condition) => `(${condition.sql})`).join(' AND '),
    values: needed.flatMap((condition) => condition.values),
  }
}

/** Any of the conditions. */
function either(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return never
  return {
    sql: conditions.map((condition) => `(${condition.sql})`).join(' OR '),
    values: conditions.flatMap((condition) => condition.values),
  }
}

/** Who reads, on which day, and all records there are. */
export type Reading = {
  readonly actor: Pick<Actor, 'roles' | 'person'>
  readonly today: string
  readonly records: readonly AnyRecord[]
}

/**
 * Which rows of a record the actor may read, as a condition on its table. Without it a trainee would read the scores
 * of others (test: 'row rules hold in every way out').
 */
export function readableRows(record: AnyRecord, reading: Reading): Condition {
  const { actor, today } = reading
  if (!record.readers.some((role) => actor.roles.includes(role))) return never
  const rows = record.rows
  if (!rows) return always
  switch (rows.rule) {
    case 'own':
      if (rows.except.some((role) => actor.roles.includes(role))) return always
      return either(rows.fields.map((field) => named(record, field, actor.person)))
    case 'team':
      if (rows.except.some((role) => actor.roles.includes(role))) return always
      return either([
        named(record, rows.field, actor.person),
        {
          sql: `"${record.table}"."${rows.field}" IN (
            SELECT "other"."person" FROM "memberships" AS "mine" JOIN "memberships" AS "other" ON "other"."group" = "mine"."group"
            WHERE "mine"."person" = ? AND ${heldOn('mine')} AND ${heldOn('other')})`,
          values: [actor.person, today, today, today, today],
        },
      ])
    case 'subject':
      return subjectRows(record, rows, reading)
    case 'document':
      return documentRows(record, rows, reading)
    case 'file':
      return fileRows(record, rows, reading)
    case 'embargo':
      if (rows.except.some((role) => actor.roles.includes(role))) return always
      return {
        sql: `COALESCE("${record.table}"."${rows.field}" < ${embargoMoment(record, rows, reading.records)}, 1)`,
        values: [],
      }
    default:
      return assertNever(rows)
  }
}

/** Whether a person is the value of a field, or one of its several values. */
function named(record: AnyRecord, field: string, person: string): Condition {
  const column = `"${record.table}"."${field}"`
  const isSet = record.fields[field]?.kind === 'references'
  return {
    sql: isSet ? `EXISTS (SELECT 1 FROM json_each(${column}) WHERE value = ?)` : `${column} = ?`,
    values: [person],
  }
}

function heldOn(alias: string): string {
  return `"${alias}"."archived" = 0 AND "${alias}"."from" <= ? AND ("${alias}"."until" IS NULL OR "${alias}"."until" >= ?)`
}

function subjectRows(record: AnyRecord, rows: Extract<RowRule, { rule: 'subject' }>, reading: Reading): Condition {
  const readable = reading.records.filter((other) => other.rows?.rule !== 'subject')
  return either(
    readable.flatMap((other): readonly Condition[] => {
      const condition = readableRows(other, reading)
      if (condition === never) return []
      const named = `"${record.table}"."${rows.recordField}" = '${other.name}'`
      if (condition === always) return [{ sql: named, values: [] }]
      return [
        {
          sql: `${named} AND "${record.table}"."${rows.idField}" IN (SELECT "id" FROM "${other.table}" WHERE ${condition.sql})`,
          values: condition.values,
        },
      ]
    }),
  )
}

const recordOf = (name: string | undefined, { records }: Reading) => records.find((record) => record.name === name)

function documentRows(record: AnyRecord, rows: Extract<RowRule, { rule: 'document' }>, reading: Reading): Condition {
  const { table } = record
  const ofKinds = Object.entries(rows.kinds).flatMap(([kind, about]): readonly Condition[] => {
    const subject = recordOf(about.record, reading)
    const held = about.holds.map((name) => recordOf(name, reading))
    if (!subject || held.some((one) => !one || readableRows(one, reading) !== always)) return []
    const condition = readableRows(subject, reading)
    if (condition === never) return []
    const isKind = `"${table}"."${rows.kindField}" = '${kind}'`
    if (condition === always) return [{ sql: isKind, values: [] }]
    return [
      {
        sql: `${isKind} AND "${table}"."${rows.idField}" IN (SELECT "id" FROM "${subject.table}" WHERE ${condition.sql})`,
        values: condition.values,
      },
    ]
  })
  const own = named(record, rows.person, reading.actor.person)
  const files = recordOf(rows.files, reading)
  if (files?.rows?.rule !== 'file') return either([...ofKinds, own])
  const asked = namedWithin(files, files.rows, reading)
  const sql = `"${table}"."id" IN (SELECT "${files.rows.of}" FROM "${files.table}" WHERE ${asked.sql})`
  return either([...ofKinds, own, { sql, values: asked.values }])
}

function fileRows(record: AnyRecord, rows: Extract<RowRule, { rule: 'file' }>, reading: Reading): Condition {
  const reference = record.fields[rows.of]
  const document = reference?.kind === 'reference' ? recordOf(reference.to, reading) : undefined
  if (!document) return never
  const { sql, values } = readableRows(document, reading)
  const ofReadable = `"${record.table}"."${rows.of}" IN (SELECT "id" FROM "${document.table}" WHERE ${sql})`
  return either([{ sql: ofReadable, values }, namedWithin(record, rows, reading)])
}

/** Whether a person stands in one of the rows within a record, or in the record itself where it has none. */
function namedWithin(
  record: AnyRecord,
  { parts, person }: Extract<RowRule, { rule: 'file' }>,
  { actor }: Reading,
): Condition {
  if (parts === undefined) return named(record, person, actor.person)
  return {
    sql: `EXISTS (SELECT 1 FROM json_each("${record.table}"."${parts}") WHERE json_extract(value, '$.${person}') = ?)`,
    values: [actor.person],
  }
}
