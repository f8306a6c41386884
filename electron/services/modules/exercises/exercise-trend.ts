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
type Sum = {
  readonly attackStep: string
  /** 1 or 0 by stage. */
  readonly logged: number
  readonly alerted: number
  readonly contained: number
  readonly blocked: number
  readonly apart: number
  readonly noticedAt: string | null
  readonly answeredAt: string | null
  readonly containedAt: string | null
}

/** Words of our own as SQL; they are declared, never input. */
const among = (kinds: readonly string[]) => `"kind" IN (${kinds.map((kind) => `'${kind}'`).join(', ')})`
const stages = detectionOutcomes.filter((outcome) => outcome !== 'none')
const noticing = defenceFactRecord.fields.kind.choices.filter(isNoticing)
const sums = [
  ...stages.map((stage) => `max(${among(kindsReaching(stage))}) AS "${stage}"`),
  `max(${among(['notApplicable'])}) AS "apart"`,
  `min("at") FILTER (WHERE ${among(noticing)}) AS "noticedAt"`,
  `min("at") FILTER (WHERE ${among(answeringKinds)}) AS "answeredAt"`,
  `min("at") FILTER (WHERE ${among(['contained'])}) AS "containedAt"`,
].join(', ')

const nothing = {
  ...{ logged: 0, alerted: 0, contained: 0, blocked: 0, apart: 0 },
  ...{ noticedAt: null, answeredAt: null, containedAt: null },
}

function live({ reading }: ReadContext, record: AnyRecord) {
  return both([readableRows(record, reading), listCondition(record, [], false)])
}

/** One row for each step that has facts. A vault of two hundred thousand is summed in one pass, and its facts never leave it. */
function sumsOf(context: ReadContext): ReadonlyMap<string, Sum> {
  const { sql, values } = live(context, defenceFactRecord)
  const rows = context.vault.store.db
    .prepare<unknown[], Sum>(
      `SELECT "attackStep", ${sums} FROM "${defenceFactRecord.table}" WHERE ${sql} GROUP BY "attackStep"`,
    )
    .all(...values)
  return new Map(rows.map((row) => [row.attackStep, row]))
}

const earlier = (one: string | null, other: string | null) =>
  one === null ? other : other === null || one < other ? one : other

/** A sum with a fact of an older detection, which is kept in a form of its own. */
function withFact(sum: Omit<Sum, 'attackStep'>, { kind, at }: DefenceFacts): Omit<Sum, 'attackStep'> {
  const has = (kinds: readonly string[], known: number) => (kinds.includes(kind) ? 1 : known)
  return {
    logged: has(kindsReaching('logged'), sum.logged),
    alerted: has(kindsReaching('alerted'), sum.alerted),
    contained: has(kindsReaching('contained'), sum.contained),
    blocked: has(kindsReaching('blocked'), sum.blocked),
    apart: has(['notApplicable'], sum.apart),
    noticedAt: isNoticing(kind) ? earlier(sum.noticedAt, at) : sum.noticedAt,
    answeredAt: answeringKinds.includes(kind) ? earlier(sum.answeredAt, at) : sum.answeredAt,
    containedAt: kind === 'contained' ? earlier(sum.containedAt, at) : sum.containedAt,
  }
}

function summed(step: Step, sum: Omit<Sum, 'attackStep'>): SummedStep {
  const isSeen = [sum.logged, sum.alerted, sum.contained, sum.blocked].includes(1)
  const { noticedAt, answeredAt, containedAt } = sum
  return {
    ...{ exercise: step.exercise, startedAt: step.startedAt, noticedAt, answeredAt, containedAt },
    stages: {
      ...{ logged: sum.logged === 1, alerted: sum.alerted === 1, contained: sum.contained === 1 },
      ...{ prevented: sum.blocked === 1, notApplicable: sum.apart === 1 && !isSeen },
    },
  }
}

/** Rates and times of exercises, in the order given, whatever they hold: from all steps and facts and none cut off. */
export function exerciseTrend(context: ReadContext, exercises: readonly string[]): readonly TrendEntry[] {
  const wanted = new Set(exercises)
  const { sql, values } = live(context, attackStepRecord)
  const steps = context.vault.store.db
    .prepare<unknown[], Step>(
      `SELECT "id", "exercise", "outcome", "startedAt" FROM "${attackStepRecord.table}" WHERE ${sql}`,
    )
    .all(...values)
    .filter(({ exercise }) => wanted.has(exercise))
  const counts = new Map([...Map.groupBy(steps, ({ exercise }) => exercise)].map(([id, own]) => [id, own.length]))
  const sumOf = sumsOf(context)
  const older = Map.groupBy(
    context.read(detectionRecord).all([]).flatMap(factsOfDetection),
    ({ attackStep }) => attackStep,
  )
  const ran = steps.filter(({ outcome }) => outcome !== null && outcome !== 'notRun')
  return trendOf(
    exercises,
    counts,
    ran.map((step) => summed(step, (older.get(step.id) ?? []).reduce(withFact, sumOf.get(step.id) ?? nothing))),
  )
}
