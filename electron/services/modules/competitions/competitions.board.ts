import { OperationError } from '#shared/contract/errors.ts'
import type { Filter } from '#shared/contract/list.ts'
import { awardRecord } from '#shared/modules/competitions/award.record.ts'
import { challengeRecord } from '#shared/modules/competitions/challenge.record.ts'
import type {
  Board,
  BoardAward,
  BoardChallenge,
  BoardSolve,
} from '#shared/modules/competitions/competitions.contract.ts'
import { type Freeze, freezeAt, viewsFor } from '#shared/modules/competitions/competitions.freeze.ts'
import type { SolveFacts, Sum } from '#shared/modules/competitions/competitions.roll-ups.ts'
import {
  type BoardView,
  type EntrantFacts,
  revaluedSums,
  scoreboard,
} from '#shared/modules/competitions/competitions.scoreboard.ts'
import { challengeValue, valueNow } from '#shared/modules/competitions/competitions.valuing.ts'
import { entrantRecord } from '#shared/modules/competitions/entrant.record.ts'
import { solveRecord } from '#shared/modules/competitions/solve.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'

const entrantFields = [
  ...(['name', 'kind', 'bracket', 'hidden', 'banned', 'statedPoints', 'statedRank'] as const),
  ...(['points', 'solved', 'lastGainAt', 'frozenPoints', 'frozenSolved', 'frozenGainAt'] as const),
] as const
const solveFields = ['entrant', 'challenge', 'at', 'value', 'exclusion'] as const
/** More than this does not take part in one competition, nor is solved in one. */
const most = { entrants: 20_000, solves: 1_000_000 }

const of = (competition: string): readonly Filter[] => [{ field: 'competition', comparison: 'is', value: competition }]

/** The entrants of a competition with what is kept of their gains: the only rows that a ranking reads. */
function entrantsOf(context: ReadContext, competition: string): readonly EntrantFacts[] {
  return context.read(entrantRecord).slice(entrantFields, { filters: of(competition), limit: most.entrants }).rows
}

type Challenge = Entity<typeof challengeRecord>
type Competition = Entity<typeof competitionRecord>

function revalued(
  context: ReadContext,
  competition: string,
  challenges: readonly Challenge[],
): ReadonlyMap<string, Sum> {
  const { rows } = context.read(solveRecord).slice(solveFields, { filters: of(competition), limit: most.solves })
  return revaluedSums(challenges, rows, context.read(awardRecord).all(of(competition)))
}

/** How often each challenge was solved before a moment, by those whom the scoreboard shows. */
function solvedBefore(
  context: ReadContext,
  { competition, entrants, moment }: { competition: string; entrants: readonly EntrantFacts[]; moment: string },
): ReadonlyMap<string, readonly number[]> {
  const unseen = entrants.filter(({ hidden, banned }) => hidden === true || banned === true)
  const out = unseen.map(({ id }): Filter => ({ field: 'entrant', comparison: 'isNot', value: id }))
  const counted: readonly Filter[] = [
    { field: 'exclusion', comparison: 'empty' },
    { field: 'at', comparison: 'before', value: moment },
  ]
  return context.read(solveRecord).tallyBy('challenge', [...of(competition), ...out], [counted])
}

type Frozen = { readonly moment: string; readonly solved: ReadonlyMap<string, readonly number[]> } | null

/** A frozen scoreboard tells nothing of what came after, neither by a first blood nor by a value that fell. */
function shownChallenge(challenge: Challenge, names: ReadonlyMap<string, string>, frozen: Frozen): BoardChallenge {
  const { id, name, category, firstBlood, firstBloodAt } = challenge
  const solved = frozen === null ? (challenge.solved ?? 0) : (frozen.solved.get(id)?.[0] ?? 0)
  const isTold = firstBlood !== null && (frozen === null || String(firstBloodAt) < frozen.moment)
  return {
    ...{ id, name, category, solved, now: challengeValue(challenge, solved) },
    firstBlood: isTold ? { id: firstBlood, name: names.get(firstBlood) ?? '' } : null,
    firstBloodAt: isTold ? firstBloodAt : null,
  }
}

