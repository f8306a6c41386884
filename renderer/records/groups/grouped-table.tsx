import { type RefObject, useMemo, useRef } from 'react'
import type { ListQuery } from '#shared/contract/list.ts'
import { totalOf } from '#shared/contract/list-summary.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import type { TableGroups } from '../../ui/table-groups.ts'
import type { ListSearch } from '../list-search.ts'
import { ListTable } from '../list-table.tsx'
import type { ListColumns } from '../use-list-columns.ts'
import { GroupHead } from './group-head.tsx'
import { placeAt } from './group-places.ts'
import classes from './groups.module.css'
import { groupKey, useGroupedRows } from './use-grouped-rows.ts'
import type { OpenGroupsHandle } from './use-open-groups.ts'

type Props = {
  readonly record: AnyRecord
  readonly search: ListSearch
  readonly query: ListQuery
  readonly field: string
  readonly setup: ListColumns
  readonly open: OpenGroupsHandle
  readonly onChange: (search: ListSearch) => void
  readonly printer: RefObject<(() => void) | null>
  readonly onChosen: (ids: readonly string[]) => void
}

/** The rows of a list under the heads of their groups. */
export function GroupedTable({ field, open, ...props }: Props) {
  const { record, query, setup } = props
  const t = useWords()
  const sums = setup.columns
    .map(({ key }) => key)
    .filter((name) => ['sum', 'both'].includes(totalOf(record, name) ?? ''))
  const list = useGroupedRows(record, query, field, sums, open)
  const { groups, places, summary } = list
  const ways = useRef(open)
  ways.current = open
  const heads = useMemo((): TableGroups => {
    const groupAt = (place: number) => placeAt(places, place)?.group ?? 0
    const { titles = {} } = summary ?? {}
    return {
      rows: summary?.total ?? 0,
      headAt: (place) => {
        const found = placeAt(places, place)
        const group = found?.row === null ? groups[found.group] : undefined
        if (!group) return null
        return {
          isOpen: open.isOpen(groupKey(group.value)),
          content: <GroupHead {...{ record, field, group, titles }} />,
        }
      },
      headOf: (place) => places.heads[groupAt(place)] ?? 0,
      turn: (place, to) => {
        const group = groups[groupAt(place)]
        if (group) ways.current.turn(groupKey(group.value), to)
      },
      turnAll: (place, to) => {
        const at = groupAt(place)
        ways.current.turnAll(to)
        return to ? groups.slice(0, at).reduce((sum, { count }) => sum + 1 + count, 0) : at
      },
    }
  }, [groups, places, summary, record, field, open.isOpen])
  return (
    <>
      <ListTable {...props} list={list} groups={{ heads, places: places.total, read: list.read }} />
      {summary && summary.rest > 0 ? (
        <p className={`quiet ${classes.rest}`}>{t('list.group.rest', { count: summary.rest })}</p>
      ) : null}
    </>
  )
}
