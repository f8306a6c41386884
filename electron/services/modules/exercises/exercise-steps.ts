import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { defenceFactRecord } from '#shared/modules/exercises/defence-fact.record.ts'
import { detectionRecord } from '#shared/modules/exercises/detection.record.ts'
import { type DefenceFacts, joinFacts } from '#shared/modules/exercises/exercises.defence.ts'
import type { ReadContext } from '../../context.ts'

/** The steps of an exercise, by position. */
export function stepsOf(context: ReadContext, exercise: string) {
  const of = [{ field: 'exercise', comparison: 'is', value: exercise }] as const
  return context.read(attackStepRecord).all(of, { field: 'position', descending: false })
}

/** What the defence did about some steps, in whichever form it is kept. */
export function factsOf(context: ReadContext, steps: readonly { readonly id: string }[]): readonly DefenceFacts[] {
  if (steps.length === 0) return []
  const filters = [{ field: 'attackStep', comparison: 'in', value: steps.map(({ id }) => id) }] as const
  return joinFacts(context.read(defenceFactRecord).all(filters), context.read(detectionRecord).all(filters))
}
