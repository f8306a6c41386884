import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { projectControl } from '#shared/modules/exercises/exercises.control-sheet.ts'
import { allPages } from '../../../api/all-pages.ts'
import { api } from '../../../api/client.ts'
import { exerciseOf } from '../exercise-of.ts'
import type { StoredStep } from '../use-exercise-facts.ts'
import { ofExercise, useInjects } from './use-injects.ts'

/** The most approvals that are told at once. */
const most = 500

const approvalsOf = (exercise: string) =>
  queryOptions({
    queryKey: ['exerciseApproval', 'ofExercise', exercise],
    queryFn: () => allPages((query) => api.exerciseApproval.list(query), ofExercise(exercise), most),
  })

/** What the white team allowed, stood by and brought into an exercise; null until it is read. */
export function useControlSheet(id: string, steps: readonly StoredStep[]) {
  const found = useQuery(exerciseOf(id))
  const approvals = useQuery(approvalsOf(id))
  const exercise = found.data?.entity ?? null
  const { scheduled, cards, titles, error, isPending } = useInjects(id, exercise?.begunAt ?? null, steps)
  const sheet = useMemo(() => {
    if (exercise === null || approvals.data === undefined || isPending) return null
    const names: Readonly<Record<string, string>> = { ...found.data?.titles, ...approvals.data.titles, ...titles }
    const nameOf = (_: string, of: string | null) => names[of ?? ''] ?? ''
    const injects = scheduled.map(({ inject }) => inject)
    return projectControl({ exercise, approvals: approvals.data.rows, injects, cards, steps, nameOf })
  }, [exercise, found.data, approvals.data, scheduled, cards, titles, steps, isPending])
  return { sheet, error: found.error ?? approvals.error ?? error }
}
