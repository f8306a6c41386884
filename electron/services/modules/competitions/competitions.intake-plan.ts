import { awardRecord } from '#shared/modules/competitions/award.record.ts'
import { challengeRecord } from '#shared/modules/competitions/challenge.record.ts'
import {
  type AwardFacts,
  gainsOf,
  rollUp,
  type SolveFacts,
} from '#shared/modules/competitions/competitions.roll-ups.ts'
import { challengeValue, type Valuing } from '#shared/modules/competitions/competitions.valuing.ts'
import { entrantRecord } from '#shared/modules/competitions/entrant.record.ts'
import type { ForeignContest, ForeignSolve } from '#shared/modules/competitions/foreign-contest.ts'
import { solveRecord } from '#shared/modules/competitions/solve.record.ts'
import type { competitionRecord } from '#shared/modules/training/competition.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import type { ReadContext } from '../../context.ts'

type Competition = Entity<typeof competitionRecord>
type Values = Readonly<Record<string, AnyValue>>
/** A row to be made, or values to be set on one that is there. */
export type Planned = { readonly id: string; readonly values: Values; readonly isNew: boolean }

export type IntakePlan = {
  readonly challenges: readonly Planned[]
  readonly entrants: readonly Planned[]
  readonly solves: readonly Planned[]
  readonly awards: readonly Planned[]
  /** How many solves come in that do not count, by cause. */
  readonly excluded: Readonly<Record<'beforeStart' | 'afterEnd' | 'repeated', number>>
}

type Given = {
  readonly competition: Competition
  readonly contest: ForeignContest
  /** The person behind an account, by its number in the file. */
  readonly people: ReadonlyMap<string, string>
  newId(): string
}

type Held = {
  readonly challenges: readonly Entity<typeof challengeRecord>[]
  readonly entrants: readonly Entity<typeof entrantRecord>[]
  readonly solves: readonly (SolveFacts & { readonly source: string | null })[]
  readonly awards: readonly Entity<typeof awardRecord>[]
}

const solveFields = ['entrant', 'challenge', 'at', 'value', 'exclusion', 'source'] as const

/** What the competition has already. */
export function heldBy(context: ReadContext, competition: string): Held {
  const filters = [{ field: 'competition', comparison: 'is', value: competition }] as const
  return {
    challenges: context.read(challengeRecord).all(filters),
    entrants: context.read(entrantRecord).all(filters),
    solves: context.read(solveRecord).slice(solveFields, { filters, limit: 1_000_000 }).rows,
    awards: context.read(awardRecord).all(filters),
  }
}

/** Ids by the numbers of the file: those that are there, and new ones. */
function idsFor(
  held: readonly { readonly id: string; readonly source: string | null }[],
  foreign: readonly { readonly source: string }[],
  newId: () => string,
) {
  const known = new Map(held.flatMap(({ id, source }) => (source === null ? [] : [[source, id] as const])))
  const fresh = new Map<string, string>()
  for (const { source } of foreign) if (!known.has(source) && !fresh.has(source)) fresh.set(source, newId())
  return {
    of: (source: string) => known.get(source) ?? fresh.get(source) ?? null,
    isNew: (source: string) => fresh.has(source),
  }
}

type Judged = SolveFacts & { readonly foreign: ForeignSolve }

/** Judges new solves in the order in which they happened, and values them by those before. */
function judge(
  { competition, contest, newId }: Given,
  held: Held,
  told: {
    entrant(source: string): string | null
    challenge(source: string): string | null
    valuing: ReadonlyMap<string, Valuing>
    unseen: ReadonlySet<string>
  },
): readonly Judged[] {
  const known = new Set(held.solves.map(({ source }) => source))
  const fresh = contest.solves.filter(({ source, member }) => !known.has(sourceOf(source, member)))
  const pairs = new Set<string>()
  const moments = new Map<string, string[]>()
  const count = ({ entrant, challenge, at, exclusion }: SolveFacts) => {
    if (exclusion !== null) return
    pairs.add(`${entrant} ${challenge}`)
    if (!told.unseen.has(entrant)) moments.set(challenge, [...(moments.get(challenge) ?? []), at])
  }
  for (const solve of held.solves) count(solve)
  const { startsAt, endsAt } = competition
  return fresh
    .toSorted((one, other) =>
      one.at < other.at ? -1 : one.at > other.at ? 1 : Number(one.source) - Number(other.source),
    )
    .flatMap((foreign): Judged[] => {
      const [entrant, challenge] = [told.entrant(foreign.entrant), told.challenge(foreign.challenge)]
      if (entrant === null || challenge === null) return []
      const { at } = foreign
      const isLate = endsAt !== null && at > endsAt
      const isRepeated = pairs.has(`${entrant} ${challenge}`)
      const exclusion = at < startsAt ? 'beforeStart' : isLate ? 'afterEnd' : isRepeated ? 'repeated' : null
      const valuing = told.valuing.get(challenge)
      const before = (moments.get(challenge) ?? []).filter((moment) => moment <= at).length
      const value = exclusion === null && valuing ? challengeValue(valuing, before) : null
      const solve = { id: newId(), entrant, challenge, at, value, exclusion } as const
      count(solve)
      return [{ ...solve, foreign }]
    })
}

/** A solve is known again by its number and who typed it. */
const sourceOf = (source: string, member: string | null) => (member === null ? source : `${source}/${member}`)

