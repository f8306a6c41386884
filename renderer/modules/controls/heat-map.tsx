import { Button } from '@mantine/core'
import { Fragment, useCallback, useMemo, useState } from 'react'
import type { HeatMap, HeatRow } from '#shared/modules/controls/controls.projection.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { Grid, GridName } from '../../ui/grid.tsx'
import classes from './heat-map.module.css'
import { HeatRowView } from './heat-row.tsx'
import { monthWord } from './month-word.ts'

/** How many controls are drawn at first, and how many more each time. */
const portion = 150

/** What a cell says in whole; the same function while nothing changes, so that rows need not be drawn again. */
function useCellWords(map: HeatMap) {
  const t = useWords()
  const formats = useFormats()
  // Made once for each column: a format of dates is dear, and there are thousands of cells.
  const months = useMemo(() => map.months.map((month) => monthWord(month, t.language, true)), [map.months, t])
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

function Shares({ map }: Pick<Props, 'map'>) {
  const t = useWords()
  return (
    <tfoot>
      <tr>
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
      <tr>
        <GridName scope="col">{t('control')}</GridName>
        {months.map((month) => (
          <th key={month} scope="col">
            {monthWord(month, t.language, false)}
          </th>
        ))}
        <th scope="col">{t('heatMap.share')}</th>
      </tr>
    </thead>
  )
}

/** Controls by month: a shape, a colour and a word for what each month was. */
export function HeatMapTable({ map, label, nameOf, onOpen }: Props) {
  const t = useWords()
  const wordsOf = useCellWords(map)
  const [shown, setShown] = useState(portion)
  const all = map.groups.flatMap(({ department, rows }) => rows.map((row) => ({ department, row })))
  const drawn = all.slice(0, shown)
  const more = (
    <Button variant="subtle" onClick={() => setShown(shown + portion)}>
      {t('heatMap.more', { count: Math.min(portion, all.length - shown) })}
    </Button>
  )
  return (
    <Grid
      label={label}
      size={{ rows: drawn.length, columns: map.months.length, heads: true }}
      start={[0, map.months.length - 1]}
      onOpen={([at, column]) => {
        const row = drawn[at]?.row
        if (row) onOpen(row, column)
      }}
      className={classes.map}
      after={all.length > shown ? more : null}
    >
      {([currentRow, currentColumn]) => (
        <>
          <Head months={map.months} />
          <tbody>
            {drawn.map(({ department, row }, index) => (
              <Fragment key={row.id}>
                {department === drawn[index - 1]?.department ? null : (
                  <tr className={classes.group}>
                    <GridName scope="rowgroup">
                      {department === '' ? t('heatMap.noDepartment') : nameOf(department)}
                    </GridName>
                    <td colSpan={map.months.length + 1} />
                  </tr>
                )}
                <HeatRowView
                  row={row}
                  index={index}
                  current={index === currentRow ? currentColumn : null}
                  wordsOf={wordsOf}
                />
              </Fragment>
            ))}
          </tbody>
          <Shares map={map} />
        </>
      )}
    </Grid>
  )
}
