import { z } from 'zod'
import { addDays, addMonths } from '../base/dates.ts'
import type { Field } from '../record/fields.ts'
import type { AnyRecord, Total } from '../record/record.ts'
import { type Filter, listCheck, type Titles } from './list.ts'

/** The most groups that a summary tells apart; the records of the others are counted together. */
export const mostGroups = 500

/** Which records of a list are summed up: those of its filters, by the field that groups them, with the fields to sum. */
export const summaryCheck = z.strictObject({
  filters: listCheck.shape.filters,
  archived: listCheck.shape.archived,
  group: z.string().max(60).optional(),
  sums: z.array(z.string().max(60)).max(30).default([]),
  /** Fields that are summed within each group. */
  groupSums: z.array(z.string().max(60)).max(30).default([]),
})
export type SummaryQuery = z.input<typeof summaryCheck>

/**
 * The sum of one field over the records that have a value, exact, as decimal text; seconds for durations. The average is
 * rounded half away from zero: to the places of the field, to two for whole numbers, to whole seconds for durations.
 */
export type FieldSum = {
  readonly field: string
  /** For money alone, which has a sum for each currency. */
  readonly currency: string | null
  readonly count: number
  readonly sum: string
  readonly average: string
}

/**
 * How many records have one value of the grouping field: a month `YYYY-MM` for dates, null for none; and their sums, as far
 * as they are asked for.
 */
export type GroupCount = {
  readonly value: string | boolean | null
  readonly count: number
  readonly sums?: readonly FieldSum[]
}

/** A list summed up. `rest` counts the records of the groups beyond the most that are told apart. */
export type Summary = {
  readonly total: number
  readonly sums: readonly FieldSum[]
  readonly groups: readonly GroupCount[]
  readonly rest: number
  readonly titles: Titles
}

const grouping: readonly Field['kind'][] = ['choice', 'reference', 'boolean', 'date']

/** What a list says of the numbers of a field, or null where it says nothing. */
export function totalOf({ totals = {} }: AnyRecord, name: string): Total | null {
  return Object.hasOwn(totals, name) ? (totals[name] ?? null) : null
}

/** The fields by which the list of a record can be grouped, the state first. */
export function groupFields(record: AnyRecord): readonly string[] {
  const names = Object.keys(record.fields).filter((name) => grouping.includes(record.fields[name]?.kind ?? 'text'))
  return record.workflow ? ['state', ...names] : names
}

/** The condition that narrows a list to one group. */
export function groupCondition(record: AnyRecord, field: string, value: GroupCount['value']): Omit<Filter, 'field'> {
  if (value === null) return { comparison: 'empty' }
  if (record.fields[field]?.kind !== 'date') return { comparison: 'is', value }
  const first = `${value}-01`
  return { comparison: 'between', value: [first, addDays(addMonths(first, 1), -1)] }
}
