import type { DefenceFacts } from './exercises.defence.ts'
import type { StepFacts } from './exercises.projection.ts'
import { type ExerciseScore, type JudgedStep, judgeSteps, scoreExercise } from './exercises.scoring.ts'

/** What exercises showed of one control: the steps that ran and that it is named for, and the rates over them. */
export type ControlEvidence = {
  /** The latest first. */
  readonly steps: readonly JudgedStep<StepFacts>[]
  readonly score: ExerciseScore
}

const begun = ({ step }: JudgedStep<StepFacts>) => step.startedAt ?? ''

/** Judges steps by the facts that name one control alone: what others saw of them speaks neither for nor against it. */
export function controlEvidence(steps: readonly StepFacts[], facts: readonly DefenceFacts[]): ControlEvidence {
  const judged = judgeSteps(steps, facts)
  return {
    steps: judged.toSorted((one, other) => (begun(one) < begun(other) ? 1 : begun(one) > begun(other) ? -1 : 0)),
    score: scoreExercise(steps, facts),
  }
}
