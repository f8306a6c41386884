import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ComponentType, useCallback, useMemo } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { refusalOf } from '../api/refusal.ts'
import { usePreferences } from '../app/preferences.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { DataTable } from '../ui/data-table.tsx'
import type { Column } from '../ui/data-table-column.ts'
import { usePageKeys } from '../ui/use-page-keys.ts'
import { columnsOf } from './columns.ts'
import { mayWrite } from './known-records.ts'
import { ListCell } from './list-cell.tsx'
import { ListEmpty } from './list-empty.tsx'
import { type ListSearch, listSearch, queryOf, sortedBy } from './list-search.ts'
import { ListToolbar } from './list-toolbar.tsx'
import classes from './record-list.module.css'
import { useRows } from './use-rows.ts'

type Views = Readonly<Record<string, ComponentType<{ readonly record: AnyRecord }>>>

const noViews: Views = {}

/** The view that an address names; names come from outside, so inherited ones are none. */
function viewNamed(views: Views, name: string | undefined) {
  return name !== undefined && Object.hasOwn(views, name) ? views[name] : undefined
}

type Props = {
  readonly record: AnyRecord
  /** Other ways to show the list, by name; one of them stands in the place of the table when the address names it. */
  readonly views?: Views
}

/** The derived list of a record: its filters and its view stand in the address. */
export function RecordList({ record, views = noViews }: Props) {
  const t = useWords()
  const { member } = useSession()
  const { density } = usePreferences()
  const navigate = useNavigate()
  const params = useParams({ strict: false })
  const found = useSearch({ strict: false })
  const search = useMemo(() => listSearch(found), [found])
  const query = useMemo(() => queryOf(record, search), [record, search])
  const { rowAt, total, error, titles, onVisible } = useRows(record.name, query)
  const columns = useMemo(() => columnsOf(record, t), [record, t])
  const writable = mayWrite(record, member.roles)

  const change = useCallback(
    (next: ListSearch) => void navigate({ to: '.', search: () => next, replace: true }),
    [navigate],
  )
  const create = () =>
    void navigate({ to: '/records/$record/new', params: { record: record.name }, search: (old) => old })
  const open = (row: AnyEntity) =>
    void navigate({ to: '/records/$record/$id', params: { record: record.name, id: row.id }, search: (old) => old })
  usePageKeys(writable ? [['n', create]] : [])

  const View = viewNamed(views, search.view)
  const leading = columns[0]?.key ?? record.title
  const cell = (row: AnyEntity, column: Column) => (
    <ListCell record={record} row={row} column={column.key} titles={titles} leading={column.key === leading} />
  )
  const sorting = search.sort ? { field: search.sort.replace(/^-/, ''), descending: search.sort.startsWith('-') } : null

  return (
    <section className={classes.list} aria-label={t(`${record.name}.plural`)}>
      <ListToolbar
        record={record}
        search={search}
        onChange={change}
        total={total}
        onCreate={writable ? create : null}
        views={Object.keys(views)}
      />
      {error ? <RefusalNotice refusal={refusalOf(error)} /> : null}
      {View ? (
        <View record={record} />
      ) : total === 0 ? (
        <ListEmpty record={record} search={search} onClear={() => change({})} onCreate={writable ? create : null} />
      ) : (
        <DataTable
          label={t(`${record.name}.plural`)}
          columns={columns}
          total={total ?? 0}
          rowAt={rowAt}
          keyOf={(row) => row.id}
          cell={cell}
          selectedKey={params.id ?? null}
          onOpen={open}
          onVisible={onVisible}
          sorting={sorting}
          onSort={(field) => change(sortedBy(search, field))}
          rowHeight={density === 'compact' ? 32 : 40}
        />
      )}
    </section>
  )
}
