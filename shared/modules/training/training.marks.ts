import { invariant } from '../../base/assert.ts'
import { type Fraction, fraction } from '../../base/fraction.ts'
import { decimalToUnits } from '../../record/decimal.ts'
import type { PointSource } from './competition-points.ts'
import type { Component, Mark } from './training.scheme.ts'

/** One mark of a component: what stands, what it took the place of, and whether it counts. */
export type MarkStep = {
  readonly mark: number
  /** Null where nobody gave it. */
  readonly points: string | null
  readonly replaced: string | null
  readonly madeUpOn: string | null
  readonly reason: string | null
  readonly source?: PointSource
  readonly counts: 'kept' | 'dropped' | 'asZero' | 'notApplicable' | 'toMakeUp'
}

type Counted = {
  readonly steps: readonly MarkStep[]
  /** Hundredths of points of the marks that count, and the most that they could be. */
  readonly points: bigint
  readonly outOf: bigint
  /** In percent, exact; null where no mark counts. */
  readonly share: Fraction | null
  readonly isPending: boolean
}

const units = (text: string): number => decimalToUnits(text, 2)
const absent = { notApplicable: 'notApplicable', zero: 'asZero', makeUp: 'toMakeUp' } as const

/** The mark as it stands: the latest make-up takes the place of what was there, whether or not it is better. */
function standing(entries: readonly Mark[], component: Component, mark: number): MarkStep {
  const sorted = entries
    .filter((entry) => entry.mark === mark)
    .toSorted((one, other) => ((one.makeUpOn ?? '') < (other.makeUpOn ?? '') ? -1 : 1))
  const last = sorted.at(-1)
  return {
    mark,
    points: last?.points ?? null,
    replaced: sorted.at(-2)?.points ?? null,
    madeUpOn: last?.makeUpOn ?? null,
    reason: last?.makeUpReason ?? null,
    ...(last?.source ? { source: last.source } : {}),
    counts: last ? 'kept' : absent[component.missing],
  }
}

/** Which marks are dropped: the lowest, of equal ones the later; at least one is left. */
function droppedOf(steps: readonly MarkStep[], count: number): ReadonlySet<number> {
  const counting = steps.filter(({ counts }) => counts === 'kept' || counts === 'asZero')
  return new Set(
    counting
      .toSorted((one, other) => units(one.points ?? '0') - units(other.points ?? '0') || other.mark - one.mark)
      .slice(0, Math.min(count, Math.max(0, counting.length - 1)))
      .map(({ mark }) => mark),
  )
}

/** What of the marks of a component counts, and what share of its full points they are. */
export function countedMarks(component: Component, all: readonly Mark[]): Counted {
  invariant(units(component.maximum) > 0, 'a scheme with a component of no points is refused')
  const own = all.filter((entry) => entry.component === component.name)
  const stood = Array.from({ length: component.marks }, (_, place) => standing(own, component, place + 1))
  const dropped = droppedOf(stood, component.dropLowest)
  const steps = stood.map((step): MarkStep => (dropped.has(step.mark) ? { ...step, counts: 'dropped' } : step))
  const counting = steps.filter(({ counts }) => counts === 'kept' || counts === 'asZero')
  const points = BigInt(counting.reduce((sum, step) => sum + units(step.points ?? '0'), 0))
  const outOf = BigInt(counting.length * units(component.maximum))
  return {
    steps,
    points,
    outOf,
    share: outOf === 0n ? null : fraction(points * 100n, outOf),
    isPending: steps.some(({ counts }) => counts === 'toMakeUp'),
  }
}
