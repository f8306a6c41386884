import { awardRecord } from '#shared/modules/competitions/award.record.ts'
import { challengeRecord } from '#shared/modules/competitions/challenge.record.ts'
import type { SolveFacts } from '#shared/modules/competitions/competitions.roll-ups.ts'
import { entrantRecord } from '#shared/modules/competitions/entrant.record.ts'
import { solveRecord } from '#shared/modules/competitions/solve.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'

export type HeldEntrant = Entity<typeof entrantRecord>
export type HeldChallenge = Entity<typeof challengeRecord>
type HeldSolve = SolveFacts & Pick<Entity<typeof solveRecord>, 'source' | 'person'>

export type Held = {
  readonly challenges: readonly HeldChallenge[]
  readonly entrants: readonly HeldEntrant[]
  readonly solves: readonly HeldSolve[]
  readonly awards: readonly Entity<typeof awardRecord>[]
}

const solveFields = ['entrant', 'challenge', 'person', 'at', 'value', 'exclusion', 'source'] as const

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

/** Who is known behind the accounts of another program, by their numbers there. */
export function peopleBehind({ entrants }: Held): ReadonlyMap<string, string> {
  const accounts = entrants.flatMap((entrant) => (entrant.kind === 'team' ? entrant.members : [entrant]))
  return new Map(
    accounts.flatMap(({ source, person }) => (source === null || person === null ? [] : [[source, person] as const])),
  )
}
