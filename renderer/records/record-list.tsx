import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ComponentType, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useSession } from '../app/session.tsx'
import { usePageKeys } from '../ui/use-page-keys.ts'
import { GroupedTable } from './groups/grouped-table.tsx'
import { GroupsBar } from './groups/groups-bar.tsx'
import { groupOf } from './groups/list-grouping.ts'
import { useOpenGroups } from './groups/use-open-groups.ts'
import { mayWrite } from './known-records.ts'
import { ListEmpty } from './list-empty.tsx'
import { type ListSearch, listSearch, queryOf } from './list-search.ts'
import { ListTable } from './list-table.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import { ListTotals } from './list-totals.tsx'
import classes from './record-list.module.css'
import { useListColumns } from './use-list-columns.ts'
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
  /** The names of the views that show something else than the rows of the list. */
  readonly apart?: readonly string[] | undefined
  /** Another way to begin a record, beside the button that makes a new one. */
  readonly beginning?: ComponentType<{ readonly record: AnyRecord }> | undefined
}

/** What a link brought along for the form beside the list stays in the address while the list is narrowed. */
function broughtWith(search: Readonly<Record<string, unknown>>): { readonly with?: unknown } {
  return 'with' in search ? { with: search.with } : {}
}

/** The derived list of a record: its filters and its view stand in the address. */
export function RecordList({ record, views = noViews, apart, beginning }: Props) {
  const { member } = useSession()
  const navigate = useNavigate()
  const found = useSearch({ strict: false })
  const search = useMemo(() => listSearch(found), [found])
  const query = useMemo(() => queryOf(record, search), [record, search])
  const list = useRows(record.name, query)
  const { total, error } = list
  const setup = useListColumns(record)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const printer = useRef<(() => void) | null>(null)
  const group = groupOf(record, search)
  const open = useOpenGroups(record.name, group ?? '')
  const writable = mayWrite(record, member.roles)

  const change = useCallback(
    (next: ListSearch) =>
      void navigate({ to: '.', search: (old) => ({ ...broughtWith(old), ...next }), replace: true }),
    [navigate],
  )
  const create = () =>
    void navigate({ to: '/records/$record/new', params: { record: record.name }, search: (old) => old })
  usePageKeys(writable ? [['n', create]] : [])

  // The toolbar first: what stands below it has nothing to show before the vault has answered.
  const bodyComes = useDeferredValue(true, false)
  const View = viewNamed(views, search.view)
  return (
    <div className={classes.list}>
      <ListToolbar
        record={record}
        search={search}
        onChange={change}
        total={total}
        onCreate={writable ? create : null}
        beginning={beginning}
        views={Object.keys(views)}
        isApart={View !== undefined && search.view !== undefined && (apart?.includes(search.view) ?? false)}
        setup={setup}
        onPrint={View || total === 0 ? () => window.print() : () => printer.current?.()}
        chosen={View ? [] : chosen}
      />
      {View || group === null ? null : <GroupsBar field={group} {...{ record, search, open }} onChange={change} />}
      {error ? <RefusalNotice refusal={refusalOf(error)} /> : null}
      {!bodyComes ? null : View ? (
        <View record={record} />
      ) : total === 0 ? (
        <ListEmpty record={record} search={search} onClear={() => change({})} onCreate={writable ? create : null} />
      ) : (
        <>
          {group === null ? (
            <ListTable {...{ record, search, query, list, setup, printer }} onChange={change} onChosen={setChosen} />
          ) : (
            // Another field is another question: the groups of the last one must not stand under its name meanwhile.
            <GroupedTable
              key={group}
              field={group}
              {...{ record, search, query, setup, open, printer }}
              onChange={change}
              onChosen={setChosen}
            />
          )}
          <ListTotals record={record} query={query} columns={setup.columns} />
        </>
      )}
    </div>
  )
}
