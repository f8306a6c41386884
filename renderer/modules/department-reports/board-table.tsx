import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef } from 'react'
import type { Board, BoardRow } from '#shared/modules/department-reports/department-reports.contract.ts'
import { useWords } from '../../app/words.tsx'
import { Grid, GridName } from '../../ui/grid.tsx'
import { BoardFoot } from './board-foot.tsx'
import { BoardRowView } from './board-row.tsx'
import { periodWord } from './period-word.ts'
import classes from './report-board.module.css'
import type { useOpenReport } from './use-board.ts'

const rowHeight = 38

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
        period: periodWord(unit, periods[column]?.start ?? '', t.language, true),
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
            <span>{periodWord(board.unit, start, t.language, false)}</span>
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
  const drawn = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 48,
    scrollPaddingEnd: 48,
  })
  const wordsOf = useCellWords(board)
  useEffect(() => {
    if (frame.current) frame.current.scrollLeft = frame.current.scrollWidth
  }, [])
  const items = drawn.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = drawn.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <Grid
      label={label}
      size={{ rows: rows.length, columns: periods.length, heads: true }}
      start={[0, periods.length - 1]}
      rowCount={rows.length + 2}
      show={(row) => drawn.scrollToIndex(row)}
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
            {before > 0 ? <tr aria-hidden style={{ height: before }} /> : null}
            {items.map((item) => {
              const row = rows[item.index]
              return row ? (
                <BoardRowView
                  key={row.department}
                  row={row}
                  index={item.index}
                  current={item.index === currentRow ? currentColumn : null}
                  wordsOf={wordsOf}
                />
              ) : null
            })}
            {after > 0 ? <tr aria-hidden style={{ height: after }} /> : null}
          </tbody>
          <BoardFoot board={board} />
        </>
      )}
    </Grid>
  )
}
