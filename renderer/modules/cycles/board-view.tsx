import { useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { listed } from '#shared/base/series.ts'
import type { ListQuery } from '#shared/contract/list.ts'
import { type BoardColumn, projectBoard } from '#shared/modules/cycles/cycles.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { BeginRecord } from '../../records/begin-record.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { recordNamed } from '../../records/known-records.ts'
import { listSearch, queryOf } from '../../records/list-search.ts'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './board.module.css'
import { Board } from './board.tsx'
import { PdcaWheel } from './pdca-wheel.tsx'
import { useBoardRows } from './use-board-rows.ts'

/** The board to read: a row for each card, in the order of the columns. */
function useBoardTable(record: AnyRecord, columns: readonly BoardColumn[], nameOf: (id: string) => string) {
  const t = useWords()
  const formats = useFormats()
  const due = record.fields.dueOn ? 'dueOn' : 'period'
  const department = record.fields.leadDepartment ? 'leadDepartment' : 'department'
  return {
    columns: [
      { key: 'state', label: t('record.state') },
      { key: 'number', label: t(`${record.name}.number`) },
      { key: 'title', label: t(`${record.name}.title`) },
      { key: 'department', label: t(`${record.name}.${department}`) },
      { key: 'due', label: t(`${record.name}.${due}`) },
      { key: 'late', label: t('board.overdue'), align: 'end' as const },
    ],
    rows: columns.flatMap(({ state, cards }) =>
      cards.map((card) => [
        t(`${record.name}.state.${state}`),
        card.number,
        card.title,
        listed(t.language, card.departments.map(nameOf)),
        card.dueOn ? formats.day(card.dueOn) : '',
        card.daysLate > 0 ? String(card.daysLate) : '',
      ]),
    ),
  }
}

function RecordBoard({
  record,
  query,
  given,
  children,
}: {
  readonly record: AnyRecord
  readonly query: ListQuery
  /** What a card that is begun here is of. */
  readonly given?: Readonly<Record<string, string>>
  readonly children?: ReactNode
}) {
  const t = useWords()
  const { today } = useSession()
  const { rows, counts, more, ...source } = useBoardRows(record, query)
  const columns = record.workflow ? projectBoard(record.workflow, rows, today, counts) : []
  const nameOf = (id: string) => source.titles[id] ?? t('record.somebody')
  const all = columns.reduce((sum, column) => sum + column.total, 0)
  const note = all > rows.length ? t('board.part', { shown: rows.length, count: all }) : ''
  const table = { ...useBoardTable(record, columns, nameOf), note }
  const late = columns.reduce((sum, column) => sum + column.late, 0)
  const done = columns.find((column) => column.state === 'done')?.total ?? 0
  const isOpen = (column: BoardColumn) => !column.isEnd
  const open = columns.filter(isOpen).reduce((sum, column) => sum + column.total, 0)
  const count = record.name === 'cycle' ? open : all
  const finding = t(`board.finding.${record.name}`, { count, done, late })
  return (
    <ViewFrame title={finding} table={table} source={{ ...source, isCut: false }} isTab={children !== undefined}>
      {children}
      {all === 0 ? (
        <EmptyState
          title={t('list.empty', { records: t(`${record.name}.plural`) })}
          text={t(`board.none.${record.name}`)}
        >
          <BeginRecord record={record.name} given={given} />
        </EmptyState>
      ) : (
        <Board record={record} columns={columns} nameOf={nameOf} onMore={more} />
      )}
    </ViewFrame>
  )
}

/** The list of cycles or work items as a board. */
export function ListBoard({ record }: { readonly record: AnyRecord }) {
  const search = listSearch(useSearch({ strict: false }))
  return <RecordBoard record={record} query={queryOf(record, search)} />
}

/** The work items of one cycle as a board, under the wheel of its phases. */
export function CycleBoard({ detail }: DetailProps) {
  const items = recordNamed('workItem')
  const { id, state } = detail.entity
  if (!items) return null
  return (
    <RecordBoard
      record={items}
      query={{ filters: [{ field: 'cycle', comparison: 'is', value: id }] }}
      given={{ cycle: id }}
    >
      <div className={classes.summary}>
        <PdcaWheel phase={state} />
      </div>
    </RecordBoard>
  )
}
