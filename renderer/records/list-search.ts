import { type Filter, filterCheck, type ListQuery } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'

/** What the address of a list holds: the words looked for, one value per filtered field, order and archive. */
export type ListSearch = {
  readonly q?: string
  readonly is?: Readonly<Record<string, string>>
  /** Conditions beyond one value of a field: before a day, one of several states, empty. */
  readonly where?: readonly Filter[]
  /** A field, with a minus before it for descending order. */
  readonly sort?: string
  readonly archived?: boolean
  /** A view of the list other than the table, by its name. */
  readonly view?: string
  /** The detail takes the whole width. */
  readonly wide?: boolean
  /** The part of the record's page that is shown, by its name. */
  readonly tab?: string
}

/** Reads an address that anyone may have typed; what is not understood is left out. */
export function listSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const { q, is, where, sort, archived, wide, view, tab } = search
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
    ...(wide === true ? { wide } : {}),
    ...(typeof tab === 'string' ? { tab } : {}),
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

/** The list question without its page. */
export function queryOf(record: AnyRecord, search: ListSearch): ListQuery {
  const field = search.sort?.replace(/^-/, '')
  const known = field !== undefined && (field === 'state' || Object.hasOwn(record.fields, field))
  return {
    filters: filtersOf(record, search),
    sort: known ? [{ field, descending: search.sort?.startsWith('-') ?? false }] : [],
    archived: search.archived ?? false,
  }
}

/** The address after a column's name is pressed. */
export function sortedBy(search: ListSearch, field: string): ListSearch {
  const { sort: _, ...rest } = search
  const sort = nextSort(search.sort, field)
  return sort ? { ...rest, sort } : rest
}

/** The next order when a column's name is pressed: up, down, as the vault gives it. */
export function nextSort(sort: string | undefined, field: string): string | undefined {
  if (sort === field) return `-${field}`
  return sort === `-${field}` ? undefined : field
}
