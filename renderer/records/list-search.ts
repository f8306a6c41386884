import { isDay } from '#shared/base/calendar.ts'
import { type Filter, filterCheck, type ListQuery } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'

/** What the address of a list holds: the words looked for, one value per filtered field, order and archive. */
export type ListSearch = {
  readonly q?: string
  readonly is?: Readonly<Record<string, string>>
  /** Conditions beyond one value of a field: before a day, one of several states, empty. */
  readonly where?: readonly Filter[]
  /** Fields by which the list is sorted, the first one first, apart by commas; a minus stands for descending order. */
  readonly sort?: string
  readonly archived?: boolean
  /** A view of the list other than the table, by its name. */
  readonly view?: string
  /** The field that the list is grouped by. */
  readonly group?: string
  /** The detail takes the whole width. */
  readonly wide?: boolean
  /** The part of the record's page that is shown, by its name. */
  readonly tab?: string
  /** The day of a view or tab that shows the organisation as it stood. */
  readonly day?: string
  /** The list is meant as it stands here: what was last narrowed in it is not brought back. */
  readonly exact?: boolean
}

/** Reads an address that anyone may have typed; what is not understood is left out. */
export function listSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const { q, is, where, sort, archived, wide, view, tab, group, day, exact } = search
  const chosen =
    typeof is === 'object' && is !== null
      ? Object.entries(is).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      : []
  const conditions = (Array.isArray(where) ? where : []).flatMap((one) => filterCheck.safeParse(one).data ?? [])
  return {
    // The router reads a bare number as a number, though it was typed as words to look for.
    ...(typeof q === 'string' || typeof q === 'number' ? { q: String(q) } : {}),
    ...(chosen.length > 0 ? { is: Object.fromEntries(chosen) } : {}),
    ...(conditions.length > 0 ? { where: conditions.slice(0, 20) } : {}),
    ...(typeof sort === 'string' ? { sort } : {}),
    ...(archived === true ? { archived } : {}),
    ...(typeof view === 'string' ? { view } : {}),
    ...(typeof group === 'string' ? { group } : {}),
    ...(wide === true ? { wide } : {}),
    ...(typeof tab === 'string' ? { tab } : {}),
    ...(typeof day === 'string' && isDay(day) ? { day } : {}),
    ...(exact === true ? { exact } : {}),
  }
}

const stamps: readonly string[] = ['id', 'state', 'createdAt', 'updatedAt']

/** Whether the list of a record can be narrowed by a field of that name. */
function isKnown(record: AnyRecord, field: string): boolean {
  return stamps.includes(field) || Object.hasOwn(record.fields, field)
}

/** The conditions that an address states for a record's list. */
export function filtersOf(record: AnyRecord, search: ListSearch): Filter[] {
  const filters: Filter[] = []
  if (search.q) filters.push({ field: record.title, comparison: 'contains', value: search.q })
  for (const [field, value] of Object.entries(search.is ?? {})) {
    if (field !== 'state' && !Object.hasOwn(record.fields, field)) continue
    const kind = record.fields[field]?.kind
    if (kind === 'boolean') filters.push({ field, comparison: 'is', value: value === 'true' })
    else filters.push({ field, comparison: kind === 'references' ? 'contains' : 'is', value })
  }
  return [...filters, ...(search.where ?? []).filter(({ field }) => isKnown(record, field))]
}

const chosenKinds: readonly string[] = ['choice', 'reference', 'boolean']

/** The address of a list that shows exactly the records for which these conditions hold: what `filtersOf` reads back. */
export function searchFor(record: AnyRecord, filters: readonly Filter[], sort?: string): ListSearch {
  const is: Record<string, string> = {}
  const where: Filter[] = []
  for (const filter of filters) {
    const { field, comparison, value } = filter
    const isChosen = field === 'state' || chosenKinds.includes(record.fields[field]?.kind ?? '')
    const usable = typeof value === 'string' || typeof value === 'boolean'
    if (comparison === 'is' && isChosen && usable && is[field] === undefined) is[field] = String(value)
    else where.push(filter)
  }
  return {
    ...(Object.keys(is).length > 0 ? { is } : {}),
    ...(where.length > 0 ? { where } : {}),
    ...(sort === undefined ? {} : { sort }),
  }
}

/** One key of an order: the field and its direction. */
export type SortKey = { readonly field: string; readonly descending: boolean }

/** The most keys that a list is sorted by. */
const mostKeys = 3

/** The order that an address states; each field counts once. */
export function sortKeys(sort: string | undefined): readonly SortKey[] {
  const keys = (sort ?? '')
    .split(',')
    .filter((key) => key.replace(/^-/, '') !== '')
    .map((key): SortKey => ({ field: key.replace(/^-/, ''), descending: key.startsWith('-') }))
  return keys.filter((key, index) => keys.findIndex(({ field }) => field === key.field) === index).slice(0, mostKeys)
}

/** The list question without its page. */
export function queryOf(record: AnyRecord, search: ListSearch): ListQuery {
  return {
    filters: filtersOf(record, search),
    sort: sortKeys(search.sort).filter(({ field }) => field === 'state' || Object.hasOwn(record.fields, field)),
    archived: search.archived ?? false,
  }
}

/** The address after a column's name is pressed; `added` leaves the other keys of the order as they are. */
export function sortedBy(search: ListSearch, field: string, added = false): ListSearch {
  const { sort: _, ...rest } = search
  const sort = nextSort(search.sort, field, added)
  return sort ? { ...rest, sort } : rest
}

/** The next order when a column's name is pressed: up, down, as the vault gives it. */
export function nextSort(sort: string | undefined, field: string, added = false): string | undefined {
  const keys = sortKeys(sort)
  const own = keys.find((key) => key.field === field)
  const next = own?.descending ? [] : [{ field, descending: own !== undefined }]
  const others = added ? keys : keys.filter((key) => key === own)
  const order = own ? others.flatMap((key) => (key === own ? next : [key])) : [...others, ...next].slice(-mostKeys)
  return order.map((key) => `${key.descending ? '-' : ''}${key.field}`).join(',') || undefined
}

/** The address after the conditions on one field were replaced; null drops them. */
export function withCondition(
  record: AnyRecord,
  search: ListSearch,
  field: string,
  condition: Omit<Filter, 'field'> | null,
): ListSearch {
  const { is, where, ...rest } = search
  const stated = filtersOf(record, { ...(is ? { is } : {}), ...(where ? { where } : {}) })
  const others = stated.filter((filter) => filter.field !== field)
  return { ...rest, ...searchFor(record, condition ? [...others, { field, ...condition }] : others) }
}

/** The part of an address that decides which rows are shown, and in which order. */
export function rowsPart({ q, is, where, sort, archived }: ListSearch): ListSearch {
  return {
    ...(q ? { q } : {}),
    ...(is ? { is } : {}),
    ...(where ? { where } : {}),
    ...(sort ? { sort } : {}),
    ...(archived ? { archived } : {}),
  }
}
