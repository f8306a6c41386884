import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { type ControlEvidence, controlEvidence } from '#shared/modules/exercises/exercises.control-evidence.ts'
import type { ReadContext } from '../../context.ts'
import { namesOf } from '../../records/names-of.ts'
import { hasRun, live, sumSteps } from './step-sums.ts'

type Step = {
  readonly id: string
  readonly title: string
  readonly exercise: string
  readonly technique: string | null
  readonly outcome: string | null
  readonly startedAt: string | null
}

/** What exercises showed of a control, judged by all facts that name it. */
export function evidenceOf(context: ReadContext, control: string): ControlEvidence {
  const { ids, sumOf } = sumSteps(context, [{ field: 'control', comparison: 'is', value: control }])
  const { sql, values } = live(context, attackStepRecord)
  const steps = context.vault.store.db
    .prepare<unknown[], Step>(
      `SELECT "id", "title", "exercise", "technique", "outcome", "startedAt" FROM "${attackStepRecord.table}"
      WHERE ${sql} AND "id" IN (SELECT "value" FROM json_each(?))`,
    )
    .all(...values, JSON.stringify(ids))
  const nameOf = namesOf(context)
  return controlEvidence(
    steps.filter(hasRun).map((step) => ({ ...step, ...sumOf(step) })),
    (exercise) => nameOf('exercise', exercise),
  )
}
