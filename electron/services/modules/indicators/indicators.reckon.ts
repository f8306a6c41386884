import { invariant } from '#shared/base/assert.ts'
import { addDays } from '#shared/base/dates.ts'
import { fieldNamed, formulaFault } from '#shared/modules/indicators/indicators.check.ts'
import type { Reckoned, Unvalued } from '#shared/modules/indicators/indicators.contract.ts'
import {
  type Expression,
  type Formula,
  type FormulaCondition,
  type Measure,
  measuresOf,
  type Operand,
  writeMeasure,
} from '#shared/modules/indicators/indicators.formula.ts'
import { readFormula } from '#shared/modules/indicators/indicators.formula-reader.ts'
import { keptNumber } from '#shared/modules/indicators/indicators.target.ts'
import type { Period } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { records } from '#shared/registry.ts'
import type { ReadContext } from '../../context.ts'
import type { MeasureCondition, MeasuredColumn, MeasureQuestion } from '../../database/measure-sql.ts'
import { recordNamed } from '../../open-vault.ts'

/** The day and the period that a formula speaks of. */
export type Occasion = { readonly today: string; readonly period: Period }

function plainValue(
  operand: Exclude<Operand, { readonly kind: 'field' }>,
  { today, period }: Occasion,
): string | number | boolean {
  switch (operand.kind) {
    case 'day':
      return addDays({ today, start: period.start, end: period.end }[operand.from], operand.days)
    case 'number':
      return Number(operand.value)
    case 'text':
    case 'boolean':
      return operand.value
  }
}

const signs = { is: 'IS', isNot: 'IS NOT', before: '<', after: '>', atMost: '<=', atLeast: '>=' } as const

function conditionOf(record: AnyRecord, condition: FormulaCondition, occasion: Occasion): MeasureCondition {
  const { field, comparison, values } = condition
  const [first, second] = values
  const kind = fieldNamed(record, field)?.kind
  if (first?.kind === 'field') {
    const sign = Object.entries(signs).find(([name]) => name === comparison)?.[1]
    invariant(sign, 'two fields are compared by one of these')
    return { kind: 'fields', field, sign, other: first.field }
  }
  const value = (operand: Operand, atEnd: boolean) => {
    invariant(operand.kind !== 'field', 'another field is compared by itself alone')
    const plain = plainValue(operand, occasion)
    // A day stands for all of its moments where a field holds moments.
    if (kind === 'instant' && typeof plain === 'string' && plain.length === 10)
      return `${plain}T${atEnd ? '23:59:59.999' : '00:00:00.000'}Z`
    return kind === 'decimal' || kind === 'percent' ? String(plain) : plain
  }
  if (comparison === 'atMost' || comparison === 'atLeast') {
    invariant(first, 'a bound has a value')
    const bound = value(first, comparison === 'atMost')
    invariant(typeof bound !== 'boolean', 'a bound is no truth value')
    return { kind: 'bound', field, sign: comparison === 'atMost' ? '<=' : '>=', value: bound }
  }
  if (comparison === 'empty' || comparison === 'filled') return { kind: 'filter', filter: { field, comparison } }
  if (comparison === 'in')
    return { kind: 'filter', filter: { field, comparison, value: values.map((one) => value(one, false)) } }
  invariant(first, 'a comparison has a value')
  if (comparison !== 'between')
    return { kind: 'filter', filter: { field, comparison, value: value(first, comparison === 'after') } }
  invariant(second, 'between has two bounds')
  return { kind: 'filter', filter: { field, comparison, value: [value(first, false), value(second, true)] } }
}

/** What a measure asks of the table of its record. */
export function questionOf(record: AnyRecord, measure: Measure, occasion: Occasion): MeasureQuestion {
  const conditions = (list: readonly FormulaCondition[]) => list.map((one) => conditionOf(record, one, occasion))
  const { value } = measure
  const column: MeasuredColumn | null =
    value === null ? null : value.kind === 'age' ? { ...value, moment: occasion.today } : value
  return { base: conditions(measure.of), counted: conditions(measure.where), column }
}

/** The record of a measure, which a check has found. */
export function recordOf(measure: Measure): AnyRecord {
  const record = recordNamed(measure.record)
  invariant(record, 'a formula has been checked against the records')
  return record
}

