import { useEffect, useState } from 'react'
import { useKept } from '../api/use-kept.ts'
import { noFilters, readSaved, type SavedFilters } from './list-saved-filters.ts'
import { type ListSearch, rowsPart } from './list-search.ts'

/** How each list was last narrowed; the page is gone when the vault is locked, and this with it. */
const last = new Map<string, ListSearch>()

function isPlain(search: ListSearch): boolean {
  return Object.keys(rowsPart(search)).length === 0
}

/**
 * The saved filters of a list. Coming back to a list without a filter in the address restores how it was left, or begins
 * with the member's own first filter; a link that counts its records says `exact` and is left as it is.
 */
export function useListMemory(record: string, search: ListSearch, onChange: (search: ListSearch) => void) {
  const kept = useKept('filter')
  const [settled, setSettled] = useState(false)
  const value = kept.values.get(record)?.value
  useEffect(() => {
    if (settled || !kept.isReady) return
    setSettled(true)
    const saved = readSaved(value)
    const standard = saved.filters.find(({ name }) => name === saved.standard)?.search
    const before = last.get(record) ?? standard
    if (!search.exact && isPlain(search) && before && !isPlain(before)) onChange({ ...search, ...before })
  }, [settled, kept.isReady, value, record, search, onChange])
  useEffect(() => {
    if (settled) last.set(record, rowsPart(search))
  }, [settled, record, search])
  const save = (saved: SavedFilters) => (saved.filters.length === 0 ? kept.remove(record) : kept.put(record, saved))
  return { saved: kept.isReady ? readSaved(value) : noFilters, save }
}
