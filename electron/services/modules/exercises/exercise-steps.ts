import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { defenceFactRecord } from '#shared/modules/exercises/defence-fact.record.ts'
import { detectionRecord } from '#shared/modules/exercises/detection.record.ts'
import { type DefenceFacts, joinFacts } from '#shared/modules/exercises/exercises.defence.ts'
import type { ReadContext } from '../../context.ts'
import { allAmong } from '../../records/all-among.ts'

/** The steps of an exercise, by position. */
export function stepsOf(context: ReadContext, exercise: string) {
  const of = [{ field: 'exercise', comparison: 'is', value: exercise }] as const
  return context.read(attackStepRecord).all(of, { field: 'position', descending: false })
}

/** What the defence did about some steps, in both forms in which it is kept. */
export function keptOf(context: ReadContext, steps: readonly { readonly id: string }[]) {
  const ids = steps.map(({ id }) => id)
  return {
    stored: allAmong(context, defenceFactRecord, 'attackStep', ids),
    detections: allAmong(context, detectionRecord, 'attackStep', ids),
  }
}

/** What the defence did about some steps, in whichever form it is kept. */
export function factsOf(context: ReadContext, steps: readonly { readonly id: string }[]): readonly DefenceFacts[] {
  const { stored, detections } = keptOf(context, steps)
  return joinFacts(stored, detections)
}
