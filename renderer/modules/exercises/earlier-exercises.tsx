import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { compareExercises } from '#shared/modules/exercises/exercises.projection.ts'
import { sameSteps } from '#shared/modules/exercises/exercises.same-steps.ts'
import { ComparedExercises } from './compared-exercises.tsx'
import { seriesOf } from './exercise-series.ts'
import { SameSteps } from './scores/same-steps.tsx'
import { useExerciseFacts } from './use-exercise-facts.ts'

/** An exercise beside the earlier ones of the same scope, where records name any. */
export function EarlierExercises({ id }: { readonly id: string }) {
  const { data: series = [] } = useQuery(seriesOf(id))
  const ids = useMemo(() => series.map((exercise) => exercise.id), [series])
  const { steps, facts, attributions, isPending } = useExerciseFacts(ids)
  const compared = useMemo(() => compareExercises(series, steps, facts), [series, steps, facts])
  const same = useMemo(
    () =>
      sameSteps(
        compared.map(({ exercise }) => exercise.id),
        steps,
        facts,
      ),
    [compared, steps, facts],
  )
  if (series.length < 2 || isPending) return null
  return (
    <>
      <ComparedExercises compared={compared} series />
      <SameSteps steps={same} compared={compared} attributions={attributions} />
    </>
  )
}
