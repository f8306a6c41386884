import { queryOptions, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ListQuery } from '#shared/contract/list.ts'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import { allPages } from '../../api/all-pages.ts'
import { api } from '../../api/client.ts'
import { listSearch, queryOf } from '../../records/list-search.ts'

const mostExercises = 200

const allOf = (query: ListQuery) =>
  queryOptions({
    queryKey: ['exercise', 'compared', query],
    queryFn: () => allPages((page) => api.exercise.list(page), query, mostExercises),
  })

/** The exercises that the list shows by its filters, at most 200 of the `total`. */
export function useListedExercises() {
  const found = useSearch({ strict: false })
  const query = useMemo(() => queryOf(exerciseRecord, listSearch(found)), [found])
  const { data, error } = useQuery(allOf(query))
  const exercises = useMemo(() => data?.rows ?? [], [data])
  return { exercises, total: data?.total ?? 0, error, isPending: !data }
}
