import { decimalToUnits, unitsToDecimal } from '../../record/decimal.ts'
import type { Entity } from '../../record/record.ts'
import type { Role } from '../../record/roles.ts'
import type { assessmentRecord } from './assessment.record.ts'
import type { competitionRecord } from './competition.record.ts'
import { scoreRecord } from './score.record.ts'
import { assessmentTotal, type Component, competitionTotal, passes, ranked } from './training.scoring.ts'

export type AssessmentFacts = Pick<Entity<typeof assessmentRecord>, 'components' | 'passMark' | 'participants'>
export type CompetitionFacts = Pick<Entity<typeof competitionRecord>, 'rounds' | 'teams' | 'awards'>
export type ScoreFacts = Pick<
  Entity<typeof scoreRecord>,
  | 'id'
  | 'person'
  | 'team'
  | 'components'
  | 'bonus'
  | 'moderatedPoints'
  | 'moderationReason'
  | 'total'
  | 'rank'
  | 'state'
  | 'assessment'
  | 'competition'
>

/** A component or a round; weight is percent of the whole, maximum the points that earn all of it. */
export type ScoreColumn = { readonly name: string; readonly weight: string | null; readonly maximum: string | null }

/** Better or worse than the period before; `total` is signed, `rank` above zero is a climb. */
export type Change = { readonly total: string; readonly rank: number | null }

export type ScoreRow = {
  readonly id: string
  readonly person: string
  readonly team: string | null
  /** In the order of the columns; null where nothing was scored. */
  readonly points: readonly (string | null)[]
  readonly bonus: string | null
  readonly total: string
  /** Null where the reader sees only some of the scores and the ranks are not published. */
  readonly rank: number | null
  readonly passes: boolean | null
  readonly moderation: { readonly points: string; readonly reason: string; readonly instead: string } | null
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

type TotalOf = (score: ScoreFacts) => string

const schemeOf = (assessment: Pick<AssessmentFacts, 'components'>): readonly Component[] =>
  assessment.components.map(({ name, weight, maximum }) => ({ name, weight, maximum }))

/** The total of a score: the published one, else as it would be published now. */
function totalBy(scheme: readonly Component[] | null): TotalOf {
  return (score) => score.total ?? (scheme === null ? competitionTotal(score) : assessmentTotal(scheme, score))
}

function changeOf(now: { total: string; rank: number | null }, before: { total: string; rank: number | null }): Change {
  const total = unitsToDecimal(decimalToUnits(now.total, 2) - decimalToUnits(before.total, 2), 2)
  return { total, rank: now.rank === null || before.rank === null ? null : before.rank - now.rank }
}

/** Totals with ranks; those of a reader who sees only some rows are the published ones alone. */
function placed(scores: readonly ScoreFacts[], totalOf: TotalOf, isWhole: boolean) {
  return ranked(scores.map((score) => ({ score, total: totalOf(score) }))).map(({ score, total, rank }) => ({
    score,
    total,
    rank: score.rank ?? (isWhole ? rank : null),
  }))
}

type Given = {
  readonly scores: readonly ScoreFacts[]
  /** Whether these are the scores of everybody, or those that the reader may see. */
  readonly isWhole: boolean
}

type Plan = Given & {
  readonly columns: readonly ScoreColumn[]
  readonly scheme: readonly Component[] | null
  readonly passMark: string | null
  readonly previous: { readonly assessment: AssessmentFacts; readonly scores: readonly ScoreFacts[] } | null
  readonly expected: readonly string[]
}

function tableOf({ scores, isWhole, columns, scheme, passMark, previous, expected }: Plan): ScoreTable {
  const totalOf = totalBy(scheme)
  const earlier = previous ? placed(previous.scores, totalBy(schemeOf(previous.assessment)), isWhole) : []
  const before = new Map(earlier.map((entry) => [entry.score.person, entry]))
  const rows = placed(scores, totalOf, isWhole).map(({ score, total, rank }): ScoreRow => {
    const points = new Map(score.components.map((entry) => [entry.component, entry.points]))
    const old = before.get(score.person)
    const { moderatedPoints } = score
    return {
      id: score.id,
      person: score.person,
      team: score.team,
      points: columns.map((column) => points.get(column.name) ?? null),
      bonus: score.bonus,
      total,
      rank,
      passes: passes(total, passMark),
      moderation:
        moderatedPoints === null
          ? null
          : {
              points: moderatedPoints,
              reason: score.moderationReason ?? '',
              instead: totalOf({ ...score, total: null, moderatedPoints: null }),
            },
      change: old ? changeOf({ total, rank }, old) : null,
    }
  })
  const scored = new Set(scores.map((score) => score.person))
  return {
    columns,
    rows: rows.toSorted((one, other) => decimalToUnits(other.total, 2) - decimalToUnits(one.total, 2)),
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
    scheme: schemeOf(assessment),
    passMark: assessment.passMark,
    expected: assessment.participants,
  })
}

/** The scoreboard of a competition; rounds that the scores name and the competition does not stand last. */
export function projectCompetition(competition: CompetitionFacts, given: Given): ScoreTable {
  const named = new Set(competition.rounds.map((round) => round.name))
  const others = new Set(given.scores.flatMap((score) => score.components.map((entry) => entry.component)))
  return tableOf({
    ...given,
    columns: [
      ...competition.rounds.map(({ name, maximum }) => ({ name, weight: null, maximum })),
      ...[...others].filter((name) => !named.has(name)).map((name) => ({ name, weight: null, maximum: null })),
    ],
    scheme: null,
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
