import type { AnyValue } from '../../record/values.ts'
import type { DetectionOutcome } from './exercises.defence.ts'
import type { Measured } from './exercises.measures.ts'

/** The fields of an exercise that say what a step earns. */
export const pointFields = [
  'pointsLogged',
  'pointsAlerted',
  'pointsContained',
  'pointsBlocked',
  'pointsPartly',
  'pointsSucceeded',
] as const

/** What a step earns by how far each side came with it. */
export type Weights = {
  readonly blue: Readonly<Record<DetectionOutcome, number>>
  readonly red: Readonly<Record<Measured['outcome'], number>>
}

const pointsOf = (value: AnyValue | undefined, otherwise: number) => (typeof value === 'number' ? value : otherwise)

/** The points that a stored or stated exercise gives; where it says nothing, every stage is worth one more. */
export function weightsOf(exercise: Readonly<Partial<Record<(typeof pointFields)[number], AnyValue>>>): Weights {
  return {
    blue: {
      none: 0,
      logged: pointsOf(exercise.pointsLogged, 1),
      alerted: pointsOf(exercise.pointsAlerted, 2),
      contained: pointsOf(exercise.pointsContained, 3),
      blocked: pointsOf(exercise.pointsBlocked, 4),
    },
    red: { failed: 0, partly: pointsOf(exercise.pointsPartly, 1), succeeded: pointsOf(exercise.pointsSucceeded, 2) },
  }
}
