import type { AnyValue } from '../../record/values.ts'
import { valueNow } from './competitions.valuing.ts'
import type { CtfdTables } from './ctfd-accounts.ts'
import { settingRows } from './ctfd-settings.ts'
import {
  type ForeignChallenge,
  type ForeignContest,
  type ForeignEntrant,
  type JsonRow,
  rowOf,
} from './foreign-contest.ts'
import { beyondTold, toldBy } from './told-standing.ts'

const numberOf = (source: string): AnyValue => (/^\d{1,15}$/.test(source) ? Number(source) : source)
const dateOf = (at: string) => at.replace(/\.000Z$/, '').replace(/Z$/, '')

function accountOf(entrant: ForeignEntrant): JsonRow {
  const { source, name, email, hidden, banned } = entrant
  return { ...beyondTold(entrant), id: numberOf(source), name, email, hidden, banned }
}

/** Brackets by their numbers: those that an import came with, and new ones for names that have none. */
function bracketsOf(entrants: readonly ForeignEntrant[], isTeams: boolean): ReadonlyMap<string, JsonRow> {
  const found = new Map<string, JsonRow>()
  const type = isTeams ? 'teams' : 'users'
  for (const { bracket, kept } of entrants) {
    const id = toldBy(kept).bracket === bracket ? (rowOf(kept).bracket_id ?? null) : null
    if (bracket !== null && id !== null && !found.has(bracket)) found.set(bracket, { id, name: bracket, type })
  }
  let next = [...found.values()].reduce((most, { id }) => Math.max(most, Number(id)), 0) + 1
  for (const { bracket } of entrants)
    if (bracket !== null && !found.has(bracket)) found.set(bracket, { id: next++, name: bracket, type })
  return found
}

/** How many solved each challenge, as CTFd counts them: every entrant once, the hidden and banned not at all. */
function solversOf({ entrants, solves }: ForeignContest): ReadonlyMap<string, ReadonlySet<string>> {
  const unseen = new Set(entrants.flatMap(({ source, hidden, banned }) => (hidden || banned ? [source] : [])))
  const solvers = new Map<string, Set<string>>()
  for (const { challenge, entrant } of solves)
    if (!unseen.has(entrant)) solvers.set(challenge, (solvers.get(challenge) ?? new Set()).add(entrant))
  return solvers
}

/** State and type as CTFd had them, unless the challenge is another since. */
function kindOf({ hidden, valuing, kept }: ForeignChallenge): JsonRow {
  const { state, type } = rowOf(kept)
  const isSameState = state !== undefined && state !== null && (state === 'hidden' || state === 'locked') === hidden
  const other = valuing === 'static' ? 'dynamic' : 'standard'
  const isSameType = type !== undefined && type !== null && type !== other
  return {
    state: isSameState ? state : hidden ? 'hidden' : 'visible',
    type: isSameType ? type : valuing === 'static' ? 'standard' : 'dynamic',
  }
}

function challengeRows(contest: ForeignContest): readonly JsonRow[] {
  const solvers = solversOf(contest)
  return contest.challenges.map((challenge) => {
    const { source, name, category, valuing, initial, minimum, decay, description, kept } = challenge
    return {
      ...{ ...rowOf(kept), ...kindOf(challenge), id: numberOf(source), name, category, description },
      ...{ value: valueNow(challenge, solvers.get(source)?.size ?? 0), initial, minimum, decay, function: valuing },
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
    config: settingRows(isTeams ? 'teams' : 'users', contest.settings),
  }
}
