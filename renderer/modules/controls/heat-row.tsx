import { memo } from 'react'
import { cellTones, type HeatCell, type HeatRow } from '#shared/modules/controls/controls.projection.ts'
import { useWords } from '../../app/words.tsx'
import { GridCell, GridName } from '../../ui/grid.tsx'
import { ToneMark } from '../../ui/tone-badge.tsx'
import { gridPlace } from '../../ui/use-grid-places.ts'
import classes from './heat-map.module.css'

type Props = {
  readonly row: HeatRow
  readonly index: number
  /** Where it stands among all lines of the map, the names of departments counted. */
  readonly line: number
  /** Where the control stands. */
  readonly href: string
  /** The column that Tab reaches in this row, null for none. */
  readonly current: number | null
  /** What a cell says, in whole. */
  readonly wordsOf: (row: HeatRow, column: number) => string
}

function Cell({ cell }: { readonly cell: HeatCell }) {
  const t = useWords()
  if (cell.kind === 'none')
    return (
      <span className="quiet" aria-hidden>
        ·
      </span>
    )
  const words = t(`heatMap.kind.${cell.kind}`)
  return (
    <>
      <ToneMark tone={cellTones[cell.kind]} words={words} />
      <span className={classes.word} aria-hidden>
        {words}
      </span>
    </>
  )
}

/** One control and its months; drawn again only when it is entered or left. */
export const HeatRowView = memo(function HeatRowView({ row, index, line, href, current, wordsOf }: Props) {
  return (
    <tr aria-rowindex={line + 2}>
      <GridName scope="row">
        <a href={href} title={row.title} {...gridPlace(index, -1, current)}>
          <span className="quiet">{row.number}</span> {row.title}
        </a>
      </GridName>
      {row.cells.map((cell, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is a month, and months never change places
        <GridCell key={column} tone={cell.kind === 'none' ? undefined : cellTones[cell.kind]}>
          <button type="button" {...gridPlace(index, column, current)} aria-label={wordsOf(row, column)}>
            <Cell cell={cell} />
          </button>
        </GridCell>
      ))}
      <td className={classes.share}>{row.share === null ? '' : `${row.share} %`}</td>
    </tr>
  )
})
