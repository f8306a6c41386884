import type { VirtualItem } from '@tanstack/react-virtual'
import { memo } from 'react'
import {
  cellFault,
  cellText,
  type EntryColumn,
  type EntryRow,
  type TypedCells,
} from '#shared/modules/training/training.entry.ts'
import { RecordLink } from '../../records/record-link.tsx'
import classes from './grade-book.module.css'
import { CellEditor, type Editing } from './grade-book-editor.tsx'

export type BookHead = { readonly key: string; readonly label: string; readonly under?: string }

type Props = {
  readonly row: EntryRow
  readonly name: string
  readonly index: number
  readonly top: number
  readonly columns: readonly EntryColumn[]
  readonly heads: readonly BookHead[]
  readonly items: readonly VirtualItem[]
  readonly typed: TypedCells
  /** The column that the focus is in, null in every other row. */
  readonly active: number | null
  readonly editing: Editing | null
  readonly total: string
  readonly totalAt: number
  readonly cellWords: (column: string, person: string, value: string) => string
}

/** One person of the grade book; it is drawn anew only where something of it changed. */
export const GradeBookRow = memo(function GradeBookRow(props: Props) {
  const { row, name, index, top, columns, heads, items, typed, active, editing, total, totalAt, cellWords } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows out of sight are not drawn, which a table cannot say
    // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
    <div role="row" className={classes.row} aria-rowindex={index + 2} style={{ transform: `translateY(${top}px)` }}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="rowheader" className={classes.name} title={name} aria-colindex={1}>
        {row.score ? <RecordLink record="score" id={row.score.id} title={name} /> : name}
      </div>
      {items.map(({ index: place, start }) => {
        const [column, head] = [columns[place], heads[place]]
        if (!column || !head) return null
        const text = cellText(row, typed, place)
        const isActive = active === place
        return (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <div
            key={head.key}
            role="gridcell"
            className={classes.cell}
            style={{ insetInlineStart: start }}
            data-at={`${index},${place}`}
            data-typed={typed[place] !== undefined || undefined}
            data-fixed={row.isFixed || undefined}
            aria-colindex={place + 2}
            aria-label={cellWords(head.label, name, text)}
            aria-invalid={(typed[place] !== undefined && cellFault(text, column) !== null) || undefined}
            aria-readonly={row.isFixed || undefined}
            tabIndex={isActive ? 0 : -1}
          >
            {isActive && editing ? <CellEditor {...editing} label={cellWords(head.label, name, '')} /> : text}
          </div>
        )
      })}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: it is read, not typed in */}
      <div
        role="gridcell"
        className={classes.cell}
        style={{ insetInlineStart: totalAt }}
        data-total
        aria-colindex={columns.length + 2}
      >
        {total}
      </div>
    </div>
  )
})
