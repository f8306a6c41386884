import { unitsToDecimal } from '../../record/decimal.ts'
import { isText, partRows, type ValueRow } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordConsequences,
  type RuleInput,
  type RuleReader,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { scoreboard } from '../competitions/competitions.scoreboard.ts'
import { type FinalEntrant, sourcesOf } from './competition-points.ts'
import { attendanceStatuses, countedTenths, wasThere } from './training.roll.ts'
import { passes } from './training.scoring.ts'

/** What a certificate says beyond its subject; null where its subject says nothing of it. */
type Earned = {
  readonly hours: string | null
  readonly total: string | null
  readonly rank: number | null
  readonly ranked: number | null
  readonly team: string | null
}

const nothing: Earned = { hours: null, total: null, rank: null, ranked: null, team: null }
const textOf = (value: AnyValue | undefined) => (isText(value) ? value : null)
const countOf = (value: AnyValue | undefined) => (typeof value === 'number' ? value : null)

/** Whoever was there in a session that was held; their hours add up. */
function ofCourse(read: RuleReader, course: string, person: string): Earned | null {
  const rows = read
    .all('trainingSession', { course })
    .filter(({ state }) => state === 'held')
    .flatMap((session) => partRows(session.attendance).map((row) => ({ session, row })))
    .filter(({ row }) => row.person === person)
    .map(({ session, row }) => ({
      length: { startsAt: textOf(session.startsAt) ?? '', endsAt: textOf(session.endsAt) },
      row: { status: attendanceStatuses.find((one) => one === row.status) ?? null, hours: textOf(row.hours) },
    }))
    .filter(({ row }) => wasThere(row))
  const tenths = rows.reduce((sum, { length, row }) => sum + countedTenths(length, row), 0)
  return rows.length === 0 ? null : { ...nothing, hours: tenths === 0 ? null : unitsToDecimal(tenths, 1) }
}

/** Whoever reached the pass mark in a published result. */
function ofAssessment(read: RuleReader, assessment: string, person: string): Earned | null {
  const scores = read.all('score', { assessment }).filter(({ state }) => state === 'published')
  const own = scores.find((score) => score.person === person)
  const passMark = textOf(read.find('assessment', assessment)?.passMark)
  const total = textOf(own?.total)
  // Without a mark nobody has passed: a certificate says so in as many words.
  if (passes(total, passMark) !== true || total === null) return null
  return { ...nothing, total, rank: countOf(own?.rank), ranked: scores.length }
}

function entrantOf(entity: AnyEntity): FinalEntrant {
  const { id, name, kind, bracket, hidden, banned, statedPoints, statedRank, points, solved, lastGainAt } = entity
  return {
    ...{ id, name: textOf(name) ?? '', kind: kind === 'team' ? 'team' : 'person', bracket: textOf(bracket) },
    ...{ hidden: hidden === true, banned: banned === true },
    ...{ statedPoints: textOf(statedPoints), statedRank: countOf(statedRank) },
    ...{ points: countOf(points), solved: countOf(solved), lastGainAt: textOf(lastGainAt) },
    ...{ frozenPoints: null, frozenSolved: null, frozenGainAt: null, person: textOf(entity.person) },
    members: partRows(entity.members).map((row: ValueRow) => ({ person: textOf(row.person) })),
  }
}

const tieRules = ['earliestLastGain', 'moreSolves', 'shared'] as const

/** Whoever stands in the final standing of a finished competition. */
function ofCompetition(read: RuleReader, competition: string, person: string): Earned | null {
  const held = read.find('competition', competition)
  if (held?.state !== 'finished') return null
  const entrants = read.all('entrant', { competition }).map(entrantOf)
  const tieRule = tieRules.find((one) => one === held.tieRule) ?? 'earliestLastGain'
  const { rows } = scoreboard(entrants, { view: 'live', tieRule, bracket: null, isExternal: held.kind === 'external' })
  const final = { competition, title: '', entrants, rows, fieldSize: countOf(held.fieldSize) }
  const source = sourcesOf(final, { measure: 'percentile', sharing: 'each' }).get(person)
  if (!source) return null
  return { ...nothing, rank: source.rank, ranked: source.rank === null ? null : source.field, team: source.team }
}

const kinds = ['course', 'assessment', 'competition'] as const

function earned({ read, after }: Pick<RuleInput, 'read' | 'after'>): Earned | null {
  const { course, assessment, competition, person } = after
  if (!isText(person)) return null
  if (isText(course)) return ofCourse(read, course, person)
  if (isText(assessment)) return ofAssessment(read, assessment, person)
  return isText(competition) ? ofCompetition(read, competition, person) : null
}

/** A certificate is about one thing, and issued for what the records say was earned. */
export const certificateRules = defineRules('certificate', {
  oneSubject: (input) =>
    refuseIf(states(input) && kinds.filter((kind) => isText(input.after[kind])).length !== 1, 'course'),
  notEarned: (input) => refuseIf(takes(input, 'issue') && earned(input) === null, 'person'),
})

export const certificateConsequences: RecordConsequences = {
  certificate: (input) => {
    const found = takes(input, 'issue') ? earned(input) : null
    return found === null ? [] : [{ record: 'certificate', id: input.id, changes: { ...found } }]
  },
}
