import { Button, Group } from '@mantine/core'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import type { assessmentRecord } from '#shared/modules/training/assessment.record.ts'
import {
  cellText,
  entryColumns,
  entryRows,
  type LeftOut,
  type Score,
  type TypedCells,
} from '#shared/modules/training/training.entry.ts'
import type { Entity } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './grade-book.module.css'
import { GradeBookFoot } from './grade-book-foot.tsx'
import { GradeBookHead } from './grade-book-head.tsx'
import { type BookHead, GradeBookRow } from './grade-book-row.tsx'
import { pointColumns } from './score-cells.tsx'
import styles from './training.module.css'
import { type Book, useGradeBook } from './use-grade-book.ts'
import { useGradeBookKeys } from './use-grade-book-keys.ts'
import { useTotals } from './use-totals.ts'

const sizes = { row: 32, head: 72, name: 168, column: 92, total: 84 }
const none: TypedCells = {}

type Assessment = Entity<typeof assessmentRecord>
type Props = {
  readonly assessment: Assessment
  readonly scores: readonly Score[]
  readonly titles: Titles
  /** Stands beside the button that saves. */
  readonly beside: ReactNode
}

function useHeads({
  assessment,
  columns,
}: { readonly assessment: Assessment } & Pick<Book, 'columns'>): readonly BookHead[] {
  const t = useWords()
  const formats = useFormats()
  return useMemo(
    () =>
      pointColumns(
        t,
        formats,
        columns.map(({ component, maximum, mark, marks }) => ({
          name: component === null ? t('score.bonus') : marks === 1 ? component : `${mark}. ${component}`,
          weight: assessment.components.find(({ name }) => name === component)?.weight ?? null,
          maximum,
        })),
      ),
    [t, formats, columns, assessment.components],
  )
}

/** The rows and columns in sight, and the active ones wherever they stand. */
function useInSight(
  frame: { readonly current: HTMLDivElement | null },
  book: Book,
  active: { row: number; column: number },
) {
  const common = { getScrollElement: () => frame.current, overscan: 4 }
  const withActive = (place: number) => (range: Parameters<typeof defaultRangeExtractor>[0]) =>
    [...new Set([...defaultRangeExtractor(range), place])].toSorted((one, other) => one - other)
  const rows = useVirtualizer({
    ...common,
    count: book.rows.length,
    estimateSize: () => sizes.row,
    rangeExtractor: withActive(active.row),
    scrollPaddingStart: sizes.head,
    paddingStart: sizes.head,
  })
  const columns = useVirtualizer({
    ...common,
    horizontal: true,
    count: book.columns.length,
    estimateSize: () => sizes.column,
    rangeExtractor: withActive(active.column),
    scrollPaddingStart: sizes.name,
    paddingStart: sizes.name,
  })
  return { rows, columns }
}

/** The marks of everybody as in a sheet: typed cell by cell, pasted in blocks, saved together. */
export function GradeBook({ assessment, scores, titles, beside }: Props) {
  const columns = useMemo(() => entryColumns(assessment), [assessment])
  const rows = useMemo(() => entryRows(assessment, scores), [assessment, scores])
  const t = useWords()
  if (rows.length === 0) return <EmptyState title={t('scoreEntry.nobody')} text={t('scoreEntry.nobody.help')} />
  return <Sheet book={{ assessment: assessment.id, columns, rows }} {...{ assessment, scores, titles, beside }} />
}

function Sheet({ book, assessment, scores, titles, beside }: Props & { readonly book: Book }) {
  const t = useWords()
  const heads = useHeads({ assessment, columns: book.columns })
  const entry = useGradeBook(book)
  const [leftOut, setLeftOut] = useState<readonly LeftOut[]>([])
  const textAt = ({ row, column }: { readonly row: number; readonly column: number }) => {
    const line = book.rows[row]
    return line ? cellText(line, entry.typed[line.person] ?? none, column) : ''
  }
  const page = () => Math.max(1, Math.floor(((keys.frame.current?.clientHeight ?? 0) - sizes.head) / sizes.row) - 1)
  const keys = useGradeBookKeys({ book, entry, textAt, onLeftOut: setLeftOut, page })
  const inSight = useInSight(keys.frame, book, keys.active)
  const totalOf = useTotals(assessment, scores, book)
  const cellWords = useCallback(
    (column: string, person: string, value: string) =>
      value === '' ? t('scoreEntry.cell', { column, person }) : t('scoreEntry.cell.value', { column, person, value }),
    [t],
  )
  const drawn = inSight.columns.getVirtualItems()
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are drawn anew for other columns alone, not for another list of the same
  const items = useMemo(() => drawn, [drawn.map(({ index }) => index).join()])
  const totalAt = sizes.name + sizes.column * book.columns.length
  const title = t('scoreEntry.title', { count: book.rows.length, done: scores.length })
  return (
    <div>
      <div className={classes.bar}>
        <h3 className={styles.heading}>{title}</h3>
        <Group gap="xs">
          {beside}
          <Button variant="default" size="compact-sm" onClick={() => void entry.save()} data-not-printed>
            {t('scoreEntry.save')}
          </Button>
        </Group>
      </div>
      <div ref={keys.frame} className={classes.frame} data-grade-book>
        {/* biome-ignore lint/a11y/useSemanticElements: rows out of sight are not drawn, which a table cannot say */}
        <div
          role="grid"
          aria-label={title}
          aria-rowcount={book.rows.length + 1}
          aria-colcount={book.columns.length + 2}
          className={classes.sheet}
          style={{ height: inSight.rows.getTotalSize(), width: totalAt + sizes.total }}
          {...keys.on}
        >
          <GradeBookHead heads={heads} items={items} totalAt={totalAt} />
          {inSight.rows.getVirtualItems().map(({ index, start }) => {
            const row = book.rows[index]
            if (!row) return null
            const typed = entry.typed[row.person] ?? none
            const isActive = keys.active.row === index
            return (
              <GradeBookRow
                key={row.person}
                {...{ row, index, heads, items, typed, totalAt, cellWords }}
                name={titles[row.person] ?? t('record.unreadable')}
                top={start}
                columns={book.columns}
                active={isActive ? keys.active.column : null}
                editing={isActive ? keys.editing : null}
                total={totalOf(row, typed)}
              />
            )
          })}
        </div>
      </div>
      <GradeBookFoot {...{ book, entry, heads, titles, leftOut }} active={keys.active} onGo={keys.go} />
    </div>
  )
}
