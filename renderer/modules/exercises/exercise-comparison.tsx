import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { inOrder } from '#shared/modules/exercises/exercises.projection.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ComparedExercises } from './compared-exercises.tsx'
import classes from './results.module.css'
import { useListedExercises } from './use-listed-exercises.ts'

/** Worked out in the vault: facts may be two hundred thousand. */
function useTrend(ids: readonly string[]) {
  return useQuery({
    queryKey: ['attackStep', 'trend', ids],
    queryFn: () => api.exercises.trend({ exercises: [...ids] }),
  })
}

/** The exercises of the list side by side, by date. */
export function ExerciseComparison() {
  const t = useWords()
  const { exercises, error, isPending: isUnlisted } = useListedExercises()
  const ids = useMemo(() => exercises.map((exercise) => exercise.id), [exercises])
  const { data: trend, error: refused } = useTrend(ids)
  const compared = useMemo(
    () =>
      inOrder(exercises).flatMap((exercise) => {
        const results = trend?.find((entry) => entry.exercise === exercise.id)
        return results && results.score.run > 0 ? [{ exercise, results }] : []
      }),
    [exercises, trend],
  )
  const problem = error ?? refused
  if (problem) return <RefusalNotice refusal={refusalOf(problem)} />
  if (isUnlisted || !trend) return null
  if (compared.length === 0)
    return <EmptyState title={t('exerciseResults.compared.none')} text={t('exerciseResults.compared.none.help')} />
  return (
    <div className={classes.compared}>
      <ComparedExercises compared={compared} series={false} />
    </div>
  )
}
