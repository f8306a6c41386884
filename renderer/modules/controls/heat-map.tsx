import { useCallback, useMemo, useRef } from 'react'
import { headMonth, wholeMonth } from '#shared/base/calendar-words.ts'
import type { HeatMap, HeatRow } from '#shared/modules/controls/controls.projection.ts'
import { useWords } from '../../app/words.tsx'
import { useAddresses } from '../../records/use-addresses.ts'
import { useFormats } from '../../records/use-formats.ts'
import { Grid, GridName } from '../../ui/grid.tsx'
import type { GridPlace } from '../../ui/grid-places.ts'
import { GridRows, useGridRows } from '../../ui/grid-rows.tsx'
import classes from './heat-map.module.css'
import { HeatRowView } from './heat-row.tsx'

const rowHeight = 30
const groupHeight = 26

/** What a cell says in whole; the same function while nothing changes, so that rows need not be drawn again. */
function useCellWords(map: HeatMap) {
  const t = useWords()
  const formats = useFormats()
  // Made once for each column: a format of dates is dear, and there are thousands of cells.
  const months = useMemo(() => map.months.map((month) => wholeMonth(t.language, month)), [map.months, t])
  return useCallback(
    (row: HeatRow, column: number) => {
      const { kind, on } = row.cells[column] ?? { kind: 'none', on: null }
      const words = { title: row.title, month: months[column] ?? '', kind: t(`heatMap.kind.${kind}`) }
      return on === null ? t('heatMap.cell', words) : t('heatMap.cell.on', { ...words, day: formats.day(on) })
    },
    [months, t, formats],
  )
}

type Props = {
  readonly map: HeatMap
  readonly label: string
  readonly nameOf: (id: string) => string
  readonly onOpen: (row: HeatRow, column: number) => void
}

function Shares({ map, at }: Pick<Props, 'map'> & { readonly at: number }) {
  const t = useWords()
  return (
    <tfoot>
      <tr aria-rowindex={at}>
        <GridName scope="row">{t('heatMap.all')}</GridName>
        {map.monthShares.map((share, column) => (
          <td key={map.months[column]} className={classes.monthShare}>
            {share === null ? '' : `${share} %`}
          </td>
        ))}
        <td className={classes.share}>{map.share === null ? '' : `${map.share} %`}</td>
      </tr>
    </tfoot>
  )
}

function Head({ months }: Pick<HeatMap, 'months'>) {
  const t = useWords()
  return (
    <thead>
      <tr aria-rowindex={1}>
        <GridName scope="col">{t('control')}</GridName>
        {months.map((month) => (
          <th key={month} scope="col">
            {headMonth(t.language, month)}
          </th>
        ))}
        <th scope="col">{t('heatMap.share')}</th>
      </tr>
    </thead>
  )
}

type Line = { readonly department: string; readonly row: HeatRow | null; readonly place: number }

/** The lines of the map in their order: the name of a department before its own controls, which are counted alone. */
function linesOf(groups: HeatMap['groups']) {
  const lines: Line[] = []
  /** On which line the control at a place stands. */
  const lineAt: number[] = []
  for (const { department, rows } of groups) {
    lines.push({ department, row: null, place: -1 })
    for (const row of rows) lineAt.push(lines.push({ department, row, place: lineAt.length }) - 1)
  }
  return { lines, lineAt, heightOf: (line: number) => (lines[line]?.row ? rowHeight : groupHeight) }
}

/** Controls by month: a shape, a colour and a word for what each month was. */
export function HeatMapTable({ map, label, nameOf, onOpen }: Props) {
  const t = useWords()
  const wordsOf = useCellWords(map)
  const addressOf = useAddresses('control')
  const frame = useRef<HTMLDivElement>(null)
  const { lines, lineAt, heightOf } = useMemo(() => linesOf(map.groups), [map.groups])
  const rows = useGridRows(frame, lines.length, heightOf)
  const drawn = ({ department, row, place }: Line, line: number, [currentRow, currentColumn]: GridPlace) =>
    row ? (
      <HeatRowView
        row={row}
        index={place}
        line={line}
        href={addressOf(row.id)}
        current={place === currentRow ? currentColumn : null}
        wordsOf={wordsOf}
      />
    ) : (
      <tr className={classes.group} aria-rowindex={line + 2}>
        <GridName scope="rowgroup">{department === '' ? t('heatMap.noDepartment') : nameOf(department)}</GridName>
        <td colSpan={map.months.length + 1} />
      </tr>
    )
  return (
    <Grid
      label={label}
      size={{ rows: lineAt.length, columns: map.months.length, heads: true }}
      start={[0, map.months.length - 1]}
      rowCount={lines.length + 2}
      show={(row) => rows.show(lineAt[row] ?? 0)}
      onOpen={([at, column]) => {
        const row = lines[lineAt[at] ?? -1]?.row
        if (row) onOpen(row, column)
      }}
      frame={frame}
      className={classes.map}
    >
      {(current) => (
        <>
          <Head months={map.months} />
          <tbody>
            <GridRows rows={rows} current={lineAt[current[0]] ?? 0}>
              {(line) => {
                const at = lines[line]
                return at ? drawn(at, line, current) : null
              }}
            </GridRows>
          </tbody>
          <Shares map={map} at={lines.length + 2} />
        </>
      )}
    </Grid>
  )
}
