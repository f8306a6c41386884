import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

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

/** The series that ends with an exercise. */
export const seriesOf = (id: string) =>
  queryOptions({ queryKey: ['exercise', 'series', id], queryFn: () => readSeries(id) })
