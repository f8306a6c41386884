import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import { type TrendEntry, trendOf } from '#shared/modules/exercises/exercises.trend.ts'
import type { ReadContext } from '../../context.ts'
import { hasRun, live, sumSteps } from './step-sums.ts'

type Step = {
  readonly id: string
  readonly exercise: string
  readonly outcome: string | null
  readonly startedAt: string | null
}

/**
 * Rates and times of exercises, in the order given, whatever they hold: from all steps and facts and none cut off. One that the
 * actor does not find is left out.
 */
export function exerciseTrend(context: ReadContext, asked: readonly string[]): readonly TrendEntry[] {
  const exercises = asked.filter((id) => context.read(exerciseRecord).find(id) !== null)
  const { sql, values } = live(context, attackStepRecord)
  const steps = context.vault.store.db
    .prepare<unknown[], Step>(
      `SELECT "id", "exercise", "outcome", "startedAt" FROM "${attackStepRecord.table}"
      WHERE ${sql} AND "exercise" IN (${exercises.map(() => '?').join(', ')})`,
    )
    .all(...values, ...exercises)
  const counts = new Map([...Map.groupBy(steps, ({ exercise }) => exercise)].map(([id, own]) => [id, own.length]))
  return trendOf(exercises, counts, steps.filter(hasRun).map(sumSteps(context).sumOf))
}
