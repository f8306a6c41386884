import { useCallback, useEffect, useRef } from 'react'
import { headPeriod, periodWords } from '#shared/base/calendar-words.ts'
import type { Board, BoardRow } from '#shared/modules/department-reports/department-reports.contract.ts'
import { useWords } from '../../app/words.tsx'
import { Grid, GridName } from '../../ui/grid.tsx'
import { GridRows, useGridRows } from '../../ui/grid-rows.tsx'
import { BoardFoot } from './board-foot.tsx'
import { BoardRowView } from './board-row.tsx'
import classes from './report-board.module.css'
import type { useOpenReport } from './use-board.ts'

const heightOf = () => 38

type Props = {
  readonly board: Board
  readonly label: string
  readonly onOpen: ReturnType<typeof useOpenReport>['open']
}

/** Whose cell it is and of when, before what it says; the same function while nothing changes, so that rows stay. */
function useCellWords({ unit, periods }: Board) {
  const t = useWords()
  return useCallback(
    (row: BoardRow, column: number) =>
      t('reportBoard.cell', {
        department: row.name,
        period: periodWords(t.language, periods[column]?.start ?? '', unit),
      }),
    [unit, periods, t],
  )
}

function Head({ board }: { readonly board: Board }) {
  const t = useWords()
  return (
    <thead>
      <tr>
        <GridName scope="col">{t('departmentReport.department')}</GridName>
        {board.periods.map(({ start, signed, expected }) => (
          <th key={start} scope="col">
            <span>{headPeriod(t.language, start, board.unit)}</span>
            <span className={classes.share}>{expected === 0 ? '–' : t('reportBoard.share', { signed, expected })}</span>
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** The board as a table, of which only the rows in sight are drawn; the newest period is in sight first. */
export function BoardTable({ board, label, onOpen }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const { rows, periods } = board
  const drawn = useGridRows(frame, rows.length, heightOf)
  const wordsOf = useCellWords(board)
  useEffect(() => {
    if (frame.current) frame.current.scrollLeft = frame.current.scrollWidth
  }, [])
  return (
    <Grid
      label={label}
      size={{ rows: rows.length, columns: periods.length, heads: true }}
      start={[0, periods.length - 1]}
      rowCount={rows.length + 2}
      show={drawn.show}
      onOpen={([at, column]) => {
        const [row, period] = [rows[at], periods[column]]
        const cell = row?.cells[column]
        if (row && cell && period) onOpen({ department: row.department, start: period.start, report: cell.report })
      }}
      frame={frame}
      className={classes.board}
    >
      {([currentRow, currentColumn]) => (
        <>
          <Head board={board} />
          <tbody>
            <GridRows rows={drawn} current={currentRow}>
              {(at) => {
                const row = rows[at]
                const current = at === currentRow ? currentColumn : null
                return row ? <BoardRowView row={row} index={at} current={current} wordsOf={wordsOf} /> : null
              }}
            </GridRows>
          </tbody>
          <BoardFoot board={board} />
        </>
      )}
    </Grid>
  )
}
