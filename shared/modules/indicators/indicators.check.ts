import { isDay, isInstant } from '../../base/calendar.ts'
import { isListField } from '../../record/check.ts'
import type { Field } from '../../record/fields.ts'
import type { AnyRecord } from '../../record/record.ts'
import type { Expression, Formula, FormulaCondition, Measure, MeasuredValue, Operand } from './indicators.formula.ts'
import { measuresOf } from './indicators.formula.ts'

/** Records by name: a module does not know which there are. */
export type KnownRecords = Readonly<Record<string, AnyRecord>>

/** Why a formula that can be read cannot be reckoned; `name` is what it is about. */
export type FormulaFault = {
  readonly fault:
    | 'noSuchRecord'
    | 'notCounted'
    | 'noSuchField'
    | 'notNumeric'
    | 'notDays'
    | 'notComparable'
    | 'noSuchChoice'
    | 'noSuchPart'
  readonly name: string
}

/**
 * Whether indicators may look at a record: everybody who writes indicators may read all of its rows, or a formula would
 * tell them what they may not see.
 */
export function isCounted(record: AnyRecord): boolean {
  const { rows } = record
  const readsAll = (role: 'administrator' | 'lead') =>
    record.readers.includes(role) && (!rows || ('except' in rows && rows.except.includes(role)))
  return readsAll('administrator') && readsAll('lead')
}

const stampField: Field = { kind: 'text', required: true, max: 100 }
const stamps: Readonly<Record<string, Field>> = {
  id: stampField,
  state: stampField,
  createdAt: { kind: 'instant', required: true },
  createdBy: stampField,
  updatedAt: { kind: 'instant', required: true },
}

/** The declaration of a field by its name, the stamps that conditions may name included. */
export function fieldNamed(record: AnyRecord, name: string): Field | null {
  if (Object.hasOwn(record.fields, name)) return record.fields[name] ?? null
  return Object.hasOwn(stamps, name) ? (stamps[name] ?? null) : null
}

const isDated = (field: Field) => field.kind === 'date' || field.kind === 'instant'
const numeric: readonly Field['kind'][] = ['integer', 'decimal', 'percent', 'duration']

function choicesOf(record: AnyRecord, name: string, field: Field): readonly string[] | null {
  if (name === 'state') return Object.keys(record.workflow?.states ?? {})
  return field.kind === 'choice' ? field.choices : null
}

function operandFits(record: AnyRecord, field: Field, operand: Operand): boolean {
  switch (operand.kind) {
    case 'field':
      return fieldNamed(record, operand.field)?.kind === field.kind
    case 'day':
      return isDated(field)
    case 'boolean':
      return field.kind === 'boolean'
    case 'number':
      return numeric.includes(field.kind) && (field.kind !== 'integer' || !operand.value.includes('.'))
    case 'text':
      if (field.kind === 'date') return isDay(operand.value)
      if (field.kind === 'instant') return isInstant(operand.value) || isDay(operand.value)
      return field.kind !== 'boolean' && !numeric.includes(field.kind)
  }
}

const ordering: readonly FormulaCondition['comparison'][] = ['before', 'after', 'atMost', 'atLeast', 'between']

function conditionFault(record: AnyRecord, condition: FormulaCondition): FormulaFault | null {
  const { field: name, comparison, values } = condition
  const field = fieldNamed(record, name)
  const full = `${record.name}.${name}`
  if (!field) return { fault: 'noSuchField', name: full }
  if (field.kind === 'parts' || field.kind === 'evidence' || field.kind === 'money')
    return comparison === 'empty' || comparison === 'filled' ? null : { fault: 'notComparable', name: full }
  const other = values.find((operand) => operand.kind === 'field' && !fieldNamed(record, operand.field))
  if (other?.kind === 'field') return { fault: 'noSuchField', name: `${record.name}.${other.field}` }
  const isOrdered = ordering.includes(comparison)
  if (isOrdered && !isDated(field) && !numeric.includes(field.kind)) return { fault: 'notComparable', name: full }
  if (isListField(field) && values.some(({ kind }) => kind !== 'text')) return { fault: 'notComparable', name: full }
  if (values.some((operand) => !operandFits(record, field, operand))) return { fault: 'notComparable', name: full }
  const choices = comparison === 'contains' ? null : choicesOf(record, name, field)
  const unknown = choices && values.find((operand) => operand.kind === 'text' && !choices.includes(operand.value))
  return unknown
    ? { fault: 'noSuchChoice', name: `${full} ${unknown.kind === 'text' ? unknown.value : ''}`.trim() }
    : null
}

function valueFault(record: AnyRecord, value: MeasuredValue): FormulaFault | null {
  const names = value.kind === 'span' ? [value.from, value.to] : [value.field]
  for (const name of names) {
    const field = fieldNamed(record, name)
    const full = `${record.name}.${name}`
    if (!field) return { fault: 'noSuchField', name: full }
    if (value.kind === 'field' && !numeric.includes(field.kind)) return { fault: 'notNumeric', name: full }
    if (value.kind !== 'field' && !isDated(field)) return { fault: 'notDays', name: full }
  }
  return null
}

function measureFault(records: KnownRecords, measure: Measure): FormulaFault | null {
  const record = Object.hasOwn(records, measure.record) ? records[measure.record] : undefined
  if (!record) return { fault: 'noSuchRecord', name: measure.record }
  if (!isCounted(record)) return { fault: 'notCounted', name: measure.record }
  const value = measure.value ? valueFault(record, measure.value) : null
  if (value) return value
  for (const condition of [...measure.where, ...measure.of]) {
    const fault = conditionFault(record, condition)
    if (fault) return fault
  }
  return null
}

function unknownPart(formula: Formula): string | null {
  const known = new Set<string>()
  const missing = (expression: Expression): string | null => {
    if (expression.kind === 'part') return known.has(expression.name) ? null : expression.name
    return expression.kind === 'operation' ? (missing(expression.left) ?? missing(expression.right)) : null
  }
  for (const { name, expression } of formula.parts) {
    const found = missing(expression)
    if (found !== null) return found
    known.add(name)
  }
  return missing(formula.result)
}

/** The first thing that keeps a formula from being reckoned over these records, or null. */
export function formulaFault(records: KnownRecords, formula: Formula): FormulaFault | null {
  const part = unknownPart(formula)
  if (part !== null) return { fault: 'noSuchPart', name: part }
  for (const measure of measuresOf(formula)) {
    const fault = measureFault(records, measure)
    if (fault) return fault
  }
  return null
}
