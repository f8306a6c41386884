import { type ListSearch, listSearch, rowsPart } from './list-search.ts'

/** A named filter of one record's list. */
export type SavedFilter = { readonly name: string; readonly search: ListSearch }

/** The filters that a member keeps for one list; `standard` names the one that the list begins with. */
export type SavedFilters = { readonly filters: readonly SavedFilter[]; readonly standard: string | null }

/** What of an address a saved filter holds: which rows, in which order, and what they are grouped by. */
export function savedPart(search: ListSearch): ListSearch {
  return { ...rowsPart(search), ...(search.group ? { group: search.group } : {}) }
}

export const noFilters: SavedFilters = { filters: [], standard: null }

/** Names beyond this many are more than a menu can show. */
export const mostFilters = 50
export const longestName = 80

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads what was kept; whatever is no filter is left out. */
export function readSaved(value: unknown): SavedFilters {
  if (!isObject(value) || !Array.isArray(value.filters)) return noFilters
  const filters = value.filters.flatMap((one: unknown): readonly SavedFilter[] => {
    if (!isObject(one) || typeof one.name !== 'string' || one.name.trim() === '' || !isObject(one.search)) return []
    return [{ name: one.name.trim().slice(0, longestName), search: savedPart(listSearch(one.search)) }]
  })
  const known = filters.filter(({ name }, index) => filters.findIndex((other) => other.name === name) === index)
  const standard = known.find(({ name }) => name === value.standard)?.name ?? null
  return { filters: known.slice(0, mostFilters), standard }
}

/** Adds a filter; one of the same name is replaced in its place. */
export function withFilter(saved: SavedFilters, filter: SavedFilter): SavedFilters {
  const isKnown = saved.filters.some(({ name }) => name === filter.name)
  const filters = isKnown
    ? saved.filters.map((one) => (one.name === filter.name ? filter : one))
    : [...saved.filters, filter]
  return { ...saved, filters }
}

/** Gives a filter another name; a name that another one has stays with that one. */
export function renamed(saved: SavedFilters, from: string, to: string): SavedFilters {
  if (to === '' || saved.filters.some(({ name }) => name === to)) return saved
  return {
    filters: saved.filters.map((one) => (one.name === from ? { ...one, name: to } : one)),
    standard: saved.standard === from ? to : saved.standard,
  }
}

export function withoutFilter(saved: SavedFilters, name: string): SavedFilters {
  return {
    filters: saved.filters.filter((one) => one.name !== name),
    standard: saved.standard === name ? null : saved.standard,
  }
}

/** The name of the filter that an address states, if it is a saved one. */
export function nameOf(saved: SavedFilters, search: ListSearch): string | null {
  const stated = JSON.stringify(savedPart(search))
  return saved.filters.find((one) => JSON.stringify(savedPart(one.search)) === stated)?.name ?? null
}
