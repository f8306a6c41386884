import { queryOptions, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ListQuery } from '#shared/contract/list.ts'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import { compareExercises } from '#shared/modules/exercises/exercises.projection.ts'
import { allPages } from '../../api/all-pages.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { listSearch, queryOf } from '../../records/list-search.ts'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ComparedExercises } from './compared-exercises.tsx'
import classes from './results.module.css'
import { useExerciseFacts } from './use-exercise-facts.ts'

const mostExercises = 200

const allOf = (query: ListQuery) =>
  queryOptions({
    queryKey: ['exercise', 'compared', query],
    queryFn: () => allPages((page) => api.exercise.list(page), query, mostExercises),
  })

/** The exercises of the list side by side, by date. */
export function ExerciseComparison() {
  const t = useWords()
  const formats = useFormats()
  const found = useSearch({ strict: false })
  const query = useMemo(() => queryOf(exerciseRecord, listSearch(found)), [found])
  const { data, error } = useQuery(allOf(query))
  const exercises = useMemo(() => data?.rows ?? [], [data])
  const ids = useMemo(() => exercises.map((exercise) => exercise.id), [exercises])
  const { steps, detections, isPending, isCut, error: refused } = useExerciseFacts(ids)
  const compared = useMemo(
    () => compareExercises(exercises, steps, detections).filter((entry) => entry.results.score.run > 0),
    [exercises, steps, detections],
  )
  const problem = error ?? refused
  if (problem) return <RefusalNotice refusal={refusalOf(problem)} />
  if (!data || isPending) return null
  if (compared.length === 0)
    return <EmptyState title={t('exercise.compared.none')} text={t('exercise.compared.none.help')} />
  return (
    <div className={classes.compared}>
      <ComparedExercises compared={compared} series={false} />
      {isCut ? <p className={classes.note}>{t('exercise.cut', { count: formats.integer(steps.length) })}</p> : null}
    </div>
  )
}
