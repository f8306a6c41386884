import type { Filter } from '#shared/contract/list.ts'
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
import type { SummedStep } from '#shared/modules/exercises/exercises.trend.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'
import { listCondition } from '../../database/list-sql.ts'
import { both, readableRows } from '../../database/row-rule.ts'

/** What of a step its sum stands beside. */
type Step = { readonly id: string; readonly exercise: string; readonly startedAt: string | null }
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

/** The rows that the actor may read and that are not archived, as a condition. */
export function live({ reading }: ReadContext, record: AnyRecord, filters: readonly Filter[] = []) {
  return both([readableRows(record, reading), listCondition(record, filters, false)])
}

/** One row for each step that has facts. A vault of two hundred thousand is summed in one pass, and its facts never leave it. */
function sumsOf(context: ReadContext, filters: readonly Filter[]): ReadonlyMap<string, Sum> {
  const { sql, values } = live(context, defenceFactRecord, filters)
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

/** Sums up all facts of both forms that meet the filters; `ids` are the steps that have any. */
export function sumSteps(context: ReadContext, filters: readonly Filter[] = []) {
  const sums = sumsOf(context, filters)
  const { rows } = context.read(detectionRecord).slice(ofDetection, { filters, limit: Number.MAX_SAFE_INTEGER })
  const older = Map.groupBy(rows.flatMap(factsOfDetection), ({ attackStep }) => attackStep)
  return {
    ids: [...new Set([...sums.keys(), ...older.keys()])],
    sumOf: (step: Step): SummedStep =>
      summed(step, (older.get(step.id) ?? []).reduce(withFact, sums.get(step.id) ?? nothing)),
  }
}

/** Whether somebody carried the step out. */
export const hasRun = ({ outcome }: { readonly outcome: string | null }) => outcome !== null && outcome !== 'notRun'
