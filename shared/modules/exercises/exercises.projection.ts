import type { Period } from '../../record/fields.ts'
import type { Entity } from '../../record/record.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import type { exerciseRecord } from './exercise.record.ts'
import { type DefenceFacts, type DetectionOutcome, detectionOutcomes } from './exercises.defence.ts'
import {
  type ExerciseScore,
  type JudgedStep,
  judgeSteps,
  scoreByVector,
  scoreExercise,
  stepsNotApplicable,
} from './exercises.scoring.ts'
import { spreadOf, type TimeSpread } from './exercises.time-spread.ts'

export type StepFacts = Pick<
  Entity<typeof attackStepRecord>,
  | 'id'
  | 'exercise'
  | 'position'
  | 'title'
  | 'vector'
  | 'tactic'
  | 'technique'
  | 'target'
  | 'outcome'
  | 'startedAt'
  | 'endedAt'
  | 'plannedStartAt'
  | 'plannedEndAt'
  | 'retestOf'
>
export type Vector = StepFacts['vector']

/** Steps that came at least as far as `outcome`; `none` stands for all that were run. */
export type FunnelStage = { readonly outcome: DetectionOutcome; readonly count: number }

/** How long something took over the measured steps. */
export type TimeFacts = TimeSpread & { readonly measure: 'detect' | 'respond' | 'contain' }

export type ExerciseResults = {
  readonly score: ExerciseScore
  readonly funnel: readonly FunnelStage[]
  readonly vectors: readonly { readonly vector: Vector; readonly score: ExerciseScore }[]
  /** Vectors of which not one step was alerted, contained or blocked. */
  readonly unseen: readonly Vector[]
  /** The steps behind `unseen` and every other one that nobody noticed, in order of position. */
  readonly missed: readonly StepFacts[]
  /** Steps that were run and are counted beside the others, since nobody could have been expected to see them. */
  readonly notApplicable: readonly StepFacts[]
  readonly times: readonly TimeFacts[]
}

type Times = Pick<JudgedStep, 'secondsToDetect' | 'secondsToRespond' | 'secondsToContain'>

/** How the times of steps that were run and applied are spread. */
export function timesOf(steps: readonly Times[]): readonly TimeFacts[] {
  return [
    { measure: 'detect', ...spreadOf(steps.map(({ secondsToDetect: seconds }) => seconds)) },
    { measure: 'respond', ...spreadOf(steps.map(({ secondsToRespond: seconds }) => seconds)) },
    { measure: 'contain', ...spreadOf(steps.map(({ secondsToContain: seconds }) => seconds)) },
  ]
}

/** How far the defence came with the steps of one exercise, and how fast. */
export function projectResults(steps: readonly StepFacts[], facts: readonly DefenceFacts[]): ExerciseResults {
  const score = scoreExercise(steps, facts)
  const judged = judgeSteps(steps, facts)
  const rankOf = (outcome: DetectionOutcome) => detectionOutcomes.indexOf(outcome)
  const vectors = scoreByVector(steps, facts)
  return {
    score,
    funnel: detectionOutcomes.map((outcome) => ({
      outcome,
      count: judged.filter((step) => rankOf(step.outcome) >= rankOf(outcome)).length,
    })),
    vectors,
    unseen: vectors
      .filter((entry) => entry.score.run > 0 && entry.score.detection.count === 0)
      .map((entry) => entry.vector),
    missed: judged
      .filter((step) => rankOf(step.outcome) < rankOf('alerted'))
      .map((step) => step.step)
      .toSorted((one, other) => one.position - other.position),
    notApplicable: stepsNotApplicable(steps, facts).toSorted((one, other) => one.position - other.position),
    times: timesOf(judged),
  }
}

export type ExerciseFacts = Pick<Entity<typeof exerciseRecord>, 'id' | 'number' | 'title' | 'kind' | 'state'> & {
  readonly period: Period
}

/** One exercise beside others: its rates, and how its times are spread. */
export type ComparedExercise = {
  readonly exercise: ExerciseFacts
  readonly results: Pick<ExerciseResults, 'score' | 'times'>
}

/** Exercises by their first day. */
export function inOrder<Exercise extends Pick<ExerciseFacts, 'period'>>(
  exercises: readonly Exercise[],
): readonly Exercise[] {
  return exercises.toSorted((one, other) =>
    one.period.start < other.period.start ? -1 : one.period.start > other.period.start ? 1 : 0,
  )
}
