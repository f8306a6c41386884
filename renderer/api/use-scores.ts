import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Titles } from '#shared/contract/list.ts'
import type { Score } from '#shared/modules/training/training.entry.ts'
import { allPages } from './all-pages.ts'
import { api } from './client.ts'

/** The most scores that are ranked or drawn at once. */
const most = 5000

const scoresOf = (field: string, id: string | null) =>
  queryOptions({
    queryKey: ['score', 'of', field, id],
    queryFn: () =>
      allPages((page) => api.score.list(page), { filters: [{ field, comparison: 'is', value: id ?? '' }] }, most),
    enabled: id !== null,
  })

const nothing: readonly Score[] = []
const noTitles: Titles = {}

/** The scores that name `id` in a field, as far as the reader may see them; none for null. */
export function useScores(field: 'assessment' | 'competition' | 'person', id: string | null) {
  const { data, error, isPending } = useQuery(scoresOf(field, id))
  return {
    scores: data?.rows ?? nothing,
    titles: data?.titles ?? noTitles,
    error,
    isPending: isPending && id !== null,
  }
}
