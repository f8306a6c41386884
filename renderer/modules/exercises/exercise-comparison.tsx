import { useMemo } from 'react'
import { compareExercises } from '#shared/modules/exercises/exercises.projection.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ComparedExercises } from './compared-exercises.tsx'
import classes from './results.module.css'
import { useExerciseFacts } from './use-exercise-facts.ts'
import { useListedExercises } from './use-listed-exercises.ts'

/** The exercises of the list side by side, by date. */
export function ExerciseComparison() {
  const t = useWords()
  const formats = useFormats()
  const { exercises, error, isPending: isUnlisted } = useListedExercises()
  const ids = useMemo(() => exercises.map((exercise) => exercise.id), [exercises])
  const { steps, facts, isPending, isCut, error: refused } = useExerciseFacts(ids)
  const compared = useMemo(
    () => compareExercises(exercises, steps, facts).filter((entry) => entry.results.score.run > 0),
    [exercises, steps, facts],
  )
  const problem = error ?? refused
  if (problem) return <RefusalNotice refusal={refusalOf(problem)} />
  if (isUnlisted || isPending) return null
  if (compared.length === 0)
    return <EmptyState title={t('exerciseResults.compared.none')} text={t('exerciseResults.compared.none.help')} />
  return (
    <div className={classes.compared}>
      <ComparedExercises compared={compared} series={false} />
      {isCut ? <p className={classes.note}>{t('exercise.cut', { count: formats.integer(steps.length) })}</p> : null}
    </div>
  )
}
