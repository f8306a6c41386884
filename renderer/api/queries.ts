import { QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { OperationError } from '#shared/contract/errors.ts'
import type { ListQuery } from '#shared/contract/list.ts'
import { api } from './client.ts'
import { recordClient } from './record-client.ts'

/** Answers are kept until a change is announced; nothing is ever asked again because time has passed. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Otherwise questions would wait for a network that this product does not need.
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

export const listOf = (record: string, query: ListQuery) =>
  queryOptions({ queryKey: [record, 'list', query], queryFn: () => recordClient(record).list(query) })

export const detailOf = (record: string, id: string) =>
  queryOptions({ queryKey: [record, 'get', id], queryFn: () => recordClient(record).get({ id }) })

export const historyOf = (record: string, id: string) =>
  queryOptions({ queryKey: [record, 'history', id], queryFn: () => recordClient(record).history({ id }) })

/** What the session tells of: the vault's last audit, the member's roles, the organisation's name and zone. */
const sessionRecords: ReadonlySet<string> = new Set(['vault', 'member', 'organisation', 'person'])

/** Asks again for whatever shows a changed record: titles cross from record to record, so all that is shown. */
export function useChangeNotices(onLocked: () => void, onSession: () => void): void {
  const queries = useQueryClient()
  useEffect(() => {
    const controller = new AbortController()
    const follow = async () => {
      const notices = await api.changes.subscribe({}, { signal: controller.signal })
      for await (const notice of notices) {
        // A list may show the title of a record of another type, so every question that is on screen is asked again.
        if (notice.records.length > 0) void queries.invalidateQueries()
        if (notice.records.some((record) => sessionRecords.has(record))) onSession()
      }
      // Only locking ends this stream in good order: another window may have done it, or nobody touched any.
      if (!controller.signal.aborted) onLocked()
    }
    follow().catch((error: unknown) => {
      // A closed connection is told by ConnectionNotice, a cancelled stream by whoever cancelled it.
      if (!(error instanceof OperationError) && !controller.signal.aborted) throw error
    })
    return () => controller.abort()
  }, [queries, onLocked, onSession])
}

/** A change that a person asked for; what it touched is asked again at once, before the notice comes round. */
export function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation<Output, Error, Input>({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries(),
  })
}
