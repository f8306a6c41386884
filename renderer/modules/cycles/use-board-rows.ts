import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { Filter, ListQuery, Page, Titles } from '#shared/contract/list.ts'
import type { Summary } from '#shared/contract/list-summary.ts'
import type { ColumnCounts } from '#shared/modules/cycles/cycles.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { allPages } from '../../api/all-pages.ts'
import { recordClient } from '../../api/record-client.ts'
import { useSession } from '../../app/session.tsx'
import { useSummary } from '../../records/use-summary.ts'

/** How many cards of a column are fetched at first, and how many more each time. */
export const portion = 60

function countsOf(summary: Summary | null): ReadonlyMap<string, number> {
  return new Map(summary?.groups.map(({ value, count }) => [String(value), count]))
}

/**
 * The rows of a board: of each column as many as are asked for, what is due first first, and how many the vault holds in
 * all; `counts.late` is null for records without a due day, which are late by their period.
 */
export function useBoardRows(record: AnyRecord, query: ListQuery) {
  const { today } = useSession()
  const [limits, setLimits] = useState<Readonly<Record<string, number>>>({})
  const { filters = [], archived = false } = query
  const hasDay = record.fields.dueOn !== undefined
  const overdue: Filter = { field: 'dueOn', comparison: 'before', value: today }
  const totals = useSummary(record.name, { filters, archived, group: 'state' }, true)
  const late = useSummary(record.name, { filters: [...filters, overdue], archived, group: 'state' }, hasDay)
  const columns = useQueries({
    queries: Object.entries(record.workflow?.states ?? {}).map(([state, { frozen = false }]) => {
      const limit = limits[state] ?? portion
      const own: ListQuery = {
        filters: [...filters, { field: 'state', comparison: 'is', value: state }],
        archived,
        // What has ended stands in its column last first, so its last ones are fetched first.
        sort: [{ field: hasDay ? 'dueOn' : 'period', descending: frozen }],
      }
      return {
        queryKey: [record.name, 'column', own, limit],
        queryFn: (): Promise<Page<AnyEntity>> => allPages((page) => recordClient(record.name).list(page), own, limit),
        placeholderData: keepPreviousData,
      }
    }),
  })
  const titles: Titles = Object.assign({}, ...columns.map(({ data }) => data?.titles ?? {}))
  const counts: ColumnCounts = { all: countsOf(totals), late: hasDay ? countsOf(late) : null }
  return {
    rows: columns.flatMap(({ data }) => data?.rows ?? []),
    counts,
    titles,
    more: (state: string) => setLimits({ ...limits, [state]: (limits[state] ?? portion) + portion }),
    isPending: totals === null || (hasDay && late === null) || columns.some(({ isPending }) => isPending),
    error: columns.find(({ error }) => error)?.error ?? null,
  }
}
