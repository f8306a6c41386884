import type { Filter } from '#shared/contract/list.ts'
import { fieldCheck } from '#shared/record/check.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'

type Comparison = Filter['comparison']

/** How the values of a column can be compared, and what the values of the comparison are typed into. */
export type ColumnFilterShape = {
  readonly comparisons: readonly Comparison[]
  /** Values to choose from, for columns that hold one of a few. */
  readonly choices: readonly string[] | null
  /** What one value of the comparison is; null where none is asked for. */
  readonly operand: Field | null
  /** Whether the comparisons are of numbers, which are below and above instead of before and after. */
  readonly isNumeric: boolean
}

const numeric: readonly Field['kind'][] = ['integer', 'decimal', 'percent', 'duration']

/** Comparisons that take no value. */
export function isAbsence(comparison: Comparison): boolean {
  return comparison === 'empty' || comparison === 'filled'
}

/** Whether the values of a column are below and above instead of before and after. */
export function isNumericField(field: Field | undefined): boolean {
  return field !== undefined && numeric.includes(field.kind)
}

/** The field without its bounds: what is compared with need not be a value that the record may hold. */
function operandOf(field: Field): Field | null {
  switch (field.kind) {
    case 'text':
    case 'markdown':
    case 'number':
      return { kind: 'text', required: true, max: 500 }
    case 'integer':
      return { ...field, required: true, min: -1_000_000_000 }
    case 'decimal':
      return { ...field, required: true, min: -1_000_000_000 }
    case 'reference':
    case 'references':
      return { kind: 'references', to: field.to, required: true }
    case 'percent':
    case 'duration':
    case 'date':
    case 'instant':
      return { ...field, required: true }
    default:
      return null
  }
}

function comparisonsOf(field: Field): readonly Comparison[] {
  switch (field.kind) {
    case 'text':
    case 'markdown':
    case 'number':
      return ['contains', 'is', 'isNot']
    case 'choice':
    case 'boolean':
    case 'reference':
    case 'references':
      return ['in']
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'duration':
      return ['is', 'before', 'after', 'between']
    case 'date':
      return ['before', 'after', 'between', 'is']
    case 'instant':
      return ['before', 'after', 'between']
    default:
      return []
  }
}

function choicesOf(field: Field): readonly string[] | null {
  if (field.kind === 'choice') return field.choices
  return field.kind === 'boolean' ? ['true', 'false'] : null
}

/** How a column of a record's list can be filtered; null where every row would be alike. */
export function filterShape(record: AnyRecord, column: string): ColumnFilterShape | null {
  if (column === 'state' && record.workflow)
    return { comparisons: ['in'], choices: Object.keys(record.workflow.states), operand: null, isNumeric: false }
  const field = Object.hasOwn(record.fields, column) ? record.fields[column] : undefined
  if (!field) return null
  const absences: readonly Comparison[] = field.required || field.kind === 'number' ? [] : ['empty', 'filled']
  const comparisons = [...comparisonsOf(field), ...absences]
  if (comparisons.length === 0) return null
  return { comparisons, choices: choicesOf(field), operand: operandOf(field), isNumeric: isNumericField(field) }
}

/** The condition that was typed, or null where a value is missing or is none of the column's kind. */
export function typedCondition(
  shape: ColumnFilterShape,
  comparison: Comparison,
  values: readonly unknown[],
): Omit<Filter, 'field'> | null {
  if (isAbsence(comparison)) return { comparison }
  const { operand, choices } = shape
  if (choices) {
    const chosen = choices.filter((choice) => values.includes(choice))
    if (chosen.length === 0) return null
    const isBoolean = choices.every((choice) => choice === 'true' || choice === 'false')
    const typed = chosen.map((choice) => (isBoolean ? choice === 'true' : choice))
    return typed.length === 1 ? { comparison: 'is', value: typed[0] } : { comparison, value: typed }
  }
  if (!operand) return null
  const wanted = comparison === 'between' ? 2 : 1
  const read = Array.from({ length: wanted }, (_, index) => fieldCheck(operand).safeParse(values[index]))
  const found = read.flatMap(({ data }): unknown[] => (Array.isArray(data) ? data : [data ?? null]))
  const usable = found.filter((value) => typeof value === 'string' || typeof value === 'number')
  if (usable.length === 0 || usable.length !== found.length) return null
  if (comparison === 'between') return { comparison, value: usable.toSorted(inOrder) }
  if (comparison !== 'in') return { comparison, value: usable[0] }
  return usable.length === 1 ? { comparison: 'is', value: usable[0] } : { comparison, value: usable }
}

/** Numbers by their size, days and moments by their letters; decimals are letters that are numbers. */
function inOrder(one: string | number, other: string | number): number {
  const difference = Number(one) - Number(other)
  if (!Number.isNaN(difference)) return difference
  return one < other ? -1 : 1
}

/** The values of a condition as the controls take them. */
export function valuesOf({ comparison, value }: Omit<Filter, 'field'>, shape: ColumnFilterShape): readonly unknown[] {
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
  if (shape.choices) return values.map(String)
  return comparison === 'in' || shape.operand?.kind === 'references' ? [values] : values
}
