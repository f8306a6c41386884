import type { AnyValue } from './values.ts'

/** A row of parts, or any record's values, by field name. */
export type ValueRow = Readonly<Record<string, AnyValue>>

/** Whether a value is filled text: a text, choice, decimal, date, instant or reference. */
export function isText(value: AnyValue | undefined): value is string {
  return typeof value === 'string'
}

/** The rows of a parts field; a value of another shape has none. */
export function partRows(value: AnyValue | undefined): readonly ValueRow[] {
  return Array.isArray(value) ? value.filter((row): row is ValueRow => typeof row === 'object' && row !== null) : []
}

/** The ids of a references field; a value of another shape has none. */
export function idList(value: AnyValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []
}

/** Whether two dates, or two instants, are both there and the second lies before the first. */
export function isBackwards(start: AnyValue | undefined, end: AnyValue | undefined): boolean {
  return isText(start) && isText(end) && end < start
}

/** Whether two whole numbers are both there and the first is the greater. */
export function isGreater(part: AnyValue | undefined, whole: AnyValue | undefined): boolean {
  return typeof part === 'number' && typeof whole === 'number' && part > whole
}

/** Whether text is there and has not the form asked for. */
export function isMisspelt(value: AnyValue | undefined, pattern: RegExp): boolean {
  return isText(value) && !pattern.test(value)
}

/** Whether a name stands twice. */
export function hasRepeats(names: readonly AnyValue[]): boolean {
  return new Set(names).size !== names.length
}