type Found = { readonly value: number | null; readonly counted: number; readonly base: number }

/** One measure over all records, whoever asks: an indicator says the same to everybody. */
function found(context: ReadContext, measure: Measure, occasion: Occasion): Found {
  const record = recordOf(measure)
  const reader = context.readEverything(record)
  const question = questionOf(record, measure, occasion)
  const { base, counted, sum, mean, min, max } = reader.measure(question)
  const share = measure.name === 'median' ? 0.5 : (measure.percent ?? 50) / 100
  const values = {
    count: counted,
    share: base === 0 ? null : (counted / base) * 100,
    sum: sum ?? 0,
    mean,
    min,
    max,
    median: measure.name === 'median' ? reader.percentile(question, share) : null,
    percentile: measure.name === 'percentile' ? reader.percentile(question, share) : null,
  }
  return { value: values[measure.name], counted, base }
}

type Answer = { readonly value: number | null; readonly unvalued: Unvalued | null }

function combined(operator: '+' | '-' | '*' | '/', left: Answer, right: Answer): Answer {
  if (left.value === null) return left
  if (right.value === null) return right
  if (operator === '/' && right.value === 0) return { value: null, unvalued: 'noDenominator' }
  const [one, other] = [left.value, right.value]
  const value = { '+': one + other, '-': one - other, '*': one * other, '/': one / other }[operator]
  return Number.isFinite(value) && Math.abs(value) < 1e9
    ? { value, unvalued: null }
    : { value: null, unvalued: 'tooLarge' }
}

/** Reckons a checked formula as of now. */
export function reckon(context: ReadContext, formula: Formula, occasion: Occasion): Reckoned {
  const measures = measuresOf(formula)
  const figures = new Map(measures.map((measure) => [writeMeasure(measure), found(context, measure, occasion)]))
  const parts = new Map<string, Answer>()
  const answer = (expression: Expression): Answer => {
    if (expression.kind === 'number') return { value: Number(expression.value), unvalued: null }
    if (expression.kind === 'part') return parts.get(expression.name) ?? { value: null, unvalued: 'unreadable' }
    if (expression.kind === 'operation')
      return combined(expression.operator, answer(expression.left), answer(expression.right))
    const { name } = expression.measure
    const value = figures.get(writeMeasure(expression.measure))?.value ?? null
    return { value, unvalued: value !== null ? null : name === 'share' ? 'noDenominator' : 'noRecords' }
  }
  for (const { name, expression } of formula.parts) parts.set(name, answer(expression))
  const { value, unvalued } = answer(formula.result)
  const sides = sidesOf(formula.result, figures, answer)
  return {
    value: keptNumber(value),
    unvalued: unvalued ?? (keptNumber(value) === null ? 'tooLarge' : null),
    numerator: keptNumber(sides?.[0] ?? null),
    denominator: keptNumber(sides?.[1] ?? null),
    measures: measures.map((measure) => {
      const figure = figures.get(writeMeasure(measure))
      const counted = figure?.counted ?? 0
      return {
        measure: writeMeasure(measure),
        record: measure.record,
        counted,
        notCounted: (figure?.base ?? 0) - counted,
      }
    }),
  }
}

/** What was divided by what, where the result is a share or a division. */
function sidesOf(
  result: Expression,
  figures: ReadonlyMap<string, Found>,
  answer: (expression: Expression) => Answer,
): readonly [number | null, number | null] | null {
  if (result.kind === 'measure' && result.measure.name === 'share') {
    const figure = figures.get(writeMeasure(result.measure))
    return figure ? [figure.counted, figure.base] : null
  }
  if (result.kind === 'operation' && result.operator === '/')
    return [answer(result.left).value, answer(result.right).value]
  return null
}

/** Reads and checks a formula that is stored: its records may have changed since. */
export function checkedFormula(text: string | null): Formula | null {
  const read = text === null ? null : readFormula(text)
  return read && 'formula' in read && formulaFault(records, read.formula) === null ? read.formula : null
}

export const unreadable: Reckoned = {
  value: null,
  unvalued: 'unreadable',
  numerator: null,
  denominator: null,
  measures: [],
}
