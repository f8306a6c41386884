import { ActionIcon } from '@mantine/core'
import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs'
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import {
  type BriefingCell,
  type BriefingRow,
  briefingCalendar,
} from '#shared/modules/briefings/briefings.projection.ts'
import { quartersOf } from '#shared/modules/briefings/briefings.quarter.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useAll } from '../../api/use-all.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import frame from '../../charts/view-frame.module.css'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { BeginRecord } from '../../records/begin-record.tsx'
import { mayWrite } from '../../records/known-records.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import classes from './briefings.module.css'

/** The words under or instead of a briefing: by when, since when too late, or that nobody was there to be told. */
function useCellWord() {
  const t = useWords()
  const formats = useFormats()
  return ({ quarter, briefing, state, isExpected, isOverdue }: BriefingCell) => {
    const day = formats.day(quarter.dueOn)
    if (isOverdue) return t('briefings.overdue', { day })
    if (briefing === null && !isExpected) return t('briefings.notThere')
    return state === null || state === 'drafted' ? t('briefings.due', { day }) : ''
  }
}

type CellProps = { readonly record: AnyRecord; readonly row: BriefingRow; readonly cell: BriefingCell }

function Cell({ record, row, cell }: CellProps) {
  const t = useWords()
  const { member } = useSession()
  const word = useCellWord()(cell)
  const { name: quarter, place } = cell.quarter
  const name = t(`briefings.q${place}`)
  const title = t('briefings.title', { committee: row.title, quarter: name, year: quarter.slice(0, 4) })
  const draft = { title, committee: row.committee, quarter }
  const isWritable = cell.briefing === null && cell.isExpected && mayWrite(record, member.roles)
  return (
    <div className={classes.cell}>
      {cell.briefing !== null && cell.state !== null ? (
        <Link to="/records/$record/$id" params={{ record: record.name, id: cell.briefing }} search={(old) => old}>
          <StateBadge record={record} state={cell.state} />
        </Link>
      ) : null}
      <span className={cell.isOverdue ? classes.late : 'quiet'}>{word}</span>
      {isWritable ? (
        <Link
          to="/records/$record/new"
          params={{ record: record.name }}
          search={{ with: draft }}
          aria-label={t('briefings.writeFor', { committee: row.title, quarter: name })}
          data-not-printed
        >
          {t('briefings.write')}
        </Link>
      ) : null}
    </div>
  )
}

function useCalendar(record: AnyRecord, year: number) {
  const { today } = useSession()
  const groups = useAll('group', {})
  const briefings = useAll(record.name, { filters: [{ field: 'quarter', comparison: 'contains', value: `${year}-` }] })
  const rows = useMemo(
    () => briefingCalendar(groups.rows, briefings.rows, year, today),
    [groups.rows, briefings.rows, year, today],
  )
  const cells = rows.flatMap((row) => row.cells)
  const owed = cells.filter(({ isExpected, quarter }) => isExpected && quarter.end < today)
  const counts = {
    owed: owed.length,
    tabled: owed.filter(({ state }) => state !== null && state !== 'drafted').length,
    overdue: cells.filter(({ isOverdue }) => isOverdue).length,
  }
  const source = {
    isPending: groups.isPending || briefings.isPending,
    error: groups.error ?? briefings.error,
    isCut: groups.isCut || briefings.isCut,
  }
  return { rows, counts, source }
}

function useTable(record: AnyRecord, rows: readonly BriefingRow[]) {
  const t = useWords()
  const word = useCellWord()
  const names = quartersOf(2000).map(({ place }) => `q${place}`)
  return {
    columns: [
      { key: 'committee', label: t('briefing.committee') },
      ...names.map((key) => ({ key, label: t(`briefings.${key}`) })),
    ],
    rows: rows.map(({ title, cells }) => [
      title,
      ...cells.map((cell) =>
        [cell.state === null ? '' : t(`${record.name}.state.${cell.state}`), word(cell)].filter(Boolean).join(', '),
      ),
    ]),
  }
}

/** Which committee was briefed of which quarter of a year, and what is owed or late. */
export function BriefingCalendar({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const { today } = useSession()
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const { rows, counts, source } = useCalendar(record, year)
  const table = useTable(record, rows)
  const turn = (by: number) => setYear((old) => Math.min(2100, Math.max(2000, old + by)))
  usePageKeys([
    ['PageUp', () => turn(-1)],
    ['PageDown', () => turn(1)],
  ])
  const controls = (
    <div className={classes.controls}>
      <ActionIcon aria-label={t('briefings.before')} onClick={() => turn(-1)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <span>{year}</span>
      <ActionIcon aria-label={t('briefings.after')} onClick={() => turn(1)}>
        <IconChevronRight size={16} />
      </ActionIcon>
    </div>
  )
  return (
    <ViewFrame title={t('briefings.finding', { year, ...counts })} controls={controls} table={table} source={source}>
      {rows.length === 0 ? (
        <EmptyState title={t('briefings.none')} text={t('briefings.none.help')}>
          <BeginRecord record="group" given={{ kind: 'committee' }} />
        </EmptyState>
      ) : (
        <div className={frame.scroll}>
          <table className={classes.table} aria-label={t('briefing.view.calendar')}>
            <thead>
              <tr>
                {table.columns.map(({ key, label }) => (
                  <th key={key} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.committee}>
                  <th scope="row">
                    <RecordLink record="group" id={row.committee} title={row.title} />
                  </th>
                  {row.cells.map((cell) => (
                    <td key={cell.quarter.name}>
                      <Cell record={record} row={row} cell={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ViewFrame>
  )
}
