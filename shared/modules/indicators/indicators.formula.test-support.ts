import fc from 'fast-check'
import { addDays } from '../../base/dates.ts'
import {
  type Expression,
  type Formula,
  type FormulaCondition,
  formulaComparisons,
  formulaWords,
  type Measure,
  measureFunctions,
  type Operand,
} from './indicators.formula.ts'

const name = fc
  .stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/)
  .filter((word) => !formulaWords.has(word) && !measureFunctions.some((known) => known === word))
const number = fc.oneof(
  fc.nat({ max: 9999 }).map(String),
  fc.nat({ max: 999 }).map((value) => `${value}.25`),
)

const operand: fc.Arbitrary<Operand> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((value) => ({ kind: 'text' as const, value })),
  fc.nat({ max: 9000 }).map((days) => ({ kind: 'text' as const, value: addDays('2000-01-01', days) })),
  number.map((value) => ({ kind: 'number' as const, value })),
  fc.boolean().map((value) => ({ kind: 'boolean' as const, value })),
  fc.record({
    kind: fc.constant('day' as const),
    from: fc.constantFrom('today' as const, 'start' as const, 'end' as const),
    days: fc.integer({ min: -400, max: 400 }),
  }),
  name.map((field) => ({ kind: 'field' as const, field })),
)

const condition: fc.Arbitrary<FormulaCondition> = fc.constantFrom(...formulaComparisons).chain((comparison) => {
  const [minLength, maxLength] =
    comparison === 'empty' || comparison === 'filled'
      ? [0, 0]
      : comparison === 'in'
        ? [1, 4]
        : comparison === 'between'
          ? [2, 2]
          : [1, 1]
  return fc.record({
    field: name,
    comparison: fc.constant(comparison),
    values: fc.array(operand, { minLength, maxLength }),
  })
})
const conditions = fc.array(condition, { maxLength: 3 })

const measure: fc.Arbitrary<Measure> = fc.constantFrom(...measureFunctions).chain((fn) => {
  const counts = fn === 'count' || fn === 'share'
  const value = fc.oneof(
    fc.record({ kind: fc.constantFrom('field' as const, 'age' as const), field: name }),
    fc.record({ kind: fc.constant('span' as const), from: name, to: name }),
  )
  return fc.record({
    name: fc.constant(fn),
    percent: fn === 'percentile' ? fc.integer({ min: 1, max: 99 }) : fc.constant(null),
    record: name,
    value: counts ? fc.constant(null) : value,
    where: conditions,
    of: fn === 'share' ? conditions : fc.constant([]),
  })
})

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  number.map((value) => ({ kind: 'number' as const, value })),
  name.map((part) => ({ kind: 'part' as const, name: part })),
  measure.map((one) => ({ kind: 'measure' as const, measure: one })),
)
const expression: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.constant('operation' as const),
      operator: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const),
      left: tie('node'),
      right: tie('node'),
    }),
  ),
})).node

/** Formulas that can be read, whether or not there are such records. */
export const formulaArbitrary: fc.Arbitrary<Formula> = fc.record({
  parts: fc.uniqueArray(fc.record({ name, expression }), { maxLength: 3, selector: (part) => part.name }),
  result: expression,
})
