import { useCallback, useState } from 'react'
import { useKept } from '../../api/use-kept.ts'
import { isOpen, type OpenGroups, readOpen, turned, withOpen } from './closed-groups.ts'

/** Which groups of a list are open, and the ways to open and close them. */
export type OpenGroupsHandle = {
  readonly isOpen: (key: string) => boolean
  readonly turn: (key: string, open: boolean) => void
  readonly turnAll: (open: boolean) => void
}

/** The open groups of a list by a field, remembered for the member. */
export function useOpenGroups(record: string, field: string): OpenGroupsHandle {
  const name = `groups ${record}`
  const { values, put } = useKept('view')
  const kept = values.get(name)?.value
  const place = `${record} ${field}`
  const [here, setHere] = useState<{ readonly place: string; readonly open: OpenGroups } | null>(null)
  const open = here?.place === place ? here.open : readOpen(kept, field)
  const change = (next: OpenGroups) => {
    if (next === open) return
    setHere({ place, open: next })
    // What cannot be kept is open or closed all the same.
    put(name, withOpen(kept, field, next)).catch(() => undefined)
  }
  const { all, others } = open
  const names = others.join()
  return {
    // biome-ignore lint/correctness/useExhaustiveDependencies: the names say what the list of them holds
    isOpen: useCallback((key: string) => isOpen({ all, others }, key), [all, names]),
    turn: (key, to) => change(turned(open, key, to)),
    turnAll: (to) => change({ all: to, others: [] }),
  }
}
