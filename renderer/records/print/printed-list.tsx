import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import type { Column, Widths } from '../../ui/data-table-column.ts'
import { ListCell } from '../list-cell.tsx'
import { useFormats } from '../use-formats.ts'
import classes from './printed-list.module.css'
import type { Printed } from './use-printing.ts'

/** How wide a growing column is beside the others, in the pixels of a window. */
const grown = 340

type Props = {
  readonly record: AnyRecord
  readonly columns: readonly Column[]
  readonly widths: Widths
  readonly printed: Printed
  /** How many records the list has, printed or not. */
  readonly total: number
}

/** The parts of the paper that the columns take, in percent. */
function partsOf(columns: readonly Column[], widths: Widths): readonly number[] {
  const wide = columns.map(({ key, grow, width }) => widths.get(key) ?? (grow ? grown : width))
  const whole = wide.reduce((sum, width) => sum + width, 0)
  return wide.map((width) => (100 * width) / whole)
}

/** A list for paper: its rows as a table of the page, whose names stand at the top of every sheet. */
export function PrintedList({ record, columns, widths, printed, total }: Props) {
  const t = useWords()
  const formats = useFormats()
  const parts = partsOf(columns, widths)
  return (
    <div className={classes.printed}>
      {printed.isCut ? (
        <p className={classes.cut}>
          {t('list.print.cut', {
            count: printed.rows,
            shown: formats.integer(printed.rows),
            total: formats.integer(total),
          })}
        </p>
      ) : null}
      <table className={classes.table}>
        <colgroup>
          {columns.map(({ key }, place) => (
            <col key={key} style={{ width: `${parts[place]}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ key, label, align }) => (
              <th key={key} scope="col" data-align={align}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {printed.lines.map((line) =>
            'head' in line ? (
              <tr key={line.place} className={classes.group}>
                <th scope="colgroup" colSpan={columns.length}>
                  <div className={classes.head}>{line.head.content}</div>
                </th>
              </tr>
            ) : (
              <tr key={line.place}>
                {columns.map(({ key, align }) => (
                  <td key={key} data-align={align}>
                    <div className={classes.value}>
                      <ListCell record={record} row={line.row} column={key} titles={printed.titles} href={undefined} />
                    </div>
                  </td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}
