import { Button } from '@mantine/core'
import { Fragment, type KeyboardEvent, type MouseEvent, useCallback, useRef, useState } from 'react'
import type { HeatMap, HeatRow } from '#shared/modules/controls/controls.projection.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import classes from './heat-map.module.css'
import { HeatRowView } from './heat-row.tsx'
import { monthWord } from './month-word.ts'

/** How many controls are drawn at first, and how many more each time. */
const portion = 150

type Place = readonly [row: number, column: number]

function placeOf(target: EventTarget): Place | null {
  const at = target instanceof Element ? target.closest<HTMLElement>('[data-at]')?.dataset.at : undefined
  const [row, column] = at?.split(',').map(Number) ?? []
  return row === undefined || column === undefined ? null : [row, column]
}

const directions: Readonly<Record<string, Place>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The cell that Tab reaches, the keys that lead to others, and what a press on one does. */
function useCells(rows: readonly HeatRow[], columns: number, onOpen: (row: HeatRow, column: number) => void) {
  const frame = useRef<HTMLTableElement>(null)
  const [place, setPlace] = useState<Place>([0, columns - 1])
  const go = (row: number, column: number) => {
    const next: Place = [Math.max(0, Math.min(rows.length - 1, row)), Math.max(0, Math.min(columns - 1, column))]
    setPlace(next)
    frame.current?.querySelector<HTMLElement>(`[data-at="${next.join(',')}"]`)?.focus()
  }
  const press = (event: KeyboardEvent) => {
    const at = placeOf(event.target)
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return
    const direction = directions[event.key]
    if (direction) go(at[0] + direction[0], at[1] + direction[1])
    else if (event.key === 'Home') go(at[0], 0)
    else if (event.key === 'End') go(at[0], columns - 1)
    else return
    event.preventDefault()
  }
  const click = (event: MouseEvent) => {
    const at = placeOf(event.target)
    const row = at ? rows[at[0]] : undefined
    if (at && row) onOpen(row, at[1])
  }
  const enter = (target: EventTarget) => setPlace(placeOf(target) ?? place)
  const current: Place = [Math.min(place[0], rows.length - 1), Math.min(place[1], columns - 1)]
  return { frame, current, press, click, enter }
}

/** What a cell says in whole; the same function while nothing changes, so that rows need not be drawn again. */
function useCellWords(map: HeatMap) {
  const t = useWords()
  const formats = useFormats()
  return useCallback(
    (row: HeatRow, column: number) => {
      const { kind, on } = row.cells[column] ?? { kind: 'none', on: null }
      const month = monthWord(map.months[column] ?? '', t.language, true)
      const words = { title: row.title, month, kind: t(`heatMap.kind.${kind}`) }
      return on === null ? t('heatMap.cell', words) : t('heatMap.cell.on', { ...words, day: formats.day(on) })
    },
    [map.months, t, formats],
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
        <th scope="row" className={classes.name}>
          {t('heatMap.all')}
        </th>
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

/** Controls by month: a shape, a colour and a word for what each month was. */
export function HeatMapTable({ map, label, nameOf, onOpen }: Props) {
  const t = useWords()
  const wordsOf = useCellWords(map)
  const [shown, setShown] = useState(portion)
  const all = map.groups.flatMap(({ department, rows }) => rows.map((row) => ({ department, row })))
  const drawn = all.slice(0, shown)
  const cells = useCells(
    drawn.map(({ row }) => row),
    map.months.length,
    onOpen,
  )
  const [currentRow, currentColumn] = cells.current
  return (
    <div className={classes.scroll}>
      <table
        ref={cells.frame}
        className={classes.map}
        aria-label={label}
        onKeyDown={cells.press}
        onClick={cells.click}
        onFocus={(event) => cells.enter(event.target)}
      >
        <thead>
          <tr>
            <th scope="col" className={classes.name}>
              {t('control')}
            </th>
            {map.months.map((month) => (
              <th key={month} scope="col">
                {monthWord(month, t.language, false)}
              </th>
            ))}
            <th scope="col">{t('heatMap.share')}</th>
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ department, row }, index) => (
            <Fragment key={row.id}>
              {department === drawn[index - 1]?.department ? null : (
                <tr className={classes.group}>
                  <th scope="rowgroup" className={classes.name}>
                    {department === '' ? t('heatMap.noDepartment') : nameOf(department)}
                  </th>
                  <td colSpan={map.months.length + 1} />
                </tr>
              )}
              <HeatRowView
                row={row}
                index={index}
                current={index === currentRow ? currentColumn : -1}
                wordsOf={wordsOf}
              />
            </Fragment>
          ))}
        </tbody>
        <Shares map={map} />
      </table>
      {all.length > shown ? (
        <Button variant="subtle" onClick={() => setShown(shown + portion)}>
          {t('heatMap.more', { count: Math.min(portion, all.length - shown) })}
        </Button>
      ) : null}
    </div>
  )
}
