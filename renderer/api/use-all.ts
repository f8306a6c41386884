import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ListQuery, Titles } from '#shared/contract/list.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { recordClient } from './record-client.ts'

const pageSize = 500
/** The most rows that a view draws at once; beyond it a list is the better way to look. */
const most = 2000

type All = { readonly rows: readonly AnyEntity[]; readonly titles: Titles; readonly total: number }

async function readAll(record: string, query: ListQuery): Promise<All> {
  const first = await recordClient(record).list({ ...query, offset: 0, limit: pageSize })
  const wanted = Math.min(first.total, most)
  const offsets = Array.from({ length: Math.ceil(wanted / pageSize) - 1 }, (_, index) => (index + 1) * pageSize)
  const rest = await Promise.all(
    offsets.map((offset) => recordClient(record).list({ ...query, offset, limit: pageSize })),
  )
  const pages = [first, ...rest]
  return {
    rows: pages.flatMap((page) => page.rows).slice(0, most),
    titles: Object.assign({}, ...pages.map((page) => page.titles)),
    total: first.total,
  }
}

const allOf = (record: string, query: ListQuery) =>
  queryOptions({ queryKey: [record, 'all', query], queryFn: () => readAll(record, query) })

const nothing: readonly AnyEntity[] = []

/** All rows that match, 2,000 at most (`isCut` tells where there are more), for views that show them at once. */
export function useAll(record: string, query: ListQuery) {
  const { data, error, isPending } = useQuery(allOf(record, query))
  const rows = data?.rows ?? nothing
  const total = data?.total ?? 0
  return { rows, titles: data?.titles ?? {}, total, error, isPending, isCut: total > rows.length }
}
