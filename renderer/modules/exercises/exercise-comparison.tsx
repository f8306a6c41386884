import { useMemo } from 'react'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ComparedExercises } from './compared-exercises.tsx'
import { ListCut } from './list-cut.tsx'
import classes from './results.module.css'
import { useCompared } from './use-compared.ts'
import { useListedExercises } from './use-listed-exercises.ts'

/** The exercises of the list side by side, by date. */
export function ExerciseComparison() {
  const t = useWords()
  const { exercises, total, error, isPending: isUnlisted } = useListedExercises()
  const { compared: all, error: refused, isPending } = useCompared(exercises)
  const compared = useMemo(() => all.filter(({ results }) => results.score.run > 0), [all])
  const problem = error ?? refused
  if (problem) return <RefusalNotice refusal={refusalOf(problem)} />
  if (isUnlisted || isPending) return null
  return (
    <div className={classes.compared}>
      <ListCut shown={exercises.length} total={total} />
      {compared.length === 0 ? (
        <EmptyState title={t('exerciseResults.compared.none')} text={t('exerciseResults.compared.none.help')} />
      ) : (
        <ComparedExercises compared={compared} series={false} />
      )}
    </div>
  )
}
