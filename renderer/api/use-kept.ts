import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { KeptKind, KeptValue } from '#shared/modules/kept/kept.contract.ts'
import { api } from './client.ts'

const keptOf = (kind: KeptKind) =>
  queryOptions({ queryKey: ['kept', kind], queryFn: async () => (await api.kept.list({ kind })).values })

/** What is kept for the member in the vault, by key; whoever reads a value checks what it is. */
export type Kept = {
  readonly values: ReadonlyMap<string, KeptValue>
  /** False until the vault has answered. */
  readonly isReady: boolean
  readonly put: (key: string, value: unknown) => Promise<void>
  readonly remove: (key: string) => Promise<void>
}

/** Reads and changes what the window keeps of one kind; a change shows once the vault has taken it. */
export function useKept(kind: KeptKind): Kept {
  const queries = useQueryClient()
  const { data, isSuccess } = useQuery(keptOf(kind))
  const values = useMemo(() => new Map((data ?? []).map((kept) => [kept.key, kept])), [data])
  const show = useCallback(
    (change: (known: readonly KeptValue[]) => readonly KeptValue[]) =>
      queries.setQueryData(keptOf(kind).queryKey, (known) => (known ? change(known) : known)),
    [queries, kind],
  )
  const put = useCallback(
    async (key: string, value: unknown) => {
      const { at } = await api.kept.put({ kind, key, value })
      show((known) => [...known.filter((kept) => kept.key !== key), { key, value, at }])
    },
    [kind, show],
  )
  const remove = useCallback(
    async (key: string) => {
      await api.kept.remove({ kind, key })
      show((known) => known.filter((kept) => kept.key !== key))
    },
    [kind, show],
  )
  return { values, isReady: isSuccess, put, remove }
}
