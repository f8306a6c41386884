import classes from './chart.module.css'

/** The figures of a chart as text: each row has a cell for each column. */
export type ChartTableData = {
  readonly columns: readonly { readonly key: string; readonly label: string; readonly align?: 'end' }[]
  readonly rows: readonly (readonly string[])[]
  /** What is to be known of the figures, below them. */
  readonly note?: string
}

/** What a chart shows, to read. */
export function ChartTable({ label, table }: { readonly label: string; readonly table: ChartTableData }) {
  const { columns, rows } = table
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" data-align={column.align}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a drawn figure have no other name, and never move
          <tr key={index}>
            {columns.map((column, place) => (
              <td key={column.key} data-align={column.align}>
                {row[place]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
