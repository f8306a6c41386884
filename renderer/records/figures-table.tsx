import { Button } from '@mantine/core'
import { Fragment, type ReactNode, useMemo, useState } from 'react'
import { useWords } from '../app/words.tsx'
import classes from './figures-table.module.css'
import { tabSeparated } from './tab-separated.ts'

export type FigureColumn = {
  readonly key: string
  readonly label: string
  /** A second line of the head, such as a weight. */
  readonly under?: string
  readonly align?: 'end'
  /** Too long for a cell: it is copied with the others and shown elsewhere. Such a column stands last. */
  readonly isOnlyCopied?: boolean
}

/** What stands in a cell, as text for the clipboard; `sort` orders where the text would not, null stands last. */
export type FigureCell = { readonly text: string; readonly sort?: number | null; readonly shown?: ReactNode }

export type FigureRow = {
  readonly key: string
  /** By column; the first one names the row and stays in sight. */
  readonly cells: readonly FigureCell[]
  /** Stands below the line. */
  readonly isBelow?: boolean
}

type Props = {
  readonly title: string
  /** The level of its title: below a record or another heading, unless it is the first of its page. */
  readonly as?: 'h2' | 'h3'
  readonly columns: readonly FigureColumn[]
  readonly rows: readonly FigureRow[]
  /** Words of a line between the rows above and those below it, drawn while the given order stands. */
  readonly line?: string | undefined
}

type Order = { readonly column: number; readonly descending: boolean } | null

function compare(one: FigureCell | undefined, other: FigureCell | undefined, language: string): number {
  const [left, right] = [one?.sort, other?.sort]
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return (one?.text ?? '').localeCompare(other?.text ?? '', language, { numeric: true })
}

function ordered(rows: readonly FigureRow[], order: Order, language: string): readonly FigureRow[] {
  if (order === null) return rows
  const isEmpty = (row: FigureRow) => row.cells[order.column]?.sort === null
  const filled = rows.filter((row) => !isEmpty(row))
  const sorted = filled.toSorted((one, other) => compare(one.cells[order.column], other.cells[order.column], language))
  return [...(order.descending ? sorted.reverse() : sorted), ...rows.filter(isEmpty)]
}

/** Down first, for figures are asked for their highest; then up; then as given. */
function nextOrder(order: Order, column: number): Order {
  if (order?.column !== column) return { column, descending: true }
  return order.descending ? { column, descending: false } : null
}

function CopyButton({ columns, rows }: Pick<Props, 'columns' | 'rows'>) {
  const t = useWords()
  const [isDone, setIsDone] = useState(false)
  const copy = async () => {
    const cells = rows.map((row) => row.cells.map((cell) => cell.text))
    await navigator.clipboard.writeText(tabSeparated([columns.map((column) => column.label), ...cells]))
    setIsDone(true)
  }
  return (
    <Button variant="subtle" size="compact-xs" onClick={() => void copy()} data-not-printed>
      <span aria-live="polite">{t(isDone ? 'figures.copied' : 'figures.copy')}</span>
    </Button>
  )
}

function Head({ columns, order, onSort }: Pick<Props, 'columns'> & { order: Order; onSort: (column: number) => void }) {
  return (
    <thead>
      <tr>
        {columns.map((column, place) => {
          const isOrdered = order?.column === place
          const sorting = isOrdered ? (order.descending ? 'descending' : 'ascending') : undefined
          return (
            <th
              key={column.key}
              scope="col"
              data-align={column.align}
              data-frozen={place === 0 || undefined}
              aria-sort={sorting}
            >
              <button type="button" className={classes.sort} onClick={() => onSort(place)}>
                <span className={classes.under} title={column.label}>
                  {column.label}
                  {sorting ? <span aria-hidden="true">{order?.descending ? ' ↓' : ' ↑'}</span> : null}
                </span>
                {column.under ? <span className={classes.under}>{column.under}</span> : null}
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

/** A dense table of figures: sorted by its heads, copied for a sheet, its first column always in sight. */
export function FiguresTable({ title, as: Heading = 'h3', columns, rows, line }: Props) {
  const t = useWords()
  const [order, setOrder] = useState<Order>(null)
  const shown = useMemo(() => ordered(rows, order, t.language), [rows, order, t.language])
  const isWide = columns.length > 6 || undefined
  const inSight = columns.filter(({ isOnlyCopied }) => !isOnlyCopied)
  const firstBelow = order === null && line !== undefined ? shown.findIndex((row) => row.isBelow) : -1
  return (
    <div>
      <div className={classes.head}>
        <Heading className={classes.title}>{title}</Heading>
        <CopyButton columns={columns} rows={shown} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={title} data-wide-sheet={isWide}>
        <table className={classes.table}>
          <Head columns={inSight} order={order} onSort={(column) => setOrder(nextOrder(order, column))} />
          <tbody>
            {shown.map((row, index) => (
              <Fragment key={row.key}>
                {index === firstBelow ? (
                  <tr className={classes.line}>
                    <td colSpan={inSight.length}>{line}</td>
                  </tr>
                ) : null}
                <tr>
                  {row.cells.slice(0, inSight.length).map((cell, place) => {
                    const column = inSight[place]
                    const content = cell.shown ?? cell.text
                    return place === 0 ? (
                      <th key={column?.key} scope="row" data-frozen>
                        <span className={classes.name} title={cell.text}>
                          {content}
                        </span>
                      </th>
                    ) : (
                      <td key={column?.key} data-align={column?.align}>
                        {content}
                      </td>
                    )
                  })}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
