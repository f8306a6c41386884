import type { DetectionOutcome } from './exercises.defence.ts'
import {
  type ComparedExercise,
  type ExerciseFacts,
  type ExerciseResults,
  inOrder,
  timesOf,
} from './exercises.projection.ts'
import { ratesOf, type StepMoments, timesOfStep } from './exercises.scoring.ts'

/** A step that was run, as all of its facts sum up. */
export type SummedStep = StepMoments & {
  readonly exercise: string
  readonly outcome: DetectionOutcome | 'notApplicable'
}

/** The rates and times of one exercise; the same as its results, worked out from sums instead of facts. */
export type TrendEntry = { readonly exercise: string } & Pick<ExerciseResults, 'score' | 'times'>

/** Rates and times by exercise, in the order given; `steps` is how many each has, those not run too. */
export function trendOf(
  exercises: readonly string[],
  steps: ReadonlyMap<string, number>,
  ran: readonly SummedStep[],
): readonly TrendEntry[] {
  const byExercise = Map.groupBy(ran, ({ exercise }) => exercise)
  return exercises.map((exercise) => {
    const judged = (byExercise.get(exercise) ?? []).map((step) => ({
      outcome: step.outcome,
      ...timesOfStep(step),
    }))
    const counting = judged.flatMap((step) => (step.outcome === 'notApplicable' ? [] : [step.outcome]))
    return {
      exercise,
      score: {
        ...{ steps: steps.get(exercise) ?? 0, run: counting.length, notApplicable: judged.length - counting.length },
        ...ratesOf(counting),
      },
      times: timesOf(judged.filter(({ outcome }) => outcome !== 'notApplicable')),
    }
  })
}

/** Exercises side by side, the earliest first; the trend may hold others. */
export function compareExercises(
  exercises: readonly ExerciseFacts[],
  trend: readonly TrendEntry[],
): readonly ComparedExercise[] {
  const found = new Map(trend.map((entry) => [entry.exercise, entry]))
  return inOrder(exercises).flatMap((exercise) => {
    const results = found.get(exercise.id)
    return results ? [{ exercise, results }] : []
  })
}
