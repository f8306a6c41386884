import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ExerciseFacts } from '#shared/modules/exercises/exercises.projection.ts'
import { compareExercises } from '#shared/modules/exercises/exercises.trend.ts'
import { api } from '../../api/client.ts'

/** Exercises side by side, by date; worked out in the vault, for facts may be two hundred thousand. */
export function useCompared(exercises: readonly ExerciseFacts[]) {
  const ids = useMemo(() => exercises.map(({ id }) => id), [exercises])
  const { data, error } = useQuery({
    queryKey: ['attackStep', 'trend', ids],
    queryFn: () => api.exercises.trend({ exercises: ids }),
    enabled: ids.length > 0,
  })
  const compared = useMemo(() => compareExercises(exercises, data ?? []), [exercises, data])
  return { compared, error, isPending: ids.length > 0 && !data }
}
