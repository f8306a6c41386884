import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { defenceFactRecord } from '#shared/modules/exercises/defence-fact.record.ts'
import { detectionRecord } from '#shared/modules/exercises/detection.record.ts'
import {
  answeringKinds,
  type DefenceFacts,
  detectionOutcomes,
  factsOfDetection,
  isNoticing,
  kindsReaching,
} from '#shared/modules/exercises/exercises.defence.ts'
import type { StepMoments } from '#shared/modules/exercises/exercises.scoring.ts'
import { type SummedStep, type TrendEntry, trendOf } from '#shared/modules/exercises/exercises.trend.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'
import { listCondition } from '../../database/list-sql.ts'
import { both, readableRows } from '../../database/row-rule.ts'

type Step = {
  readonly id: string
  readonly exercise: string
  readonly outcome: string | null
  readonly startedAt: string | null
}
type Moments = Pick<StepMoments, 'noticedAt' | 'answeredAt' | 'containedAt'>
/** `reached` is the place of the best outcome among all, and `apart` whether a fact says that the step did not apply. */
type Sum = Moments & { readonly reached: number; readonly apart: number }

/** Words of our own as SQL; they are declared, never input. Comparisons are faster than a list of words. */
const among = (kinds: readonly string[]) => `(${kinds.map((kind) => `"kind" = '${kind}'`).join(' OR ')})`
const placeOf = (kind: string) => detectionOutcomes.findIndex((outcome) => kindsReaching(outcome).includes(kind))
const best = detectionOutcomes
  .flatMap((outcome, place) => (outcome === 'none' ? [] : [`WHEN ${among(kindsReaching(outcome))} THEN ${place}`]))
  .toReversed()
/** Fewer than those that notice, and so asked for instead. */
const unnoticing = defenceFactRecord.fields.kind.choices.filter((kind) => !isNoticing(kind))
const sums = [
  `max(CASE ${best.join(' ')} ELSE 0 END) AS "reached"`,
  `max("kind" = 'notApplicable') AS "apart"`,
  `min("at") FILTER (WHERE NOT ${among(unnoticing)}) AS "noticedAt"`,
  `min("at") FILTER (WHERE ${among(answeringKinds)}) AS "answeredAt"`,
  `min("at") FILTER (WHERE "kind" = 'contained') AS "containedAt"`,
].join(', ')

/** Without what somebody wrote of it. */
const ofDetection = ['attackStep', 'source', 'outcome', 'detectedAt', 'respondedAt', 'containedAt'] as const

const nothing: Sum = { reached: 0, apart: 0, noticedAt: null, answeredAt: null, containedAt: null }

function live({ reading }: ReadContext, record: AnyRecord) {
  return both([readableRows(record, reading), listCondition(record, [], false)])
}

/** One row for each step that has facts. A vault of two hundred thousand is summed in one pass, and its facts never leave it. */
function sumsOf(context: ReadContext): ReadonlyMap<string, Sum> {
  const { sql, values } = live(context, defenceFactRecord)
  const rows = context.vault.store.db
    .prepare<unknown[], Sum & { readonly attackStep: string }>(
      `SELECT "attackStep", ${sums} FROM "${defenceFactRecord.table}" WHERE ${sql} GROUP BY "attackStep"`,
    )
    .all(...values)
  return new Map(rows.map((row) => [row.attackStep, row]))
}

const earlier = (one: string | null, other: string | null) =>
  one === null ? other : other === null || one < other ? one : other

/** A sum with a fact of an older detection, which is kept in a form of its own. */
function withFact(sum: Sum, { kind, at }: DefenceFacts): Sum {
  return {
    reached: Math.max(sum.reached, placeOf(kind)),
    apart: kind === 'notApplicable' ? 1 : sum.apart,
    noticedAt: isNoticing(kind) ? earlier(sum.noticedAt, at) : sum.noticedAt,
    answeredAt: answeringKinds.includes(kind) ? earlier(sum.answeredAt, at) : sum.answeredAt,
    containedAt: kind === 'contained' ? earlier(sum.containedAt, at) : sum.containedAt,
  }
}

function summed({ exercise, startedAt }: Step, sum: Sum): SummedStep {
  const { reached, apart, noticedAt, answeredAt, containedAt } = sum
  const outcome = reached === 0 && apart === 1 ? 'notApplicable' : (detectionOutcomes[reached] ?? 'none')
  return { exercise, startedAt, noticedAt, answeredAt, containedAt, outcome }
}

/** Rates and times of exercises, in the order given, whatever they hold: from all steps and facts and none cut off. */
export function exerciseTrend(context: ReadContext, exercises: readonly string[]): readonly TrendEntry[] {
  const { sql, values } = live(context, attackStepRecord)
  const steps = context.vault.store.db
    .prepare<unknown[], Step>(
      `SELECT "id", "exercise", "outcome", "startedAt" FROM "${attackStepRecord.table}"
      WHERE ${sql} AND "exercise" IN (${exercises.map(() => '?').join(', ')})`,
    )
    .all(...values, ...exercises)
  const counts = new Map([...Map.groupBy(steps, ({ exercise }) => exercise)].map(([id, own]) => [id, own.length]))
  const sumOf = sumsOf(context)
  const { rows: detections } = context.read(detectionRecord).slice(ofDetection, { limit: Number.MAX_SAFE_INTEGER })
  const older = Map.groupBy(detections.flatMap(factsOfDetection), ({ attackStep }) => attackStep)
  const ran = steps.filter(({ outcome }) => outcome !== null && outcome !== 'notRun')
  return trendOf(
    exercises,
    counts,
    ran.map((step) => summed(step, (older.get(step.id) ?? []).reduce(withFact, sumOf.get(step.id) ?? nothing))),
  )
}
