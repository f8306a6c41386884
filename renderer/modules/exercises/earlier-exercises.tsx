import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { sameSteps } from '#shared/modules/exercises/exercises.same-steps.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { Notice } from '../../ui/error-notice.tsx'
import { ComparedExercises } from './compared-exercises.tsx'
import { seriesOf } from './exercise-series.ts'
import { SameSteps } from './scores/same-steps.tsx'
import { useCompared } from './use-compared.ts'
import { useExerciseFacts } from './use-exercise-facts.ts'

const none: readonly never[] = []

/** An exercise beside the earlier ones of the same scope, where records name any. */
export function EarlierExercises({ id }: { readonly id: string }) {
  const t = useWords()
  const formats = useFormats()
  const { data: found, error: unread } = useQuery(seriesOf(id))
  // An exercise alone is beside nothing, and its steps are not read again.
  const series = found && found.length > 1 ? found : none
  const ids = useMemo(() => series.map((exercise) => exercise.id), [series])
  const { compared, error, isPending: isUncompared } = useCompared(series)
  const { steps, facts, attributions, total, isPending, isCut, error: refused } = useExerciseFacts(ids)
  const same = useMemo(
    () =>
      sameSteps(
        compared.map(({ exercise }) => exercise.id),
        steps,
        facts,
      ),
    [compared, steps, facts],
  )
  const problem = unread ?? error ?? refused
  if (problem) return <RefusalNotice refusal={refusalOf(problem)} />
  if (series.length < 2 || isUncompared || isPending) return null
  const cut = { shown: formats.integer(steps.length), total: formats.integer(total) }
  return (
    <>
      <ComparedExercises compared={compared} series />
      {isCut ? <Notice tone="attention" title={t('sameSteps.cut', cut)} /> : null}
      <SameSteps steps={same} compared={compared} attributions={attributions} />
    </>
  )
}
