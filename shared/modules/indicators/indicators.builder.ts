import { isListField } from '../../record/check.ts'
import type { Field } from '../../record/fields.ts'
import type { AnyRecord } from '../../record/record.ts'
import { fieldNamed, type KnownRecords } from './indicators.check.ts'
import {
  type Formula,
  type FormulaComparison,
  type FormulaCondition,
  type MeasureFunction,
  type Operand,
  writeFormula,
} from './indicators.formula.ts'
import { readFormula } from './indicators.formula-reader.ts'

/** A condition as it is chosen: `value` is what stands in the box, the chosen words of a list for `in`. */
export type BuiltCondition = {
  readonly field: string
  readonly comparison: FormulaComparison
  readonly value: readonly string[]
}

/** One measure as it is put together from choices; `value` is a field, or a day from which ages are counted. */
export type Built = {
  readonly name: Exclude<MeasureFunction, 'percentile'>
  readonly record: string
  readonly value: string
  readonly where: readonly BuiltCondition[]
  readonly of: readonly BuiltCondition[]
}

export const builtFunctions = [
  'count',
  'share',
  'sum',
  'mean',
  'median',
  'min',
  'max',
] as const satisfies readonly Built['name'][]

const numeric: readonly Field['kind'][] = ['integer', 'decimal', 'percent', 'duration']
const isDated = (field: Field) => field.kind === 'date' || field.kind === 'instant'

/** The words among which a field's value is chosen; null where it is typed. */
export function choicesFor(record: AnyRecord, name: string): readonly string[] | null {
  if (name === 'state') return Object.keys(record.workflow?.states ?? {})
  const field = fieldNamed(record, name)
  if (field?.kind === 'boolean') return ['true', 'false']
  return field?.kind === 'choice' ? field.choices : null
}

/** The comparisons that a field allows and that need no second box. */
export function comparisonsFor(record: AnyRecord, name: string): readonly FormulaComparison[] {
  const field = fieldNamed(record, name)
  if (!field) return []
  if (name === 'state' || field.kind === 'choice') return ['in', 'isNot', 'filled', 'empty']
  if (field.kind === 'boolean') return ['is']
  if (isDated(field)) return ['atMost', 'atLeast', 'before', 'after', 'filled', 'empty']
  if (numeric.includes(field.kind)) return ['atMost', 'atLeast', 'is', 'isNot', 'filled', 'empty']
  if (field.kind === 'text' || field.kind === 'markdown' || field.kind === 'number')
    return ['contains', 'is', 'filled', 'empty']
  return ['filled', 'empty']
}

/** The fields by which records can be told apart, the state first. */
export function conditionFields(record: AnyRecord): readonly string[] {
  return [...(record.workflow ? ['state'] : []), ...Object.keys(record.fields)].filter(
    (name) => comparisonsFor(record, name).length > 0,
  )
}

/** What of a record can be measured: numbers, and the days since a day. */
export function valueFields(record: AnyRecord): readonly string[] {
  return Object.entries(record.fields).flatMap(([name, field]) =>
    numeric.includes(field.kind) ? [name] : isDated(field) ? [`age ${name}`] : [],
  )
}

function operandText(record: AnyRecord, field: string, value: string): string {
  const declared = fieldNamed(record, field)
  const isTyped =
    declared !== null && (isDated(declared) || numeric.includes(declared.kind) || declared.kind === 'boolean')
  return isTyped ? value : JSON.stringify(value)
}

const comparisonText: Readonly<Partial<Record<FormulaComparison, string>>> = {
  isNot: 'is not',
  atMost: 'at most',
  atLeast: 'at least',
  empty: 'is empty',
  filled: 'is filled',
}

function conditionText(record: AnyRecord, { field, comparison, value }: BuiltCondition): string {
  const start = `${field} ${comparisonText[comparison] ?? comparison}`
  const operands = value.map((one) => operandText(record, field, one))
  if (comparison === 'empty' || comparison === 'filled') return start
  return comparison === 'in' ? `${start} (${operands.join(', ')})` : `${start} ${operands[0] ?? ''}`
}

/** The formula of what was chosen, in the one way in which it is written; null while a choice is missing. */
export function builtFormula(records: KnownRecords, built: Built): string | null {
  const record = records[built.record]
  if (!record) return null
  const counts = built.name === 'count' || built.name === 'share'
  if (!counts && built.value === '') return null
  const age = built.value.startsWith('age ')
  const subject = counts ? built.record : `${age ? 'age ' : ''}${built.record}.${built.value.replace('age ', '')}`
  const conditions = (word: string, list: readonly BuiltCondition[]) =>
    list.length === 0 ? '' : ` ${word} ${list.map((one) => conditionText(record, one)).join(' and ')}`
  const of = built.name === 'share' ? conditions('of', built.of) : ''
  const read = readFormula(`${built.name}(${subject}${conditions('where', built.where)}${of})`)
  return 'formula' in read ? writeFormula(read.formula) : null
}

function typed(operand: Operand): string {
  if (operand.kind === 'text' || operand.kind === 'number') return operand.value
  if (operand.kind === 'boolean') return String(operand.value)
  if (operand.kind === 'field') return `field ${operand.field}`
  const day = { today: 'today', start: 'periodStart', end: 'periodEnd' }[operand.from]
  return operand.days === 0 ? day : `${day} ${operand.days > 0 ? '+' : '-'} ${Math.abs(operand.days)} d`
}

function chosen(record: AnyRecord, { field, comparison, values }: FormulaCondition): BuiltCondition | null {
  const asList =
    comparison === 'is' && choicesFor(record, field) !== null && fieldNamed(record, field)?.kind !== 'boolean'
  const shown = asList ? 'in' : comparison
  if (!comparisonsFor(record, field).includes(shown)) return null
  return { field, comparison: shown, value: values.map(typed) }
}

/** The choices that make a formula; null for one that choices cannot make. */
export function choicesOf(records: KnownRecords, formula: Formula): Built | null {
  const { parts, result } = formula
  if (parts.length > 0 || result.kind !== 'measure') return null
  const { name, record: named, value, where, of } = result.measure
  const record = records[named]
  if (!record || name === 'percentile' || value?.kind === 'span') return null
  const all = (list: readonly FormulaCondition[]) => list.map((one) => chosen(record, one))
  const conditions = { where: all(where), of: all(of) }
  const whole = (list: readonly (BuiltCondition | null)[]) => list.filter((one) => one !== null)
  if (whole(conditions.where).length < where.length || whole(conditions.of).length < of.length) return null
  const measured = value === null ? '' : value.kind === 'age' ? `age ${value.field}` : value.field
  return { name, record: named, value: measured, where: whole(conditions.where), of: whole(conditions.of) }
}

/** Whether a field holds a list, whose elements are named by a box of several. */
export function takesSeveral(record: AnyRecord, condition: BuiltCondition): boolean {
  const field = fieldNamed(record, condition.field)
  return condition.comparison === 'in' || (field !== null && isListField(field))
}
