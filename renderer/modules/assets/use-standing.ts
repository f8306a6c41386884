import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../../api/client.ts'
import { listSearch, queryOf } from '../../records/list-search.ts'

/** How the weaknesses of the list, as it is filtered, stand today. */
export function useStanding(record: AnyRecord) {
  const { filters = [] } = queryOf(record, listSearch(useSearch({ strict: false })))
  const input = { filters: [...filters], months: 12 }
  return useQuery({ queryKey: [record.name, 'standing', input], queryFn: () => api.vulnerability.standing(input) })
}

/** What can be reached from outside. */
export function useExposed() {
  return useQuery({ queryKey: ['asset', 'exposed'], queryFn: () => api.asset.exposed({}) })
}
