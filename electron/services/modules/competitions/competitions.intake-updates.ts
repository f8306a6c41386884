import type {
  ContestFormat,
  ContestSettings,
  ForeignContest,
  KeptValue,
} from '#shared/modules/competitions/foreign-contest.ts'
import { rowOf } from '#shared/modules/competitions/foreign-contest.ts'
import { type Told, toldBy } from '#shared/modules/competitions/told-standing.ts'
import type { competitionRecord } from '#shared/modules/training/competition.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import type { Held, HeldChallenge, HeldEntrant } from './competitions.held.ts'

type Competition = Entity<typeof competitionRecord>
type Values = Readonly<Record<string, AnyValue>>

/** What a later file says otherwise than the one before, by the ids of the rows; and the names of those changed here. */
export type Updates = {
  readonly entrants: ReadonlyMap<string, Values>
  readonly challenges: ReadonlyMap<string, Values>
  readonly different: readonly string[]
}

const standing = ['statedPoints', 'statedRank', 'bracket'] as const
/** What each format says of an entrant at all: a scoreboard lists nobody who is hidden, an export states no points. */
const toldFields: Readonly<Record<ContestFormat, readonly (keyof Told)[]>> = {
  ctfdZip: ['hidden', 'banned', 'bracket'],
  ctfdScoreboard: standing,
  ctfdCsv: standing,
  ctftime: ['statedPoints', 'statedRank'],
}

type Row = Values & {
  readonly imported: readonly { readonly id: string; readonly name: string; readonly value: string }[]
}

/** What was kept of the row, brought up to what the file says now. */
function keptNow({ imported }: Pick<Row, 'imported'>, kept: readonly KeptValue[], newId: () => string): AnyValue {
  const now = new Map(kept.map(({ name, value }) => [name, value]))
  const known = new Set(imported.map(({ name }) => name))
  return [
    ...imported.map(({ id, name, value }) => ({ id, name, value: now.get(name) ?? value })),
    ...kept.flatMap(({ name, value }) => (known.has(name) ? [] : [{ id: newId(), name, value }])),
  ].slice(0, 500)
}

const toldOfEntrant = ({ hidden, banned, statedPoints, statedRank, bracket }: HeldEntrant): Told => ({
  ...{ statedPoints, statedRank, bracket, hidden: hidden === true, banned: banned === true },
})

const toldOfChallenge = ({ imported }: HeldChallenge) => {
  const { state } = rowOf(imported)
  return { hidden: state === 'hidden' || state === 'locked' }
}

/** Fields that the file says otherwise: those that stand as it had said before, and whether there are others. */
function differing<Field extends string>(
  fields: readonly Field[],
  given: Readonly<Record<'current' | 'before' | 'now', Readonly<Record<Field, AnyValue>>>>,
): { readonly changes: Values; readonly isOther: boolean } {
  const { current, before, now } = given
  const other = fields.filter((field) => current[field] !== now[field])
  const changes = other.filter((field) => current[field] === before[field]).map((field) => [field, now[field]] as const)
  return { changes: Object.fromEntries(changes), isOther: changes.length < other.length }
}

/** What a later file changes of rows that are there: only what nobody here has changed since the file before. */
export function updatesBy(contest: ForeignContest, held: Held, newId: () => string): Updates {
  const entrants = new Map<string, Values>()
  const challenges = new Map<string, Values>()
  const different: string[] = []
  const note = (into: Map<string, Values>, row: HeldEntrant | HeldChallenge, kept: readonly KeptValue[]) => {
    return ({ changes, isOther }: ReturnType<typeof differing>) => {
      if (isOther) different.push(row.name)
      if (Object.keys(changes).length > 0) into.set(row.id, { ...changes, imported: keptNow(row, kept, newId) })
    }
  }
  const entrantsNow = new Map(contest.entrants.map((row) => [row.source, row]))
  for (const row of held.entrants) {
    const now = entrantsNow.get(row.source ?? '')
    if (now === undefined) continue
    const given = { current: toldOfEntrant(row), before: toldBy(row.imported), now }
    note(entrants, row, now.kept)(differing(toldFields[contest.format], given))
  }
  const challengesNow = new Map(contest.challenges.map((row) => [row.source, row]))
  for (const row of held.challenges) {
    const now = challengesNow.get(row.source ?? '')
    if (now === undefined) continue
    const given = { current: { hidden: row.hidden === true }, before: toldOfChallenge(row), now }
    note(challenges, row, now.kept)(differing(['hidden'], given))
  }
  return { entrants, challenges, different }
}

export type TakenSettings = Partial<Pick<ContestSettings, 'endsAt' | 'freezesAt'>>

/** The end and the freeze of the file where the competition has none and they agree with what it has. */
export function takenSettings(competition: Competition, { settings }: ForeignContest, held: Held): TakenSettings {
  const { startsAt } = competition
  const isEnd = (at: string) =>
    at > startsAt && held.solves.every((solve) => solve.exclusion !== null || solve.at <= at)
  const taken: { endsAt?: string; freezesAt?: string } = {}
  if (competition.endsAt === null && settings.endsAt !== null && isEnd(settings.endsAt)) taken.endsAt = settings.endsAt
  const endsAt = taken.endsAt ?? competition.endsAt
  const isFreeze = (at: string) => at > startsAt && (endsAt === null || at < endsAt)
  if (competition.freezesAt === null && settings.freezesAt !== null && isFreeze(settings.freezesAt))
    taken.freezesAt = settings.freezesAt
  return taken
}

/** The settings, by their names in CTFd, that the file says otherwise than the competition and that are not taken. */
export function leftSettings(
  competition: Competition,
  { settings }: ForeignContest,
  taken: TakenSettings,
): readonly string[] {
  const { title, startsAt, endsAt, freezesAt } = { ...competition, ...taken }
  const pairs = [
    ['ctf_name', settings.title, title],
    ['start', settings.startsAt, startsAt],
    ['end', settings.endsAt, endsAt],
    ['freeze', settings.freezesAt, freezesAt],
  ] as const
  return pairs.flatMap(([name, told, here]) => (told === null || told === here ? [] : [name]))
}