function shownAwards(
  context: ReadContext,
  competition: string,
  names: ReadonlyMap<string, string>,
): readonly BoardAward[] {
  const rows = context.read(awardRecord).all(of(competition), { field: 'at' })
  return rows.flatMap(({ id, entrant, points, reason, at, awardedBy }) => {
    const name = names.get(entrant)
    const by = awardedBy === null ? null : (context.read(personRecord).find(awardedBy)?.name ?? null)
    return name === undefined ? [] : [{ id, entrant: { id: entrant, name }, points, reason, at, by }]
  })
}

type Asked = { readonly competition: string; readonly view: BoardView; readonly bracket: string | null }

/** Whether the scoreboard is frozen now; refuses a view of what came after to all but those who keep the competition. */
function frozenFor({ actor, now }: ReadContext, competition: Competition, view: BoardView): Freeze {
  const freeze = freezeAt(competition, new Date(now).toISOString())
  if (freeze === 'on' && !viewsFor(freeze, actor.roles).includes(view))
    throw new OperationError('forbidden', 'errors.standingsFrozen')
  return freeze
}

/** The scoreboard of a competition. A hidden entrant is named nowhere in it. */
export function boardOf(context: ReadContext, { competition, view, bracket }: Asked): Board {
  const held = context.read(competitionRecord).get(competition)
  const freeze = frozenFor(context, held, view)
  const { startsAt, endsAt, freezesAt, tieRule, kind } = held
  const entrants = entrantsOf(context, competition)
  const seen = entrants.filter(({ hidden, banned }) => !hidden && !banned)
  const names = new Map(seen.map(({ id, name }) => [id, name]))
  const all = context.read(challengeRecord).all(of(competition), { field: 'name' })
  const challenges = all.filter(({ hidden }) => !hidden)
  const rule = tieRule ?? 'earliestLastGain'
  const sums = view === 'revalued' ? { revalued: revalued(context, competition, all) } : {}
  const moment = view === 'frozen' ? freezesAt : null
  const frozen = moment === null ? null : { moment, solved: solvedBefore(context, { competition, entrants, moment }) }
  const awards = shownAwards(context, competition, names)
  return {
    ...scoreboard(entrants, { view, tieRule: rule, bracket, isExternal: kind === 'external', ...sums }),
    ...{ tieRule: rule, startsAt, endsAt, freezesAt, freeze },
    brackets: [...new Set(seen.flatMap((one) => one.bracket ?? []))].toSorted(),
    challenges: challenges.map((challenge) => shownChallenge(challenge, names, frozen)),
    awards: moment === null ? awards : awards.filter(({ at }) => at < moment),
  }
}

/** What some entrants gained, in the order in which it happened. */
export function gainsOfSome(
  context: ReadContext,
  asked: { readonly competition: string; readonly view: BoardView; readonly entrants: readonly string[] },
) {
  const { competition, view, entrants } = asked
  const held = context.read(competitionRecord).get(competition)
  const { freezesAt } = held
  frozenFor(context, held, view)
  if (entrants.length === 0) return { solves: [], awards: [] }
  const filters: readonly Filter[] = [...of(competition), { field: 'entrant', comparison: 'in', value: [...entrants] }]
  const isShown = ({ at }: { readonly at: string }) => view !== 'frozen' || freezesAt === null || at < freezesAt
  const found = context.read(solveRecord).slice(solveFields, { filters, limit: most.solves }).rows
  const worth = view === 'revalued' ? valuesNow(context, competition) : null
  const solves = found
    .filter(isShown)
    .map((solve) => ({ ...bare(solve), value: worth?.get(solve.challenge) ?? solve.value ?? 0 }))
  const awards = context.read(awardRecord).slice(['entrant', 'points', 'at'], { filters, limit: most.solves }).rows
  return { solves: solves.toSorted(byMoment), awards: awards.filter(isShown).toSorted(byMoment) }
}

function valuesNow(context: ReadContext, competition: string): ReadonlyMap<string, number> {
  const challenges = context.read(challengeRecord).all(of(competition))
  return new Map(challenges.map((challenge) => [challenge.id, valueNow(challenge, challenge.solved ?? 0)]))
}

type Sliced = Pick<SolveFacts, 'entrant' | 'challenge' | 'at' | 'exclusion'>
const bare = ({ entrant, challenge, at, exclusion }: Sliced): Omit<BoardSolve, 'value'> => ({
  ...{ entrant, challenge, at, exclusion },
})

const byMoment = (one: { readonly at: string }, other: { readonly at: string }) =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : 0
