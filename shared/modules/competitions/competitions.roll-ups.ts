import type { Entity } from '../../record/record.ts'
import type { awardRecord } from './award.record.ts'
import type { entrantRecord } from './entrant.record.ts'
import type { solveRecord } from './solve.record.ts'

export type SolveFacts = Pick<Entity<typeof solveRecord>, 'id' | 'entrant' | 'challenge' | 'at' | 'value' | 'exclusion'>
export type AwardFacts = Pick<Entity<typeof awardRecord>, 'entrant' | 'points' | 'at'>

/** Points gained at a moment, by a solve or beside the challenges. */
export type Gain = { readonly points: number; readonly at: string; readonly isSolve: boolean }

/** What an entrant has of its gains; `frozen` is of those before the scoreboard was frozen. */
export type RollUp = Pick<
  Entity<typeof entrantRecord>,
  'points' | 'solved' | 'lastGainAt' | 'frozenPoints' | 'frozenSolved' | 'frozenGainAt'
>

/** The solves that count, and the awards, as gains. */
export function gainsOf(solves: readonly SolveFacts[], awards: readonly AwardFacts[]): readonly Gain[] {
  const counted = solves.filter(({ exclusion }) => exclusion === null)
  return [
    ...counted.map(({ value, at }) => ({ points: value ?? 0, at, isSolve: true })),
    ...awards.map(({ points, at }) => ({ points, at, isSolve: false })),
  ]
}

export type Sum = { readonly points: number; readonly solved: number; readonly lastGainAt: string | null }

/** Adds gains up. As in CTFd, what was worth nothing does not move the moment of the last gain. */
export function sumOf(gains: readonly Gain[]): Sum {
  let [points, solved, lastGainAt]: [number, number, string | null] = [0, 0, null]
  for (const gain of gains) {
    points += gain.points
    if (gain.isSolve) solved += 1
    if (gain.points !== 0 && (lastGainAt === null || gain.at > lastGainAt)) lastGainAt = gain.at
  }
  return { points, solved, lastGainAt }
}

/** What is kept of an entrant's gains. */
export function rollUp(gains: readonly Gain[], freezesAt: string | null): RollUp {
  const frozen = freezesAt === null ? null : sumOf(gains.filter(({ at }) => at < freezesAt))
  return {
    ...sumOf(gains),
    frozenPoints: frozen?.points ?? null,
    frozenSolved: frozen?.solved ?? null,
    frozenGainAt: frozen?.lastGainAt ?? null,
  }
}

/** Solves in the order in which they happened; the id decides between two of one moment. */
export function inOrder<Solve extends { readonly id: string; readonly at: string }>(
  solves: readonly Solve[],
): readonly Solve[] {
  return solves.toSorted((one, other) => compare(one.at, other.at) || compare(one.id, other.id))
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** How many have solved a challenge, and how many of them before the scoreboard was frozen. */
export function solvedBy(
  solves: readonly Pick<SolveFacts, 'entrant' | 'at'>[],
  freezesAt: string | null,
): { readonly solved: number; readonly frozenSolved: number | null } {
  const count = (some: typeof solves) => new Set(some.map(({ entrant }) => entrant)).size
  return {
    solved: count(solves),
    frozenSolved: freezesAt === null ? null : count(solves.filter(({ at }) => at < freezesAt)),
  }
}
