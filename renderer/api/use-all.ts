import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ListQuery } from '#shared/contract/list.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { allPages } from './all-pages.ts'
import { recordClient } from './record-client.ts'

/** The most rows that a view draws at once; beyond it a list is the better way to look. */
const most = 2000

const allOf = (record: string, query: ListQuery) =>
  queryOptions({
    queryKey: [record, 'all', query],
    queryFn: () => allPages((page) => recordClient(record).list(page), query, most),
  })

const nothing: readonly AnyEntity[] = []

/** All rows that match, 2,000 at most (`isCut` tells where there are more), for views that show them at once. */
export function useAll(record: string, query: ListQuery) {
  const { data, error, isPending } = useQuery(allOf(record, query))
  const rows = data?.rows ?? nothing
  const total = data?.total ?? 0
  return { rows, titles: data?.titles ?? {}, total, error, isPending, isCut: total > rows.length }
}
