import { decimalToUnits, unitsToDecimal } from '../../record/decimal.ts'
import type { Entity } from '../../record/record.ts'
import type { competitionRecord } from '../training/competition.record.ts'
import type { RollUp, SolveFacts, Sum } from './competitions.roll-ups.ts'
import { type Valuing, valueNow } from './competitions.valuing.ts'
import type { entrantRecord } from './entrant.record.ts'

export type EntrantFacts = RollUp &
  Pick<
    Entity<typeof entrantRecord>,
    'id' | 'name' | 'kind' | 'bracket' | 'hidden' | 'banned' | 'statedPoints' | 'statedRank'
  >
export type TieRule = NonNullable<Entity<typeof competitionRecord>['tieRule']>

/** How a scoreboard is read: as it stands, as it was frozen, or with old solves at today's values, as CTFd does. */
export const boardViews = ['live', 'frozen', 'revalued'] as const
export type BoardView = (typeof boardViews)[number]

export type Standing = {
  readonly entrant: string
  readonly name: string
  readonly bracket: string | null
  /** Decimal text without needless zeros; null where only a rank was told. */
  readonly points: string | null
  readonly solved: number
  readonly lastGainAt: string | null
  /** Null for whoever has gained nothing. */
  readonly rank: number | null
}

export type Scoreboard = {
  readonly rows: readonly Standing[]
  readonly leftOut: { readonly hidden: number; readonly banned: number }
}

type Placed = Omit<Standing, 'rank'> & { readonly units: number | null; readonly statedRank: number | null }

const scale = 4

function shortest(units: number): string {
  return unitsToDecimal(units, scale).replace(/\.?0+$/, '')
}

function placed(entrant: EntrantFacts, sum: Sum): Placed {
  const { id, name, bracket, statedPoints, statedRank } = entrant
  const isStated = sum.points === 0 && sum.solved === 0 && (statedPoints !== null || statedRank !== null)
  const told = statedPoints === null ? null : decimalToUnits(statedPoints, scale)
  const units = isStated ? told : sum.points * 10 ** scale
  const shown = units === null ? null : shortest(units)
  const { solved, lastGainAt } = sum
  return {
    entrant: id,
    name,
    bracket,
    points: shown,
    solved,
    lastGainAt,
    units,
    statedRank: isStated ? statedRank : null,
  }
}

const order = (one: string | null, other: string | null) => {
  if (one === other) return 0
  if (one === null) return 1
  if (other === null) return -1
  return one < other ? -1 : 1
}

/** Below zero where the first stands before the second; 0 where the rule leaves them level. */
function contest(one: Placed, other: Placed, rule: TieRule): number {
  const points = (other.units ?? -Infinity) - (one.units ?? -Infinity)
  if (one.units !== other.units) return points
  if (one.statedRank !== null && other.statedRank !== null) return one.statedRank - other.statedRank
  if (rule === 'moreSolves') return other.solved - one.solved
  return rule === 'earliestLastGain' ? order(one.lastGainAt, other.lastGainAt) : 0
}

/** By the ranks that were told; whoever has none stands behind. */
function toldFirst(one: Placed, other: Placed): number {
  if (one.statedRank === null || other.statedRank === null)
    return Number(one.statedRank === null) - Number(other.statedRank === null)
  return one.statedRank - other.statedRank
}

const hasGained = ({ units, solved, statedRank, lastGainAt }: Placed) =>
  (units !== null && units !== 0) || solved > 0 || statedRank !== null || lastGainAt !== null

function sumFor(entrant: EntrantFacts, view: BoardView, revalued: ReadonlyMap<string, Sum>): Sum {
  const { points, solved, lastGainAt, frozenPoints, frozenSolved, frozenGainAt } = entrant
  if (view === 'frozen') return { points: frozenPoints ?? 0, solved: frozenSolved ?? 0, lastGainAt: frozenGainAt }
  const kept = { points: points ?? 0, solved: solved ?? 0, lastGainAt }
  return view === 'revalued' ? (revalued.get(entrant.id) ?? kept) : kept
}

/**
 * Ranks entrants by points; hidden and banned ones are left out and counted. Whoever the tie rule leaves level shares a rank,
 * and the next rank counts those before it. `earliestLastGain` is the rule of CTFd.
 */
export function scoreboard(
  entrants: readonly EntrantFacts[],
  given: {
    readonly view: BoardView
    readonly tieRule: TieRule
    readonly bracket: string | null
    /** The ranks were given by somebody else, among more entrants than are known here: they stay as they were told. */
    readonly isExternal?: boolean
    /** What each has by today's values; needed by that view alone. */
    readonly revalued?: ReadonlyMap<string, Sum>
  },
): Scoreboard {
  const { view, tieRule, bracket, isExternal = false, revalued = new Map<string, Sum>() } = given
  const banned = entrants.filter((entrant) => entrant.banned === true)
  const hidden = entrants.filter((entrant) => entrant.hidden === true && entrant.banned !== true)
  const shown = entrants
    .filter((entrant) => !entrant.hidden && !entrant.banned && (bracket === null || entrant.bracket === bracket))
    .map((entrant) => placed(entrant, sumFor(entrant, view, revalued)))
    .toSorted((one, other) => {
      const gained = Number(hasGained(other)) - Number(hasGained(one))
      const rank = isExternal ? toldFirst(one, other) : 0
      const place = gained || rank || contest(one, other, tieRule)
      return place || order(one.name, other.name) || order(one.entrant, other.entrant)
    })
  const isTold = isExternal && shown.some(({ statedRank }) => statedRank !== null)
  let before: { readonly row: Placed; readonly rank: number } | null = null
  const rows = shown.map((row, place): Standing => {
    const { units: _units, statedRank: _stated, ...rest } = row
    if (!hasGained(row)) return { ...rest, rank: null }
    // Where ranks were told, nobody here can say which one an entrant without has.
    if (isTold) return { ...rest, rank: row.statedRank }
    const rank: number = before !== null && contest(before.row, row, tieRule) === 0 ? before.rank : place + 1
    before = { row, rank }
    return { ...rest, rank: row.units === null ? row.statedRank : rank }
  })
  return { rows, leftOut: { hidden: hidden.length, banned: banned.length } }
}

/** What each entrant would have were old solves worth what their challenge is worth now. */
export function revaluedSums(
  challenges: readonly (Valuing & { readonly id: string; readonly solved: number | null })[],
  solves: readonly Pick<SolveFacts, 'entrant' | 'challenge' | 'at' | 'exclusion'>[],
  awards: readonly { readonly entrant: string; readonly points: number; readonly at: string }[],
): ReadonlyMap<string, Sum> {
  const values = new Map(challenges.map((challenge) => [challenge.id, valueNow(challenge, challenge.solved ?? 0)]))
  const sums = new Map<string, Sum>()
  const add = (entrant: string, points: number, at: string, isSolve: boolean) => {
    const sum = sums.get(entrant) ?? { points: 0, solved: 0, lastGainAt: null }
    const isLater = points !== 0 && (sum.lastGainAt === null || at > sum.lastGainAt)
    sums.set(entrant, {
      points: sum.points + points,
      solved: sum.solved + Number(isSolve),
      lastGainAt: isLater ? at : sum.lastGainAt,
    })
  }
  for (const { entrant, challenge, at, exclusion } of solves)
    if (exclusion === null) add(entrant, values.get(challenge) ?? 0, at, true)
  for (const { entrant, points, at } of awards) add(entrant, points, at, false)
  return sums
}
