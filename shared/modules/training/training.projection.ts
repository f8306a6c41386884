import { decimalToUnits, unitsToDecimal } from '../../record/decimal.ts'
import type { Role } from '../../record/roles.ts'
import { scoreRecord } from './score.record.ts'
import type { Calculation } from './training.calculation.ts'
import { type Count, countAssessment, countCompetition } from './training.counting.ts'
import {
  type AssessmentFacts,
  type CompetitionFacts,
  rankingOf,
  type ScoreColumn,
  type ScoreFacts,
} from './training.facts.ts'
import { passes, type Ranking, ranked } from './training.scoring.ts'

/** Better or worse than the period before; `total` is signed, `rank` above zero is a climb. */
export type Change = { readonly total: string; readonly rank: number | null }

export type ScoreRow = {
  readonly id: string
  readonly person: string
  readonly team: string | null
  /** In the order of the columns, of several marks their mean; null where nothing counts. */
  readonly points: readonly (string | null)[]
  readonly bonus: string | null
  /** Null where nothing counts yet, or the reader does not see what it is measured by. */
  readonly total: string | null
  /** Null where the reader sees only some of the scores and the ranks are not published. */
  readonly rank: number | null
  readonly passes: boolean | null
  /** A mark has to be made up before the total stands. */
  readonly isPending: boolean
  readonly moderation: { readonly points: string; readonly reason: string; readonly instead: string | null } | null
  readonly change: Change | null
}

export type ScoreTable = {
  readonly columns: readonly ScoreColumn[]
  /** The highest total first. */
  readonly rows: readonly ScoreRow[]
  /** Participants without a score, by id. */
  readonly missing: readonly string[]
  readonly passed: number
  /** Not all scores are published: totals and ranks may still change. */
  readonly isProvisional: boolean
}

/** Whether a member with these roles sees the scores of everybody, and not their own alone. */
export function seesAllScores(roles: readonly Role[]): boolean {
  const { rows } = scoreRecord
  return rows?.rule !== 'own' || rows.except.some((role) => roles.includes(role))
}

type Placed = { readonly total: string | null; readonly rank: number | null }

function changeOf(now: Placed, before: Placed): Change | null {
  if (now.total === null || before.total === null) return null
  const total = unitsToDecimal(decimalToUnits(now.total, 2) - decimalToUnits(before.total, 2), 2)
  return { total, rank: now.rank === null || before.rank === null ? null : before.rank - now.rank }
}

/** Totals with ranks; those of a reader who sees only some rows are the published ones alone. */
function placed({ scores, count, ranking, isWhole }: Pick<Plan, 'scores' | 'count' | 'ranking' | 'isWhole'>) {
  const counted = scores.map((score, place) => ({ score, ...count(score, place) }))
  return ranked(counted, ranking).map(({ rank, ...row }) => ({
    ...row,
    rank: row.score.rank ?? (isWhole ? rank : null),
  }))
}

/** Whether a total reaches the pass mark and each component its own; null where no mark is set or nothing counts. */
function passesAll(total: string | null, passMark: string | null, calculation: Calculation | null): boolean | null {
  const judged = [passes(total, passMark), ...(calculation?.components.map((step) => step.passes) ?? [])]
  const known = judged.filter((one) => one !== null)
  return total === null || known.length === 0 ? null : known.every(Boolean)
}

type Given = {
  readonly scores: readonly ScoreFacts[]
  /** Whether these are the scores of everybody, or those that the reader may see. */
  readonly isWhole: boolean
}

type Plan = Given & {
  readonly columns: readonly ScoreColumn[]
  readonly count: Count
  readonly ranking: Ranking
  readonly passMark: string | null
  readonly previous: { readonly assessment: AssessmentFacts; readonly scores: readonly ScoreFacts[] } | null
  readonly expected: readonly string[]
}

function earlierOf({ previous, isWhole }: Pick<Plan, 'previous' | 'isWhole'>): ReadonlyMap<string, Placed> {
  if (previous === null) return new Map()
  const { assessment, scores } = previous
  const count = countAssessment(assessment, scores, isWhole)
  const rows = placed({ scores, count, ranking: rankingOf(assessment), isWhole })
  return new Map(rows.map((row) => [row.score.person, row]))
}

function moderationOf(
  { moderatedPoints, moderationReason }: ScoreFacts,
  instead: string | null,
): ScoreRow['moderation'] {
  return moderatedPoints === null ? null : { points: moderatedPoints, reason: moderationReason ?? '', instead }
}

/** The highest total first; those without one last. */
function byTotal(one: Placed, other: Placed): number {
  return decimalToUnits(other.total ?? '-1', 2) - decimalToUnits(one.total ?? '-1', 2)
}

function tableOf(plan: Plan): ScoreTable {
  const { scores, isWhole, columns, passMark, expected } = plan
  const before = earlierOf(plan)
  const rows = placed(plan).map(({ score, points, total, rank, isPending, instead, calculation }): ScoreRow => {
    const { id, person, team, bonus } = score
    const old = before.get(person)
    return {
      ...{ id, person, team, bonus, points, total, rank, isPending },
      passes: passesAll(total, passMark, calculation),
      moderation: moderationOf(score, instead),
      change: old ? changeOf({ total, rank }, old) : null,
    }
  })
  const scored = new Set(scores.map((score) => score.person))
  return {
    columns,
    rows: rows.toSorted(byTotal),
    missing: isWhole ? expected.filter((person) => !scored.has(person)) : [],
    passed: rows.filter((row) => row.passes === true).length,
    isProvisional: scores.some((score) => score.state !== 'published'),
  }
}

/** The ranked table of an assessment; changes count from the previous one where it is given. */
export function projectAssessment(
  assessment: AssessmentFacts,
  given: Given & { readonly previous: Plan['previous'] },
): ScoreTable {
  return tableOf({
    ...given,
    columns: assessment.components.map(({ name, weight, maximum }) => ({ name, weight, maximum })),
    count: countAssessment(assessment, given.scores, given.isWhole),
    ranking: rankingOf(assessment),
    passMark: assessment.passMark,
    expected: assessment.participants,
  })
}

/** The scoreboard of a competition; rounds that the scores name and the competition does not stand last. */
export function projectCompetition(competition: CompetitionFacts, given: Given): ScoreTable {
  const named = new Set(competition.rounds.map((round) => round.name))
  const others = new Set(given.scores.flatMap((score) => score.components.map((entry) => entry.component)))
  const columns = [
    ...competition.rounds.map(({ name, maximum }) => ({ name, weight: null, maximum })),
    ...[...others].filter((name) => !named.has(name)).map((name) => ({ name, weight: null, maximum: null })),
  ]
  return tableOf({
    ...given,
    columns,
    count: countCompetition(columns),
    ranking: 'standard',
    passMark: null,
    previous: null,
    expected: [],
  })
}

/** The points of a row summed from round to round, in hundredths turned to numbers for drawing. */
export function progressionOf(row: Pick<ScoreRow, 'points'>): readonly number[] {
  let sum = 0
  return row.points.map((points) => {
    sum += points === null ? 0 : decimalToUnits(points, 2)
    return sum / 100
  })
}
