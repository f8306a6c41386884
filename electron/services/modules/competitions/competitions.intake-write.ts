import { awardRecord } from '#shared/modules/competitions/award.record.ts'
import { challengeRecord } from '#shared/modules/competitions/challenge.record.ts'
import { entrantRecord } from '#shared/modules/competitions/entrant.record.ts'
import { solveRecord } from '#shared/modules/competitions/solve.record.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import type { Batch, ReadContext } from '../../context.ts'
import type { IntakePlan } from './competitions.intake-plan.ts'

/** Changes of one change-set. */
const sliceLength = 500

function rowsOf(plan: IntakePlan, competition: string) {
  const settings =
    Object.keys(plan.settings).length > 0 ? [{ id: competition, isNew: false, values: plan.settings }] : []
  return [
    ...settings.map((row) => ({ record: competitionRecord, ...row })),
    ...plan.entrants.map((row) => ({ record: entrantRecord, ...row })),
    ...plan.challenges.map((row) => ({ record: challengeRecord, ...row })),
    ...plan.solves.map((row) => ({ record: solveRecord, ...row })),
    ...plan.awards.map((row) => ({ record: awardRecord, ...row })),
  ]
}

/** Whether the plan writes anything at all. */
export const writes = (plan: IntakePlan): boolean => rowsOf(plan, '').length > 0

type Intake = {
  readonly competition: string
  readonly fileName: string
  plan(context: ReadContext): IntakePlan
}

/**
 * The intake as a batch. It writes past the rules: what they would refuse is judged by the plan, marked with its cause, and
 * the roll-ups that consequences would keep solve by solve are written once. The plan is made within the transaction:
 * figures of an earlier look could overwrite what was added since.
 */
export function intakeBatch({ competition, fileName, plan }: Intake): Batch {
  let rows: ReturnType<typeof rowsOf> = []
  return {
    stage: 'importing',
    get slices() {
      return Math.max(1, Math.ceil(rows.length / sliceLength))
    },
    get total() {
      return rows.length
    },
    write(context, slice) {
      if (slice === 0) rows = rowsOf(plan(context), competition)
      context.because(fileName.slice(0, 200))
      for (const { record, id, values, isNew } of rows.slice(slice * sliceLength, (slice + 1) * sliceLength)) {
        if (isNew) context.writeManaged(record).create(values, id)
        else context.writeManaged(record).set(id, values)
      }
    },
    keep: () => true,
  }
}