const partsOf = (rows: readonly object[], newId: () => string): AnyValue => rows.map((row) => ({ id: newId(), ...row }))

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** What the rows of a plan are made from, each looked up by the numbers of the file. */
function indexOf(given: Given, held: Held) {
  const { contest, newId } = given
  const challenges = idsFor(held.challenges, contest.challenges, newId)
  const entrants = idsFor(held.entrants, contest.entrants, newId)
  const awards = idsFor(held.awards, contest.awards, newId)
  const idOf = ({ of }: typeof entrants, source: string) => of(source) ?? ''
  const fresh = {
    challenges: contest.challenges
      .filter(({ source }) => challenges.isNew(source))
      .map((row) => ({ ...row, id: idOf(challenges, row.source) })),
    entrants: contest.entrants
      .filter(({ source }) => entrants.isNew(source))
      .map((row) => ({ ...row, id: idOf(entrants, row.source) })),
    awards: contest.awards.flatMap((row) => {
      const entrant = entrants.of(row.entrant)
      return awards.isNew(row.source) && entrant !== null ? [{ ...row, entrant, id: idOf(awards, row.source) }] : []
    }),
  }
  const bothEntrants = [...held.entrants, ...fresh.entrants]
  const bothChallenges = [...held.challenges, ...fresh.challenges]
  return {
    fresh,
    entrant: entrants.of,
    challenge: challenges.of,
    unseen: new Set(bothEntrants.flatMap(({ id, hidden, banned }) => (hidden || banned ? [id] : []))),
    valuing: new Map<string, Valuing>(bothChallenges.map((challenge) => [challenge.id, challenge])),
    names: new Map([...bothEntrants, ...bothChallenges].map(({ id, name }) => [id, name])),
  }
}

const byMoment = (one: { readonly at: string }, other: { readonly at: string }) =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : 0

/** The outcome of a challenge, by all solves of it that count. */
function outcomesBy(solves: readonly SolveFacts[], unseen: ReadonlySet<string>) {
  const counted = solves.filter(({ exclusion, entrant }) => exclusion === null && !unseen.has(entrant))
  const of = grouped(counted, ({ challenge }) => challenge)
  return (id: string): Values => {
    const own = (of.get(id) ?? []).toSorted(byMoment)
    const solved = new Set(own.map(({ entrant }) => entrant)).size
    return { solved, firstBlood: own[0]?.entrant ?? null, firstBloodAt: own[0]?.at ?? null }
  }
}

/** What entrants have, by all their solves and awards. */
function gainsBy(solves: readonly SolveFacts[], awards: readonly AwardFacts[], freezesAt: string | null) {
  const solvesOf = grouped(solves, ({ entrant }) => entrant)
  const awardsOf = grouped(awards, ({ entrant }) => entrant)
  return (id: string): Values => ({ ...rollUp(gainsOf(solvesOf.get(id) ?? [], awardsOf.get(id) ?? []), freezesAt) })
}

/** Rows to make, and those that are there and whose figures move with them. */
function withMoved(
  made: readonly Omit<Planned, 'isNew'>[],
  held: readonly { readonly id: string }[],
  moved: readonly string[],
  figures: (id: string) => Values,
): readonly Planned[] {
  const isMoved = new Set(moved)
  return [
    ...made.map((row) => ({ ...row, isNew: true, values: { ...row.values, ...figures(row.id) } })),
    ...held.flatMap(({ id }) => (isMoved.has(id) ? [{ id, isNew: false, values: figures(id) }] : [])),
  ]
}

/** Everything that the file adds to a competition, with the roll-ups that follow; what is there by its number stays as it is. */
export function planIntake(given: Given, held: Held): IntakePlan {
  const { competition, people, newId } = given
  const index = indexOf(given, held)
  const { fresh, names } = index
  const judged = judge(given, held, index)
  const solves: readonly SolveFacts[] = [...held.solves, ...judged]
  const gains = gainsBy(solves, [...held.awards, ...fresh.awards], competition.freezesAt)
  const of = { competition: competition.id }
  const challenges = fresh.challenges.map(({ id, kept, ...row }) => ({
    ...{ id, values: { ...of, ...row, imported: partsOf(kept, newId) } },
  }))
  const entrants = fresh.entrants.map(({ id, kept, members, ...row }) => {
    const rows = members.map((member) => ({ ...member, person: people.get(member.source) ?? null }))
    const person = row.kind === 'person' ? (people.get(row.source) ?? null) : null
    return { id, values: { ...of, ...row, person, members: partsOf(rows, newId), imported: partsOf(kept, newId) } }
  })
  const gained = [...judged, ...fresh.awards].map(({ entrant }) => entrant)
  const solved = judged.map(({ challenge }) => challenge)
  const excluded = (cause: SolveFacts['exclusion']) => judged.filter(({ exclusion }) => exclusion === cause).length
  return {
    challenges: withMoved(challenges, held.challenges, solved, outcomesBy(solves, index.unseen)),
    entrants: withMoved(entrants, held.entrants, gained, gains),
    solves: judged.map(({ id, foreign, ...row }) => {
      const title = `${names.get(row.entrant) ?? ''} · ${names.get(row.challenge) ?? ''}`
      const person = people.get(foreign.member ?? foreign.entrant) ?? null
      const source = sourceOf(foreign.source, foreign.member)
      return { id, isNew: true, values: { ...of, ...row, title, person, source } }
    }),
    awards: fresh.awards.map(({ id, kept, ...row }) => ({
      ...{ id, isNew: true, values: { ...of, ...row, imported: partsOf(kept, newId) } },
    })),
    excluded: {
      ...{ beforeStart: excluded('beforeStart'), afterEnd: excluded('afterEnd'), repeated: excluded('repeated') },
    },
  }
}
