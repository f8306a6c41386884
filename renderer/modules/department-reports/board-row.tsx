import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { type BoardCell, cellTones } from '#shared/modules/department-reports/department-reports.board.ts'
import type { BoardRow } from '#shared/modules/department-reports/department-reports.contract.ts'
import { useWords } from '../../app/words.tsx'
import { GridCell, GridName } from '../../ui/grid.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { gridPlace } from '../../ui/use-grid-places.ts'
import classes from './report-board.module.css'

type Props = {
  readonly row: BoardRow
  readonly index: number
  /** The column that Tab reaches in this row, null for none. */
  readonly current: number | null
  /** Whose cell it is and of when. */
  readonly wordsOf: (row: BoardRow, column: number) => string
}

function Cell({ cell }: { readonly cell: BoardCell | null }) {
  const t = useWords()
  if (!cell)
    return (
      <>
        <span className="only-spoken">{t('reportBoard.notExpected')}</span>
        <span aria-hidden>·</span>
      </>
    )
  return (
    <>
      <ToneBadge tone={cellTones[cell.state]}>{t(`reportBoard.state.${cell.state}`)}</ToneBadge>
      {cell.daysLate > 0 ? (
        <span className={classes.late} data-missing={cell.state === 'missing'}>
          {t('reportBoard.late', { count: cell.daysLate })}
        </span>
      ) : null}
    </>
  )
}

/** One department and its periods; drawn again only when it changes, is entered or left. */
export const BoardRowView = memo(function BoardRowView({ row, index, current, wordsOf }: Props) {
  return (
    <tr aria-rowindex={index + 2}>
      <GridName scope="row">
        <Link
          to="/records/$record/$id"
          params={{ record: 'department', id: row.department }}
          title={row.name}
          {...gridPlace(index, -1, current)}
        >
          {row.name}
        </Link>
      </GridName>
      {row.cells.map((cell, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is a period, and periods never change places
        <GridCell key={column} tone={cell ? cellTones[cell.state] : undefined} isIdle={cell === null}>
          <button type="button" {...gridPlace(index, column, current)} aria-disabled={cell === null}>
            <span className="only-spoken">{wordsOf(row, column)} </span>
            <Cell cell={cell} />
          </button>
        </GridCell>
      ))}
    </tr>
  )
})
