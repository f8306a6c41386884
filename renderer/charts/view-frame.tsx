import { Button } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useWords } from '../app/words.tsx'
import { Notice } from '../ui/error-notice.tsx'
import { ChartTable, type ChartTableData } from './chart-table.tsx'
import { CopyTable } from './copy-table.tsx'
import classes from './view-frame.module.css'

type Props = {
  /** A sentence that says what is to be seen. */
  readonly title: string
  /** What changes the drawing: scale, month, day. */
  readonly controls?: ReactNode
  /** The same to read, one key away. */
  readonly table: ChartTableData
  /** The rows behind the drawing, as far as they have come. */
  readonly source: { readonly isPending: boolean; readonly error: Error | null; readonly isCut: boolean }
  /** Within a tab the panel has its own margins. */
  readonly isTab?: boolean
  readonly children: ReactNode
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [role="menu"]') !== null
}

/** A hand-drawn view with its title, its controls, and its table in its place when a person would rather read (`t`). */
export function ViewFrame({ title, controls, table, source, isTab = false, children }: Props) {
  const t = useWords()
  const id = useId()
  const [isTable, setIsTable] = useState(false)
  const frame = useRef<HTMLElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const turned = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is watched, not read
  useEffect(() => {
    // What had the focus is gone with the drawing, and the key that brings it back must be heard.
    if (turned.current && !frame.current?.contains(document.activeElement)) button.current?.focus()
    turned.current = false
  }, [isTable])
  const press = (event: KeyboardEvent) => {
    if (event.key !== 't' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    event.preventDefault()
    turned.current = true
    setIsTable(!isTable)
  }
  if (source.isPending) return null
  return (
    <section ref={frame} className={classes.frame} data-tab={isTab || undefined} aria-labelledby={id} onKeyDown={press}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        <div className={classes.controls} data-not-printed>
          {isTable ? <CopyTable table={table} /> : controls}
          <Button
            ref={button}
            variant="default"
            size="compact-sm"
            aria-pressed={isTable}
            onClick={() => setIsTable(!isTable)}
          >
            {t(isTable ? 'chart.drawing' : 'chart.table')} <kbd className={classes.key}>t</kbd>
          </Button>
        </div>
      </div>
      {source.error ? <RefusalNotice refusal={refusalOf(source.error)} /> : null}
      {source.isCut ? <Notice tone="attention" title={t('view.cut')} /> : null}
      {isTable ? (
        <div className={classes.scroll}>
          <ChartTable label={title} table={table} />
          {table.note ? <p className="quiet">{table.note}</p> : null}
        </div>
      ) : (
        children
      )}
    </section>
  )
}
