import { useNavigate, useParams } from '@tanstack/react-router'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import type { ListQuery } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { recordClient } from '../api/record-client.ts'
import { usePreferences } from '../app/preferences.ts'
import { useWords } from '../app/words.tsx'
import { DataTable } from '../ui/data-table.tsx'
import type { Column, Resizing } from '../ui/data-table-column.ts'
import type { TableGroups } from '../ui/table-groups.ts'
import { useListEditing } from './inline/use-list-editing.tsx'
import { ListCell } from './list-cell.tsx'
import { ChosenRows, useCopying } from './list-chosen.tsx'
import { ColumnFilter } from './list-column-filter.tsx'
import { type ListSearch, sortedBy, sortKeys } from './list-search.ts'
import { PrintedList } from './print/printed-list.tsx'
import { type PrintedSource, usePrinting } from './print/use-printing.ts'
import { useAddresses } from './use-addresses.ts'
import { useFormats } from './use-formats.ts'
import type { ListColumns } from './use-list-columns.ts'
import type { useRows } from './use-rows.ts'
import { type RowsRead, useSelection } from './use-selection.ts'

type Props = {
  readonly record: AnyRecord
  readonly search: ListSearch
  readonly query: ListQuery
  readonly list: ReturnType<typeof useRows>
  readonly setup: ListColumns
  readonly onChange: (search: ListSearch) => void
  /** Hears which rows are chosen, by their ids. */
  readonly onChosen: (ids: readonly string[]) => void
  /** Takes the way to print the list. */
  readonly printer: RefObject<(() => void) | null>
  /** Set where the rows stand in groups: the heads among them, how many places there are, and how these are read. */
  readonly groups?: GroupsOfList
}

export type GroupsOfList = {
  readonly heads: TableGroups
  readonly places: number
  readonly read: (from: number, count: number) => Promise<RowsRead>
}

/** The widths of the columns, and what is said about them. */
function useResizing({ widths, setWidths }: ListColumns): Resizing {
  const t = useWords()
  const { integer } = useFormats()
  return {
    widths,
    onWidths: setWidths,
    label: ({ label }) => t('list.width', { column: label }),
    spoken: ({ label }, width) => t('list.width.now', { column: label, width: integer(width) }),
  }
}

const noHead = () => null

/** What is printed of the list now, and the way to print it for whoever holds it. */
function usePrintedRows(
  {
    record,
    query,
    list,
    groups,
    printer,
  }: Pick<Props, 'record' | 'query' | 'list' | 'printer'> & { readonly groups: GroupsOfList | undefined },
  mark: RefObject<HTMLElement | null>,
) {
  const { rowAt, total, titles } = list
  const source: PrintedSource = {
    query,
    places: groups?.places ?? total ?? 0,
    headAt: groups?.heads.headAt ?? noHead,
    rowAt,
    titles,
    read: groups?.read ?? ((offset, limit) => recordClient(record.name).list({ ...query, offset, limit })),
  }
  const { printed, print } = usePrinting(source, mark)
  useEffect(() => {
    printer.current = () => void print()
    return () => {
      printer.current = null
    }
  })
  return printed
}

/** The rows of a list as a table, with what can be done with those that are chosen. */
export function ListTable({ record, search, query, list, setup, onChange, onChosen, printer, groups }: Props) {
  const { columns } = setup
  const t = useWords()
  const { density } = usePreferences()
  const navigate = useNavigate()
  const params = useParams({ strict: false })
  const { rowAt, total, titles, onVisible } = list
  const { rows, titles: chosenTitles, selecting, clear } = useSelection(record.name, query, rowAt, titles, groups?.read)
  const copy = useCopying(record, columns, rows, chosenTitles)
  const addressOf = useAddresses(record.name)
  const leading = columns[0]?.key ?? record.title
  const cell = useCallback(
    (row: AnyEntity, column: Column) => (
      <ListCell
        record={record}
        row={row}
        column={column.key}
        titles={titles}
        href={column.key === leading ? addressOf(row.id) : undefined}
      />
    ),
    [record, titles, leading, addressOf],
  )
  const cells = useListEditing(record, columns, list)
  const resizing = useResizing(setup)
  const mark = useRef<HTMLDivElement>(null)
  const printed = usePrintedRows({ record, query, list, groups, printer }, mark)
  const open = (row: AnyEntity) =>
    void navigate({ to: '/records/$record/$id', params: { record: record.name, id: row.id }, search: (old) => old })
  return (
    <>
      <DataTable
        label={t(`${record.name}.plural`)}
        columns={columns}
        total={groups?.places ?? total ?? 0}
        rowAt={rowAt}
        keyOf={(row) => row.id}
        cell={cell}
        selectedKey={params.id ?? null}
        onOpen={open}
        onVisible={onVisible}
        sorting={sortKeys(search.sort)}
        onSort={(field, added) => onChange(sortedBy(search, field, added))}
        rowHeight={density === 'compact' ? 32 : 40}
        selecting={selecting}
        editing={cells.editing}
        resizing={resizing}
        groups={groups?.heads}
        onCopy={rows.length > 0 ? () => void copy() : undefined}
        tools={({ key, label }) => (
          <ColumnFilter record={record} column={key} label={label} search={search} onChange={onChange} />
        )}
      />
      <ChosenRows
        {...{ record, search, columns, total, rows }}
        onCopy={() => void copy()}
        onChosen={onChosen}
        onClear={clear}
      />
      <div ref={mark}>
        {printed ? (
          <PrintedList {...{ record, columns, printed }} widths={setup.widths} total={list.total ?? 0} />
        ) : null}
      </div>
      {cells.dialog}
    </>
  )
}
