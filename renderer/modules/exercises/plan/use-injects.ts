import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ListQuery } from '#shared/contract/list.ts'
import { controlMoments, scheduleInjects } from '#shared/modules/exercises/exercises.injects.ts'
import { allPages } from '../../../api/all-pages.ts'
import { api } from '../../../api/client.ts'
import type { StoredStep } from '../use-exercise-facts.ts'

/** The most injects, and the most white cards, that are drawn at once. */
const most = 1000

/** Asks for what belongs to one exercise. */
export const ofExercise = (exercise: string): ListQuery => ({
  filters: [{ field: 'exercise', comparison: 'is', value: exercise }],
})

const injectsOf = (exercise: string) =>
  queryOptions({
    queryKey: ['inject', 'ofExercise', exercise],
    queryFn: () => allPages((query) => api.inject.list(query), ofExercise(exercise), most),
  })
const cardsOf = (exercise: string) =>
  queryOptions({
    queryKey: ['whiteCard', 'ofExercise', exercise],
    queryFn: () => allPages((query) => api.whiteCard.list(query), ofExercise(exercise), most),
  })

/** What the white team prepared for an exercise and handed out, with its times; `begunAt` is when the exercise started. */
export function useInjects(exercise: string, begunAt: string | null, steps: readonly StoredStep[]) {
  const injects = useQuery(injectsOf(exercise))
  const cards = useQuery(cardsOf(exercise))
  const scheduled = useMemo(
    () => scheduleInjects({ begunAt }, injects.data?.rows ?? [], steps),
    [begunAt, injects.data, steps],
  )
  const handed = useMemo(() => cards.data?.rows ?? [], [cards.data])
  const moments = useMemo(() => controlMoments(scheduled, handed), [scheduled, handed])
  const titles = useMemo(() => ({ ...injects.data?.titles, ...cards.data?.titles }), [injects.data, cards.data])
  const error = injects.error ?? cards.error
  return { scheduled, cards: handed, moments, titles, error, isPending: injects.isPending || cards.isPending }
}
