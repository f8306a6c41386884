import { awardRecord } from '#shared/modules/competitions/award.record.ts'
import { challengeRecord } from '#shared/modules/competitions/challenge.record.ts'
import { entrantRecord } from '#shared/modules/competitions/entrant.record.ts'
import { solveRecord } from '#shared/modules/competitions/solve.record.ts'
import type { Batch } from '../../context.ts'
import type { IntakePlan } from './competitions.intake-plan.ts'

/** Changes of one change-set. */
const sliceLength = 500

/**
 * The intake as a batch. It writes past the rules: what they would refuse is judged by the plan, marked with its cause, and
 * the roll-ups that consequences would keep solve by solve are written once.
 */
export function intakeBatch(plan: IntakePlan, fileName: string): Batch {
  const rows = [
    ...plan.entrants.map((row) => ({ record: entrantRecord, ...row })),
    ...plan.challenges.map((row) => ({ record: challengeRecord, ...row })),
    ...plan.solves.map((row) => ({ record: solveRecord, ...row })),
    ...plan.awards.map((row) => ({ record: awardRecord, ...row })),
  ]
  return {
    stage: 'importing',
    slices: Math.ceil(rows.length / sliceLength),
    total: rows.length,
    write(context, slice) {
      context.because(fileName.slice(0, 200))
      for (const { record, id, values, isNew } of rows.slice(slice * sliceLength, (slice + 1) * sliceLength)) {
        if (isNew) context.writeManaged(record).create(values, id)
        else context.writeManaged(record).set(id, values)
      }
    },
    keep: () => true,
  }
}
