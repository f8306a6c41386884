import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { measureSteps } from '#shared/modules/exercises/exercises.measures.ts'
import {
  projectResults,
  type ExerciseResults as Results,
  type StepFacts,
} from '#shared/modules/exercises/exercises.projection.ts'
import { projectScores, type ExerciseScores as Scores } from '#shared/modules/exercises/exercises.scores.ts'
import { rangeWords } from '#shared/modules/exercises/exercises.scores-words.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { ChartTable } from '../../charts/chart-table.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EarlierExercises } from './earlier-exercises.tsx'
import { exerciseOf } from './exercise-of.ts'
import { ByVector, Funnel } from './result-charts.tsx'
import classes from './results.module.css'
import { ExerciseScores } from './scores/exercise-scores.tsx'
import { shortTime, underTitle } from './step-words.ts'
import { useExerciseFacts } from './use-exercise-facts.ts'

/** Median, mean and range of each length of time, with the number of steps that it was measured on. */
function Times({ results, scores }: { readonly results: Results; readonly scores: Scores }) {
  const t = useWords()
  const formats = useFormats()
  const time = (seconds: number | null) => (seconds === null ? '—' : shortTime(formats.duration, seconds))
  const measured = [
    ...scores.times.map((one) => ({ ...one, label: t(`exerciseScores.time.${one.measure}`) })),
    ...results.times.map((one) => ({ ...one, label: t(`exerciseResults.time.${one.measure}`) })),
  ]
  const table = {
    columns: [
      { key: 'measure', label: t('exerciseResults.time.measure') },
      { key: 'median', label: t('exerciseResults.time.median'), align: 'end' as const },
      { key: 'mean', label: t('exerciseResults.time.mean'), align: 'end' as const },
      { key: 'range', label: t('exerciseScores.time.range'), align: 'end' as const },
      { key: 'count', label: t('exerciseResults.time.count'), align: 'end' as const },
    ],
    rows: measured.map(({ label, median, mean, shortest, longest, count, of }) => [
      label,
      time(median),
      time(mean),
      rangeWords(t, { shortest, longest }, time),
      t('exerciseResults.time.of', { count, of }),
    ]),
  }
  return (
    <section>
      <h3 className={classes.heading}>{t('exerciseResults.times')}</h3>
      <div className={classes.scroll}>
        <ChartTable label={t('exerciseResults.times')} table={table} />
      </div>
      <p className={classes.note}>{t('exerciseResults.times.help')}</p>
    </section>
  )
}

type StepList = { readonly title: string; readonly help: string; readonly steps: readonly StepFacts[] }

function Steps({ title, help, steps }: StepList) {
  const t = useWords()
  if (steps.length === 0) return null
  return (
    <section>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.missed}>
        {steps.map((step) => (
          <li key={step.id}>
            <RecordLink record="attackStep" id={step.id} title={`${step.position}. ${step.title}`} />
            <span className="quiet">{underTitle(t, step)}</span>
          </li>
        ))}
      </ul>
      <p className={classes.note}>{help}</p>
    </section>
  )
}

/** The steps that a defence must learn from, and those that it is not measured by. */
function Apart({ results }: { readonly results: Results }) {
  const t = useWords()
  const { missed, notApplicable } = results
  return (
    <>
      <Steps
        title={t('exerciseResults.missed', { count: missed.length })}
        help={t('exerciseResults.missed.help')}
        steps={missed}
      />
      <Steps
        title={t('exerciseResults.notApplicable', { count: notApplicable.length })}
        help={t('exerciseResults.notApplicable.help')}
        steps={notApplicable}
      />
    </>
  )
}

/** How far the defence came with the steps of an exercise, how fast, what both sides scored, and against earlier exercises. */
export function ExerciseResults({ detail }: DetailProps) {
  const t = useWords()
  const formats = useFormats()
  const ids = useMemo(() => [detail.entity.id], [detail.entity.id])
  const { steps, facts, error, isPending, isCut } = useExerciseFacts(ids)
  const found = useQuery(exerciseOf(detail.entity.id))
  const results = useMemo(() => projectResults(steps, facts), [steps, facts])
  const scores = useMemo(() => {
    const exercise = found.data?.entity
    return exercise ? projectScores(exercise, measureSteps(steps, facts)) : null
  }, [found.data, steps, facts])
  const problem = error ?? found.error
  if (problem) return <RefusalNotice refusal={refusalOf(problem)} />
  if (isPending || scores === null) return null
  if (steps.length === 0) return <EmptyState title={t('exercise.noSteps')} text={t('exercise.noSteps.help')} />
  return (
    <div className={classes.page}>
      <div className={classes.pair}>
        <Funnel results={results} />
        <ByVector results={results} />
      </div>
      <Times results={results} scores={scores} />
      <ExerciseScores scores={scores} />
      <Apart results={results} />
      <EarlierExercises id={detail.entity.id} />
      {isCut ? <p className={classes.note}>{t('exercise.cut', { count: formats.integer(steps.length) })}</p> : null}
    </div>
  )
}
