import { ActionIcon } from '@mantine/core'
import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs'
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { listed } from '#shared/base/series.ts'
import { type BriefingRow, briefingCalendar } from '#shared/modules/briefings/briefings.projection.ts'
import { quartersOf } from '#shared/modules/briefings/briefings.quarter.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useAll } from '../../api/use-all.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { BeginRecord } from '../../records/begin-record.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Grid, GridName } from '../../ui/grid.tsx'
import { gridPlace } from '../../ui/use-grid-places.ts'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { BriefingPlace, useCellWord } from './briefing-place.tsx'
import classes from './briefings.module.css'

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
        listed(
          t.language,
          [cell.state === null ? '' : t(`${record.name}.state.${cell.state}`), word(cell)].filter(Boolean),
        ),
      ),
    ]),
  }
}

function Head({ columns }: { readonly columns: ReturnType<typeof useTable>['columns'] }) {
  const [first, ...others] = columns
  return (
    <thead>
      <tr>
        <GridName scope="col">{first?.label}</GridName>
        {others.map(({ key, label }) => (
          <th key={key} scope="col">
            {label}
          </th>
        ))}
      </tr>
    </thead>
  )
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
        <Grid
          label={t('briefing.view.calendar')}
          size={{ rows: rows.length, columns: 4, heads: true }}
          className={classes.calendar}
        >
          {([currentRow, currentColumn]) => (
            <>
              <Head columns={table.columns} />
              <tbody>
                {rows.map((row, index) => {
                  const placeOf = (column: number) =>
                    gridPlace(index, column, index === currentRow ? currentColumn : null)
                  return (
                    <tr key={row.committee}>
                      <GridName scope="row">
                        <Link
                          to="/records/$record/$id"
                          params={{ record: 'group', id: row.committee }}
                          {...placeOf(-1)}
                        >
                          {row.title}
                        </Link>
                      </GridName>
                      {row.cells.map((cell, column) => (
                        <BriefingPlace key={cell.quarter.name} {...{ record, row, cell }} place={placeOf(column)} />
                      ))}
                    </tr>
                  )
                })}
              </tbody>
            </>
          )}
        </Grid>
      )}
    </ViewFrame>
  )
}
