import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { compareExercises } from '#shared/modules/exercises/exercises.projection.ts'
import { api } from '../../api/client.ts'
import { ComparedExercises } from './compared-exercises.tsx'
import { useExerciseFacts } from './use-exercise-facts.ts'

/** How many exercises of a series are compared, the one on the page included. */
const most = 12

/** The exercise and those before it, each named by the next as its previous one; a ring or an unreadable one ends it. */
async function readSeries(id: string) {
  const series: Awaited<ReturnType<typeof api.exercise.get>>['entity'][] = []
  for (let next: string | null = id; next !== null && series.length < most; ) {
    const { entity }: Awaited<ReturnType<typeof api.exercise.get>> = await api.exercise.get({ id: next })
    series.push(entity)
    const { previousExercise }: typeof entity = entity
    next = series.some((one) => one.id === previousExercise) ? null : previousExercise
  }
  return series
}

const seriesOf = (id: string) => queryOptions({ queryKey: ['exercise', 'series', id], queryFn: () => readSeries(id) })

/** An exercise beside the earlier ones of the same scope, where records name any. */
export function EarlierExercises({ id }: { readonly id: string }) {
  const { data: series = [] } = useQuery(seriesOf(id))
  const ids = useMemo(() => series.map((exercise) => exercise.id), [series])
  const { steps, detections, isPending } = useExerciseFacts(ids)
  const compared = useMemo(() => compareExercises(series, steps, detections), [series, steps, detections])
  if (series.length < 2 || isPending) return null
  return <ComparedExercises compared={compared} series />
}
