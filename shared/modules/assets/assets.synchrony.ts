import type { AnyEntity } from '../../record/values.ts'

/** The phases in which security goes along with a system: planned, built and put into operation together with it. */
export const phases = ['planned', 'built', 'operated'] as const
type Phase = (typeof phases)[number]
type Synchrony = 'gaps' | 'excepted' | 'complete'

/** Measures of one phase by how they stand. */
type PhaseStanding = {
  readonly phase: Phase
  readonly met: number
  readonly open: number
  readonly excepted: number
  /** Something is open, or nothing was asked at all. */
  readonly isMissing: boolean
}

/** How far each phase is, from the items of one asset. */
export function phaseStandings(items: readonly AnyEntity[]): readonly PhaseStanding[] {
  return phases.map((phase) => {
    const own = items.filter((item) => item.phase === phase)
    const count = (state: string) => own.filter((item) => item.state === state).length
    const [met, open, excepted] = [count('met'), count('open'), count('excepted')]
    return { phase, met, open, excepted, isMissing: own.length === 0 || open > 0 }
  })
}

/** What is missing up to and including a phase: every open item, and every phase without one. */
export function missingUpTo(items: readonly AnyEntity[], last: Phase): number {
  return phaseStandings(items)
    .slice(0, phases.indexOf(last) + 1)
    .reduce((sum, { met, open, excepted }) => sum + (met + open + excepted === 0 ? 1 : open), 0)
}

/** The standing that an asset carries; null where no item was ever recorded. */
export function synchronyOf(items: readonly AnyEntity[]): Synchrony | null {
  if (items.length === 0) return null
  const standings = phaseStandings(items)
  if (standings.some(({ isMissing }) => isMissing)) return 'gaps'
  return standings.some(({ excepted }) => excepted > 0) ? 'excepted' : 'complete'
}
