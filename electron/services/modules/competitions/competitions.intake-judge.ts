import type { SolveFacts } from '#shared/modules/competitions/competitions.roll-ups.ts'
import { challengeValue, type Valuing } from '#shared/modules/competitions/competitions.valuing.ts'
import type { ForeignContest, ForeignSolve } from '#shared/modules/competitions/foreign-contest.ts'
import type { Held } from './competitions.held.ts'

type JudgeGiven = {
  readonly competition: { readonly startsAt: string; readonly endsAt: string | null }
  readonly contest: ForeignContest
  newId(): string
}

/** A solve is known again by its number and who typed it. */
export const sourceOf = (source: string, member: string | null) => (member === null ? source : `${source}/${member}`)

export type Judged = SolveFacts & { readonly foreign: ForeignSolve }

/** Judges new solves in the order in which they happened, and values them by those before. */
export function judge(
  { competition, contest, newId }: JudgeGiven,
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
