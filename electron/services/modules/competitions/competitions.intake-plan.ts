import {
  type AwardFacts,
  gainsOf,
  rollUp,
  type SolveFacts,
  solvedBy,
} from '#shared/modules/competitions/competitions.roll-ups.ts'
import type { Valuing } from '#shared/modules/competitions/competitions.valuing.ts'
import type { ForeignContest } from '#shared/modules/competitions/foreign-contest.ts'
import type { competitionRecord } from '#shared/modules/training/competition.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import type { Held } from './competitions.held.ts'
import { type Judged, judge, sourceOf } from './competitions.intake-judge.ts'
import { type TakenSettings, takenSettings, type Updates, updatesBy } from './competitions.intake-updates.ts'

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
  readonly updates: Updates
  readonly settings: TakenSettings
}

type Given = {
  readonly competition: Competition
  readonly contest: ForeignContest
  /** The person behind an account that is new, by its number in the file. */
  readonly people: ReadonlyMap<string, string>
  /** The same of accounts that are here already. */
  readonly peopleBefore: ReadonlyMap<string, string>
  newId(): string
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
function indexOf(given: Given, held: Held, updates: Updates) {
  const { contest, newId } = given
  const updated = held.entrants.map((row) => ({ ...row, ...updates.entrants.get(row.id) }))
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
    unseen: new Set(
      [...updated, ...fresh.entrants].flatMap(({ id, hidden, banned }) => (hidden || banned ? [id] : [])),
    ),
    valuing: new Map<string, Valuing>(bothChallenges.map((challenge) => [challenge.id, challenge])),
    names: new Map([...bothEntrants, ...bothChallenges].map(({ id, name }) => [id, name])),
  }
}

const byMoment = (one: { readonly at: string }, other: { readonly at: string }) =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : 0

/** The outcome of a challenge, by all solves of it that count. */
function outcomesBy(solves: readonly SolveFacts[], unseen: ReadonlySet<string>, freezesAt: string | null) {
  const counted = solves.filter(({ exclusion, entrant }) => exclusion === null && !unseen.has(entrant))
  const of = grouped(counted, ({ challenge }) => challenge)
  return (id: string): Values => {
    const own = (of.get(id) ?? []).toSorted(byMoment)
    const [first] = own
    return { ...solvedBy(own, freezesAt), firstBlood: first?.entrant ?? null, firstBloodAt: first?.at ?? null }
  }
}

/** What entrants have, by all their solves and awards. */
function gainsBy(solves: readonly SolveFacts[], awards: readonly AwardFacts[], freezesAt: string | null) {
  const solvesOf = grouped(solves, ({ entrant }) => entrant)
  const awardsOf = grouped(awards, ({ entrant }) => entrant)
  return (id: string): Values => ({ ...rollUp(gainsOf(solvesOf.get(id) ?? [], awardsOf.get(id) ?? []), freezesAt) })
}

/** Rows to make, and those that are there and whose figures move with them or of which the file says something new. */
function withMoved(
  made: readonly Omit<Planned, 'isNew'>[],
  held: readonly { readonly id: string }[],
  given: {
    readonly moved: readonly string[]
    readonly updates: ReadonlyMap<string, Values>
    figures(id: string): Values
  },
): readonly Planned[] {
  const isMoved = new Set(given.moved)
  return [
    ...made.map((row) => ({ ...row, isNew: true, values: { ...row.values, ...given.figures(row.id) } })),
    ...held.flatMap(({ id }) => {
      const values = { ...given.updates.get(id), ...(isMoved.has(id) ? given.figures(id) : {}) }
      return Object.keys(values).length > 0 ? [{ id, isNew: false, values }] : []
    }),
  ]
}

/** Challenges whose outcome moves because the scoreboard shows an entrant no longer, or again. */
function reshown({ solves }: Held, { entrants }: Updates): readonly string[] {
  const isMoved = (id: string) => {
    const values = entrants.get(id)
    return values !== undefined && ('hidden' in values || 'banned' in values)
  }
  return solves.filter(({ entrant }) => isMoved(entrant)).map(({ challenge }) => challenge)
}

/** The new solves as rows. A team's solve is of the member who typed it: its own number is none of an account. */
function solveRows(given: Given, judged: readonly Judged[], names: ReadonlyMap<string, string>): readonly Planned[] {
  const people = new Map([...given.peopleBefore, ...given.people])
  const alone = new Set(given.contest.entrants.flatMap(({ kind, source }) => (kind === 'person' ? [source] : [])))
  return judged.map(({ id, foreign, ...row }) => {
    const title = `${names.get(row.entrant) ?? ''} · ${names.get(row.challenge) ?? ''}`
    const account = foreign.member ?? (alone.has(foreign.entrant) ? foreign.entrant : null)
    const person = account === null ? null : (people.get(account) ?? null)
    const source = sourceOf(foreign.source, foreign.member)
    return { id, isNew: true, values: { competition: given.competition.id, ...row, title, person, source } }
  })
}

function freshRows({ competition, people, newId }: Given, { fresh }: ReturnType<typeof indexOf>) {
  const of = { competition: competition.id }
  return {
    challenges: fresh.challenges.map(({ id, kept, ...row }) => ({
      ...{ id, values: { ...of, ...row, imported: partsOf(kept, newId) } },
    })),
    entrants: fresh.entrants.map(({ id, kept, members, ...row }) => {
      const rows = members.map((member) => ({ ...member, person: people.get(member.source) ?? null }))
      const person = row.kind === 'person' ? (people.get(row.source) ?? null) : null
      return { id, values: { ...of, ...row, person, members: partsOf(rows, newId), imported: partsOf(kept, newId) } }
    }),
    awards: fresh.awards.map(({ id, kept, ...row }) => ({
      ...{ id, isNew: true, values: { ...of, ...row, imported: partsOf(kept, newId) } },
    })),
  }
}

/** Everything that the file adds to a competition or says otherwise than before, with the roll-ups that follow. */
export function planIntake(asked: Given, held: Held): IntakePlan {
  const settings = takenSettings(asked.competition, asked.contest, held)
  const competition = { ...asked.competition, ...settings }
  const given = { ...asked, competition }
  const updates = updatesBy(given.contest, held, given.newId)
  const index = indexOf(given, held, updates)
  const judged = judge(given, held, index)
  const solves: readonly SolveFacts[] = [...held.solves, ...judged]
  const gained = [...judged, ...index.fresh.awards].map(({ entrant }) => entrant)
  const rows = freshRows(given, index)
  const excluded = (cause: SolveFacts['exclusion']) => judged.filter(({ exclusion }) => exclusion === cause).length
  return {
    ...{ updates, settings, awards: rows.awards, solves: solveRows(given, judged, index.names) },
    challenges: withMoved(rows.challenges, held.challenges, {
      moved: [...judged.map(({ challenge }) => challenge), ...reshown(held, updates)],
      updates: updates.challenges,
      figures: outcomesBy(solves, index.unseen, competition.freezesAt),
    }),
    entrants: withMoved(rows.entrants, held.entrants, {
      // A freeze that comes with the file parts the gains of everybody.
      moved: settings.freezesAt === undefined ? gained : held.entrants.map(({ id }) => id),
      updates: updates.entrants,
      figures: gainsBy(solves, [...held.awards, ...index.fresh.awards], competition.freezesAt),
    }),
    excluded: {
      ...{ beforeStart: excluded('beforeStart'), afterEnd: excluded('afterEnd'), repeated: excluded('repeated') },
    },
  }
}
