import { add, type Fraction, fraction, multiply, toUnits, zero } from '../../base/fraction.ts'
import { decimalToUnits, unitsText } from '../../record/decimal.ts'
import { countedMarks, type MarkStep } from './training.marks.ts'
import { type Basis, basesOf, measured, normalise } from './training.normalisation.ts'
import {
  type Component,
  isMeasuredByOthers,
  type Normalisation,
  type Scheme,
  type ScoreSheet,
} from './training.scheme.ts'

/** The version of the formula by which scores are published now; scores of before it was kept have none. */
export const formulaVersion = 2

/** A share that was measured by the points of others; `value` is null where those cannot be seen. */
export type NormalisedStep = {
  readonly how: Exclude<Normalisation, 'none'>
  readonly basis: Basis | null
  readonly value: string | null
}

/** What one component gives to the total; every percent has two places, and is counted without rounding. */
export type ComponentStep = {
  readonly component: Component
  readonly marks: readonly MarkStep[]
  /** The points of the marks that count, and the most that they could be. */
  readonly points: string
  readonly outOf: string
  /** Null where no mark counts: the weight is shared out over the other components. */
  readonly share: string | null
  readonly normalised: NormalisedStep | null
  /** The weight after that of components that do not apply was shared out. */
  readonly weight: string | null
  readonly contribution: string | null
  readonly passes: boolean | null
}

/** How a total came about, step by step. */
export type Calculation = {
  readonly components: readonly ComponentStep[]
  /** The weighted mean of the components that apply. */
  readonly mean: string | null
  readonly normalised: NormalisedStep | null
  readonly moderated: string | null
  readonly bonus: string | null
  /** The total before the cap, where that took something away. */
  readonly uncapped: string | null
  /** The total that it would be if nobody had moderated. */
  readonly unmoderated: string | null
  /** Null where nothing counts yet, or what it is measured by cannot be seen. */
  readonly total: string | null
  /** A mark has to be made up before the total stands. */
  readonly isPending: boolean
}

type Applied = {
  readonly component: Component
  readonly marks: ReturnType<typeof countedMarks>
  readonly value: Fraction | null
}

const units = (text: string): bigint => BigInt(decimalToUnits(text, 2))
const percentOf = (value: Fraction): string => unitsText(toUnits(value, 2), 2)

/** A component with what its share is worth; null where it does not apply or cannot be worked out. */
function applied(component: Component, sheet: ScoreSheet, basis: Basis | null): Applied {
  const marks = countedMarks(component, sheet.components)
  if (marks.share === null || component.normalisation === 'none') return { component, marks, value: marks.share }
  return { component, marks, value: basis === null ? null : normalise(component.normalisation, marks.share, basis) }
}

/** The weighted mean in percent of the components that apply, exact; null where none does. */
function meanOf(parts: readonly Applied[]): Fraction | null {
  const used = parts.filter(({ marks }) => marks.share !== null)
  const weight = used.reduce((sum, { component }) => sum + units(component.weight), 0n)
  if (weight === 0n || used.some(({ value }) => value === null)) return null
  // An exact fraction: rounding every component would let the order of components decide a rank.
  const sum = used.reduce(
    (all, { component, value }) =>
      add(all, multiply({ numerator: units(component.weight), denominator: 1n }, value ?? zero)),
    zero,
  )
  return multiply(sum, fraction(1n, weight))
}

function normalisedStep(how: Normalisation, basis: Basis | null, value: Fraction | null): NormalisedStep | null {
  return how === 'none' ? null : { how, basis, value: value === null ? null : percentOf(value) }
}

function componentStep({ component, marks, value }: Applied, basis: Basis | null, weight: bigint): ComponentStep {
  const isUsed = marks.share !== null && weight > 0n
  const part = isUsed ? fraction(units(component.weight), weight) : null
  const share = marks.share === null ? null : percentOf(marks.share)
  return {
    component,
    marks: marks.steps,
    points: unitsText(marks.points, 2),
    outOf: unitsText(marks.outOf, 2),
    share,
    normalised: share === null ? null : normalisedStep(component.normalisation, basis, value),
    weight: part === null ? null : percentOf(multiply(part, { numerator: 100n, denominator: 1n })),
    contribution: part === null || value === null ? null : percentOf(multiply(part, value)),
    passes: share === null || component.passMark === null ? null : units(share) >= units(component.passMark),
  }
}

function capped(base: bigint | null, { bonus }: ScoreSheet, most: string | null) {
  if (base === null) return { total: null, uncapped: null }
  const total = base + units(bonus ?? '0')
  const isOver = most !== null && total > units(most)
  return { total: isOver ? most : unitsText(total, 2), uncapped: isOver ? unitsText(total, 2) : null }
}

/**
 * How the total of an assessment comes about: the mean of the components that apply by their weights, normalised where
 * the scheme says so, or the moderated points in its place; then the bonus, and the cap. It is rounded half up to two
 * places once, before the bonus, which has no more.
 */
export function calculate(scheme: Scheme, sheet: ScoreSheet, bases: readonly Basis[]): Calculation {
  const basisOf = (name: string | null) => bases.find(({ component }) => component === name) ?? null
  const parts = scheme.components.map((component) => applied(component, sheet, basisOf(component.name)))
  const weight = parts.reduce((sum, { component, marks }) => (marks.share ? sum + units(component.weight) : sum), 0n)
  const mean = meanOf(parts)
  const whole = basisOf(null)
  const isPlain = scheme.normalisation === 'none'
  const value = isPlain || mean === null ? mean : whole && normalise(scheme.normalisation, mean, whole)
  const unmoderated = capped(value && toUnits(value, 2), sheet, scheme.totalMaximum)
  const moderated = sheet.moderatedPoints
  const sum = moderated === null ? unmoderated : capped(units(moderated), sheet, scheme.totalMaximum)
  return {
    components: parts.map((part) => componentStep(part, basisOf(part.component.name), weight)),
    mean: mean === null ? null : percentOf(mean),
    normalised: mean === null ? null : normalisedStep(scheme.normalisation, whole, value),
    moderated,
    bonus: sheet.bonus,
    ...sum,
    unmoderated: unmoderated.total,
    isPending: moderated === null && parts.some(({ marks }) => marks.isPending),
  }
}

/** What each of the sheets is measured by where the scheme normalises; nothing of those who have no mark. */
export function basesOfGroup(scheme: Scheme, sheets: readonly ScoreSheet[]): readonly (readonly Basis[])[] {
  if (!isMeasuredByOthers(scheme)) return sheets.map(() => [])
  const byComponent = scheme.components
    .filter(({ normalisation }) => normalisation !== 'none')
    .map((component) =>
      basesOf(
        component.name,
        sheets.map((sheet) => {
          const { share } = countedMarks(component, sheet.components)
          return share === null ? null : measured(share)
        }),
      ),
    )
  const own = sheets.map((_, place) => byComponent.flatMap((bases) => bases[place] ?? []))
  if (scheme.normalisation === 'none') return own
  const means = sheets.map((sheet, place) => {
    const bases = own[place] ?? []
    const basisOf = (name: string) => bases.find(({ component }) => component === name) ?? null
    const mean = meanOf(scheme.components.map((component) => applied(component, sheet, basisOf(component.name))))
    return mean === null ? null : measured(mean)
  })
  const totals = basesOf(null, means)
  return own.map((bases, place) => [...bases, ...(totals[place] ? [totals[place]] : [])])
}
