import { OperationError } from '#shared/contract/errors.ts'
import type { Titles } from '#shared/contract/list.ts'
import type { Summary } from '#shared/contract/list-summary.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord, Entity } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import type { PickedRow, RecordReader } from '../context.ts'
import type { Row, Scalar } from '../database/columns.ts'
import { always, never, type Reading, readableRows } from '../database/row-rule.ts'
import { recordNamed, type Store } from '../open-vault.ts'
import { tableFor } from './veiled.ts'

/** Reads one type of record under the actor's rules, or past them where `everything` is asked for. */
export function recordReader<R extends AnyRecord>(
  store: Store,
  record: R,
  reading: Reading,
  everything = false,
): RecordReader<R> {
  const table = everything ? store.table(record) : tableFor(store, record, reading)
  const rule = everything ? always : readableRows(record, reading)
  // The table decodes by the same fields that Entity<R> is derived from.
  const typed = (entity: AnyEntity) => entity as Entity<R>
  const find = (id: string) => table.find(id, rule)
  return {
    find(id) {
      const entity = find(id)
      return entity ? typed(entity) : null
    },
    get(id) {
      const entity = find(id)
      if (!entity) throw missing(record, id)
      return typed(entity)
    },
    list(query) {
      const page = table.page(query, rule)
      return { rows: page.rows.map(typed), total: page.total, titles: titlesFor(store, reading, record, page.rows) }
    },
    summary(query) {
      const summary = table.summary(query, rule)
      return { ...summary, titles: groupTitles(store, reading, record, query.group, summary) }
    },
    first: (query) => table.first(query, rule).map(typed),
    all: (filters = [], sort) =>
      table.all(filters, sort ? [{ field: sort.field, descending: sort.descending ?? false }] : [], rule).map(typed),
    count: (filters = []) => table.count(filters, rule),
    pick: (fields, filters) => table.pick(fields, rule, filters).map((row) => picked(fields, row)),
    slice: (fields, { filters = [], after = 0, limit }) => {
      const { rows, last } = table.slice(fields, filters, after, limit, rule)
      // The table decodes by the same fields that Entity<R> is derived from.
      return { rows: rows as never[], last }
    },
    tally: (groups) => table.tally(groups, rule),
    tallyBy: (field, filters, groups) => table.tallyBy(field, filters, groups, rule),
    tallyApart: (fields, filters, groups) => table.tallyApart(fields, filters, groups, rule),
    pairs: (question) => table.pairs(question, rule),
    measure: (question) => table.measure(question, rule),
    percentile: (question, share) => table.percentile(question, share, rule),
    members: (question, page) => table.members(question, page, rule),
  }
}

function picked(fields: readonly string[], row: Row): PickedRow {
  const { id, state, archived, createdAt, updatedAt } = row
  const text = (value: Scalar | undefined) => (typeof value === 'string' ? value : null)
  return {
    ...{ id: String(id), state: String(state), archived: archived === 1 },
    ...{ createdAt: String(createdAt), updatedAt: String(updatedAt) },
    texts: Object.fromEntries(fields.map((name) => [name, text(row[name])])),
  }
}

/** The refusal for a record that does not exist or may not be read: the two are not told apart. */
export function missing(record: AnyRecord, id: string): OperationError {
  return new OperationError('missing', 'errors.missingRecord', { parameters: { record: record.name, id } })
}

function referencesIn(field: Field, value: AnyValue | undefined): readonly (readonly [string, string])[] {
  if (value === null || value === undefined) return []
  if (field.kind === 'reference') return [[field.to, String(value)]]
  if (field.kind === 'references' && Array.isArray(value))
    return value.map((id: AnyValue) => [field.to, String(id)] as const)
  if (field.kind !== 'parts' || !Array.isArray(value)) return []
  return value.flatMap((row: AnyValue) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return []
    const cells = new Map(Object.entries(row))
    return Object.entries(field.fields).flatMap(([name, part]) => referencesIn(part, cells.get(name)))
  })
}

/** Every [record, id] that a record's fields refer to, with the path of the field. */
export function referencesOf(
  record: AnyRecord,
  entity: Readonly<Record<string, AnyValue>>,
): readonly { readonly path: string; readonly to: string; readonly id: string }[] {
  return Object.entries(record.fields).flatMap(([path, field]) =>
    referencesIn(field, entity[path]).map(([to, id]) => ({ path, to, id })),
  )
}

/** How a record is called: its number, if it has one, and its title. */
export function titleOf(record: AnyRecord, entity: AnyEntity): string {
  const numbered = Object.entries(record.fields).find(([, field]) => field.kind === 'number')
  const title = String(entity[record.title] ?? '')
  const number = numbered ? entity[numbered[0]] : null
  return typeof number === 'string' && numbered?.[0] !== record.title ? `${number} ${title}` : title
}

/** The titles of the records that a list is grouped by, as far as the actor may read them. */
function groupTitles(
  store: Store,
  reading: Reading,
  record: AnyRecord,
  group: string | undefined,
  { groups }: Pick<Summary, 'groups'>,
): Titles {
  const field = group === undefined ? undefined : record.fields[group]
  const target = field?.kind === 'reference' ? recordNamed(field.to) : null
  if (!target) return {}
  const rule = readableRows(target, reading)
  const titled = groups.flatMap(({ value }) => {
    const entity = typeof value === 'string' ? store.table(target).find(value, rule) : null
    return entity ? [[entity.id, titleOf(target, entity)] as const] : []
  })
  return Object.fromEntries(titled)
}

/** Titles of everything that the rows refer to and the actor may read, the people who made and changed them included. */
export function titlesFor(store: Store, reading: Reading, record: AnyRecord, rows: readonly AnyEntity[]): Titles {
  const titles: Record<string, string> = {}
  const rules = new Map(reading.records.map((target) => [target, readableRows(target, reading)]))
  const add = (name: string, id: string) => {
    if (id === '' || Object.hasOwn(titles, id)) return
    const target = recordNamed(name)
    const entity = target ? store.table(target).find(id, rules.get(target) ?? never) : null
    if (target && entity) titles[id] = titleOf(target, entity)
  }
  for (const row of rows) {
    for (const { to, id } of referencesOf(record, row)) add(to, id)
    add('person', row.createdBy)
    add('person', row.updatedBy)
  }
  return titles
}
