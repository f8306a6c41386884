import type { AnyValue } from '../../record/values.ts'
import { valueNow } from './competitions.valuing.ts'
import type { CtfdTables } from './ctfd-reading.ts'
import { type ForeignContest, type ForeignEntrant, type JsonRow, rowOf } from './foreign-contest.ts'

const numberOf = (source: string): AnyValue => (/^\d{1,15}$/.test(source) ? Number(source) : source)
const dateOf = (at: string) => at.replace(/\.000Z$/, '').replace(/Z$/, '')

function accountOf(entrant: ForeignEntrant): JsonRow {
  const { source, name, email, hidden, banned, kept } = entrant
  return { ...rowOf(kept), id: numberOf(source), name, email, hidden, banned }
}

/** Brackets by their numbers: those that an import came with, and new ones for names that have none. */
function bracketsOf(entrants: readonly ForeignEntrant[], isTeams: boolean): ReadonlyMap<string, JsonRow> {
  const found = new Map<string, JsonRow>()
  const type = isTeams ? 'teams' : 'users'
  for (const { bracket, kept } of entrants) {
    const id = rowOf(kept).bracket_id ?? null
    if (bracket !== null && id !== null && !found.has(bracket)) found.set(bracket, { id, name: bracket, type })
  }
  let next = [...found.values()].reduce((most, { id }) => Math.max(most, Number(id)), 0) + 1
  for (const { bracket } of entrants)
    if (bracket !== null && !found.has(bracket)) found.set(bracket, { id: next++, name: bracket, type })
  return found
}

function challengeRows(contest: ForeignContest): readonly JsonRow[] {
  const counts = new Map<string, number>()
  for (const { challenge } of contest.solves) counts.set(challenge, (counts.get(challenge) ?? 0) + 1)
  return contest.challenges.map((challenge) => {
    const { source, name, category, valuing, initial, minimum, decay, hidden, description, kept } = challenge
    const now = valueNow(challenge, counts.get(source) ?? 0)
    const own = {
      type: valuing === 'static' ? 'standard' : 'dynamic',
      state: hidden ? 'hidden' : 'visible',
      value: now,
    }
    return {
      ...{ ...own, ...rowOf(kept), id: numberOf(source), name, category, description },
      ...{ initial, minimum, decay, function: valuing },
    }
  })
}

/** The tables that CTFd 3.8 would pack of a contest, by its own names. */
export function ctfdTables(contest: ForeignContest): CtfdTables {
  const isTeams = contest.entrants.some(({ kind }) => kind === 'team')
  const brackets = bracketsOf(contest.entrants, isTeams)
  const accounts = contest.entrants.map((entrant) => ({
    ...accountOf(entrant),
    bracket_id: entrant.bracket === null ? null : (brackets.get(entrant.bracket)?.id ?? null),
  }))
  const members = contest.entrants.flatMap(({ source, members: all }) =>
    all.map((member) => ({
      ...{ id: numberOf(member.source), name: member.name, email: member.email, team_id: numberOf(source) },
    })),
  )
  const subject = (entrant: string, member: string | null) =>
    isTeams
      ? { user_id: member === null ? null : numberOf(member), team_id: numberOf(entrant) }
      : { user_id: numberOf(entrant), team_id: null }
  const solves = contest.solves.map(({ source, entrant, challenge, member }) => ({
    ...{ id: numberOf(source), challenge_id: numberOf(challenge), ...subject(entrant, member) },
  }))
  return {
    challenges: challengeRows(contest),
    users: isTeams ? members : accounts,
    teams: isTeams ? accounts : [],
    brackets: [...brackets.values()],
    solves,
    submissions: contest.solves.map(({ at }, place) => ({ ...solves[place], type: 'correct', date: dateOf(at) })),
    awards: contest.awards.map(({ source, entrant, points, reason, category, description, at, kept }) => ({
      ...{ ...subject(entrant, null), ...rowOf(kept), id: numberOf(source), name: reason, value: points },
      ...{ category, description, date: dateOf(at) },
    })),
    config: [{ id: 1, key: 'user_mode', value: isTeams ? 'teams' : 'users' }],
  }
}
