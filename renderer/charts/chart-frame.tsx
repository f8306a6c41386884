import { Button } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { useWords } from '../app/words.tsx'
import classes from './chart.module.css'
import { ChartTable, type ChartTableData } from './chart-table.tsx'

type Props = {
  /** A sentence that says what the drawing shows. */
  readonly title: string
  /** The same figures to read; one key away. */
  readonly table: ChartTableData
  /** Buttons that belong to the drawing alone. */
  readonly actions?: ReactNode
  /** Whether the drawing can be read aloud itself; otherwise the table is. */
  readonly speaks?: boolean
  readonly children: ReactNode
}

/** A drawing with its title, and its table in its place when a person would rather read (`t`). */
export function ChartFrame({ title, table, actions, speaks = false, children }: Props) {
  const t = useWords()
  const id = useId()
  const [isTable, setIsTable] = useState(false)
  const toggle = (event: KeyboardEvent) => {
    if (event.key !== 't' || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    setIsTable(!isTable)
  }
  return (
    <figure className={classes.figure} aria-labelledby={id}>
      <div className={classes.head}>
        <figcaption id={id} className={classes.title}>
          {title}
        </figcaption>
        <div className={classes.actions} data-not-printed>
          {isTable ? null : actions}
          <Button
            variant="subtle"
            size="compact-xs"
            aria-pressed={isTable}
            onClick={() => setIsTable(!isTable)}
            onKeyDown={toggle}
          >
            {t(isTable ? 'chart.drawing' : 'chart.table')} <kbd className={classes.key}>t</kbd>
          </Button>
        </div>
      </div>
      {isTable ? null : children}
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={classes.scroll} tabIndex={0} aria-label={title}>
          <ChartTable label={title} table={table} />
        </section>
      ) : speaks ? null : (
        <div className="only-spoken">
          <ChartTable label={title} table={table} />
        </div>
      )}
    </figure>
  )
}
