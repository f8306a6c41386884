import { useQuery } from '@tanstack/react-query'
import type { Filter } from '#shared/contract/list.ts'
import { allPages } from '../../api/all-pages.ts'
import { api } from '../../api/client.ts'

/** The most results that are counted at once. */
const most = 20_000

/** Results of drills as far as the reader may see them, with the names of their people. */
export function useDrillResults(filters: readonly Filter[]) {
  const { data, error, isPending } = useQuery({
    queryKey: ['drillResult', 'all', filters],
    queryFn: () => allPages((page) => api.drillResult.list(page), { filters: [...filters] }, most),
  })
  const rows = data?.rows ?? []
  return { rows, titles: data?.titles ?? {}, error, isPending, isCut: (data?.total ?? 0) > rows.length }
}
