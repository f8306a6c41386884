import { addDays } from '../../base/dates.ts'
import type { Filter } from '../../contract/list.ts'

/** States of a finding in which its remedy has still to come. */
export const unremedied = ['open', 'actionPlanned', 'implemented'] as const

/** Open findings of one span of ages, with the conditions that they meet; `serious` counts the critical and high ones. */
export type AgeBand = {
  readonly key: string
  readonly filters: readonly Filter[]
  readonly count: number
  readonly serious: number
}

/** The last day of each span, in days since a finding was identified; the last span is open. */
const spans = [30, 60, 90, 180] as const

/** The spans of ages with the conditions of their findings, youngest first; together they hold every dated one once. */
export function ageConditions(today: string): readonly { readonly key: string; readonly filters: readonly Filter[] }[] {
  const state: Filter = { field: 'state', comparison: 'in', value: [...unremedied] }
  const bounds = spans.map((days, index) => {
    const from = index === 0 ? 0 : (spans[index - 1] ?? 0) + 1
    // The youngest span takes days that lie ahead too: a date typed wrongly must not drop a finding from the sum.
    const day: Filter =
      index === 0
        ? { field: 'identifiedOn', comparison: 'after', value: addDays(today, -days - 1) }
        : { field: 'identifiedOn', comparison: 'between', value: [addDays(today, -days), addDays(today, -from)] }
    return { key: `upTo${days}`, filters: [state, day] }
  })
  const last = spans.at(-1) ?? 0
  return [
    ...bounds,
    {
      key: `over${last}`,
      filters: [state, { field: 'identifiedOn', comparison: 'before', value: addDays(today, -last) }],
    },
    { key: 'undated', filters: [state, { field: 'identifiedOn', comparison: 'empty' }] },
  ]
}

export const serious: Filter = { field: 'severity', comparison: 'in', value: ['critical', 'high'] }
