import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ListQuery, Titles } from '#shared/contract/list.ts'
import { type GroupCount, groupCondition } from '#shared/contract/list-summary.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { listOf } from '../../api/queries.ts'
import { recordClient } from '../../api/record-client.ts'
import { pageSize, useMerged, usePagesInSight } from '../use-rows.ts'
import type { RowsRead } from '../use-selection.ts'
import { useSummary } from '../use-summary.ts'
import { type GroupPlaces, groupPlaces, pagesBetween, partsBetween, placeAt } from './group-places.ts'
import { orderedGroups } from './list-grouping.ts'
import type { OpenGroupsHandle } from './use-open-groups.ts'

/** Places are looked at in steps of this, so that a row more or less in sight is no other question. */
const step = 25

/** The name of a group among those of its field. */
export function groupKey(value: GroupCount['value']): string {
  return JSON.stringify(value)
}

/** The rows of a list group by group: the heads come from a summary, the rows of each group by pages of their own. */
export function useGroupedRows(
  record: AnyRecord,
  query: ListQuery,
  field: string,
  sums: readonly string[],
  { isOpen }: OpenGroupsHandle,
) {
  const { filters = [], archived = false } = query
  const summary = useSummary(record.name, { filters: [...filters], archived, group: field, groupSums: [...sums] }, true)
  const groups = useMemo(() => (summary ? orderedGroups(record, field, summary.groups) : []), [record, field, summary])
  const places = useMemo(
    () => groupPlaces(groups.map(({ value, count }) => (isOpen(groupKey(value)) ? count : 0))),
    [groups, isOpen],
  )
  const narrowed = useMemo(
    () =>
      groups.map(({ value }): ListQuery => {
        const condition = { field, ...groupCondition(record, field, value) }
        return { ...query, filters: [...(query.filters ?? []), condition] }
      }),
    [groups, record, field, query],
  )
  const rows = useRowsOf(record.name, places, narrowed)
  /** The rows from one place to another, heads left out, of which some may not have been asked for yet. */
  const read = async (from: number, count: number): Promise<RowsRead> => {
    const parts = partsBetween(places, from, from + count - 1)
    const pages = await Promise.all(
      parts.map(({ group, from: offset, to }) =>
        recordClient(record.name).list({ ...narrowed[group], offset, limit: to - offset }),
      ),
    )
    const titles: Titles = Object.assign({}, ...pages.map((page) => page.titles))
    return { rows: pages.flatMap((page) => page.rows), titles }
  }
  return { ...rows, read, groups, places, summary, total: summary?.total ?? null }
}

/** The rows of the pages in sight, by place. */
function useRowsOf(record: string, places: GroupPlaces, narrowed: readonly ListQuery[]) {
  const { from, to, onVisible } = usePagesInSight(step)
  const parts = pagesBetween(places, from * step, to * step + step - 1, pageSize)
  const pages = useQueries({
    queries: parts.map(({ group, page }) =>
      listOf(record, { ...narrowed[group], offset: page * pageSize, limit: pageSize }),
    ),
  })
  const byPart = new Map(parts.map(({ group, page }, index) => [`${group}:${page}`, pages[index]?.data]))
  const titles = useMerged(pages.map((page) => page.data?.titles))
  const rowAt = (place: number): AnyEntity | undefined => {
    const found = placeAt(places, place)
    if (!found || found.row === null) return undefined
    return byPart.get(`${found.group}:${Math.floor(found.row / pageSize)}`)?.rows[found.row % pageSize]
  }
  return { rowAt, titles, onVisible, error: pages.find((page) => page.error !== null)?.error ?? null }
}
