import type { Entity } from '../../record/record.ts'
import type { challengeRecord } from './challenge.record.ts'

export type Valuing = Pick<Entity<typeof challengeRecord>, 'valuing' | 'value' | 'initial' | 'minimum' | 'decay'>

/** The floor of a quotient of whole numbers that are not below zero. */
const floorOf = (part: bigint, whole: bigint) => Number(part / whole)

/**
 * What a challenge is worth when so many solved it before, by the functions of CTFd 3.8: linear
 * `max(minimum, initial - decay * k)`, logarithmic `max(minimum, ceil((minimum - initial) / decay^2 * k^2 + initial))`, a decay
 * of 0 taken as 1. Whole numbers throughout, so that no rounding of floats decides a point.
 */
export function challengeValue({ valuing, value, initial, minimum, decay }: Valuing, solvedBefore: number): number {
  if (valuing === 'static') return value ?? 0
  const [start, least] = [initial ?? 0, minimum ?? 0]
  if (valuing === 'linear') return Math.max(least, start - (decay ?? 0) * solvedBefore)
  const steps = BigInt(decay || 1)
  const fall = BigInt(Math.max(0, start - least)) * BigInt(solvedBefore) ** 2n
  return Math.max(least, start - floorOf(fall, steps * steps))
}

/** What CTFd shows a challenge at, and re-values all its solves to, once so many solved it. */
export function valueNow(challenge: Valuing, solved: number): number {
  return challengeValue(challenge, Math.max(0, solved - 1))
}
