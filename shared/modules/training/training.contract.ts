import { z } from 'zod'
import { answer, command } from '../../contract/operation.ts'
import { changesCheck, identifier, revision } from '../../record/check.ts'
import { scoreRecord } from './score.record.ts'

/** The most people whose points are entered at once. */
export const mostEntered = 500

export const trainingContract = {
  training: {
    /**
     * Points of many people in one assessment as one change: over the score that somebody has, or as a new one. Where one is
     * refused nothing is changed, and the refusal names the person.
     */
    enterPoints: command(
      scoreRecord.writers,
      z.strictObject({
        assessment: identifier,
        rows: z
          .array(
            z.strictObject({
              person: identifier,
              score: z.strictObject({ id: identifier, revision }).nullable(),
              points: changesCheck(scoreRecord),
            }),
          )
          .min(1)
          .max(mostEntered),
      }),
      answer<{ readonly entered: number }>(),
    ),
  },
} as const
