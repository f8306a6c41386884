import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import type { Board, BoardChallenge, BoardSolve } from '#shared/modules/competitions/competitions.contract.ts'
import type { Standing } from '#shared/modules/competitions/competitions.scoreboard.ts'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { Grid, GridCell, GridHint, GridName } from '../../../ui/grid.tsx'
import { gridPlace } from '../../../ui/use-grid-places.ts'
import styles from '../training.module.css'
import classes from './competition.module.css'
import { type Shown, useSolvesInSight } from './use-board.ts'

const rowHeight = 32

type CellProps = {
  readonly challenge: BoardChallenge
  readonly entrant: string
  readonly solve: BoardSolve | undefined
}

/** What an entrant has of a challenge: its points, or nothing. */
function Cell({ challenge, entrant, solve }: CellProps) {
  const t = useWords()
  const formats = useFormats()
  if (solve === undefined)
    return (
      <>
        <span className="only-spoken">{t('standings.matrix.open')}</span>
        <span aria-hidden>·</span>
      </>
    )
  const isFirst = challenge.firstBlood?.id === entrant && challenge.firstBloodAt === solve.at
  const said = { at: formats.instant(solve.at), points: formats.integer(solve.value), count: solve.value }
  return (
    <>
      <span className="only-spoken">{t(isFirst ? 'standings.matrix.first' : 'standings.matrix.solved', said)}</span>
      <span aria-hidden title={said.at}>
        {isFirst ? '★ ' : ''}
        {said.points}
      </span>
    </>
  )
}

type RowProps = {
  readonly board: Board
  readonly row: Standing
  readonly index: number
  /** The column that Tab reaches in this row, null for none. */
  readonly current: number | null
  readonly solves: ReadonlyMap<string, BoardSolve>
}

function Row({ board, row, index, current, solves }: RowProps) {
  return (
    <tr aria-rowindex={index + 2}>
      <GridName scope="row">
        <Link
          to="/records/$record/$id"
          params={{ record: 'entrant', id: row.entrant }}
          title={row.name}
          {...gridPlace(index, -1, current)}
        >
          <span className={classes.place}>{row.rank ?? '—'}</span> {row.name}
        </Link>
      </GridName>
      {board.challenges.map((challenge, column) => {
        const solve = solves.get(`${row.entrant} ${challenge.id}`)
        return (
          <GridCell key={challenge.id} tone={solve ? 'good' : undefined} isIdle={solve === undefined}>
            <span {...gridPlace(index, column, current)}>
              <span className="only-spoken">{challenge.name} </span>
              <Cell challenge={challenge} entrant={row.entrant} solve={solve} />
            </span>
          </GridCell>
        )
      })}
    </tr>
  )
}

function Head({ board }: { readonly board: Board }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <thead>
      <tr>
        <GridName scope="col">{t('entrant')}</GridName>
        {board.challenges.map(({ id, name, now }) => (
          <th key={id} scope="col" title={name}>
            <span className={classes.challenge}>{name}</span>
            <span className={classes.worth}>{t('standings.matrix.worth', { points: formats.integer(now) })}</span>
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** Who solved what: everybody by every challenge, of whom only the rows in sight are fetched and drawn. */
export function SolveMatrix({ board, shown }: { readonly board: Board; readonly shown: Shown }) {
  const t = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const { rows, challenges } = board
  const drawn = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: 52,
  })
  const ids = useMemo(() => rows.map(({ entrant }) => entrant), [rows])
  const items = drawn.getVirtualItems()
  const solves = useSolvesInSight(shown, ids, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  if (challenges.length === 0 || rows.length === 0) return null
  const before = items[0]?.start ?? 0
  const after = drawn.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <section>
      <h3 className={styles.heading}>{t('standings.matrix')}</h3>
      <Grid
        label={t('standings.matrix')}
        size={{ rows: rows.length, columns: challenges.length, heads: true }}
        rowCount={rows.length + 1}
        show={(row) => drawn.scrollToIndex(row)}
        frame={frame}
        className={classes.matrix}
      >
        {([currentRow, currentColumn]) => (
          <>
            <Head board={board} />
            <tbody>
              {before > 0 ? <tr aria-hidden style={{ height: before }} /> : null}
              {items.map((item) => {
                const row = rows[item.index]
                const current = item.index === currentRow ? currentColumn : null
                return row ? <Row key={row.entrant} index={item.index} {...{ board, row, current, solves }} /> : null
              })}
              {after > 0 ? <tr aria-hidden style={{ height: after }} /> : null}
            </tbody>
          </>
        )}
      </Grid>
      <GridHint>{t('standings.matrix.help')}</GridHint>
    </section>
  )
}
