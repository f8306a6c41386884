import { notifications } from '@mantine/notifications'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Titles } from '#shared/contract/list.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useWords } from '../../app/words.tsx'
import type { TableGroupHead } from '../../ui/table-groups.ts'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import type { RowsRead } from '../use-selection.ts'
import { mostPrinted, type PrintedLines, printedLines, rowsByPlace } from './printed-lines.ts'

/** How many places are read at once. */
const pageSize = 500

/** A list as it is printed, with the titles of what its rows refer to. */
export type Printed = PrintedLines<AnyEntity, TableGroupHead> & { readonly titles: Titles }

export type PrintedSource = {
  /** Another question makes another list. */
  readonly query: unknown
  readonly places: number
  readonly headAt: (place: number) => TableGroupHead | null
  /** The rows that are here, and the titles of what they refer to. */
  readonly rowAt: (place: number) => AnyEntity | undefined
  readonly titles: Titles
  readonly read: (from: number, count: number) => Promise<RowsRead>
}

/** Reads the rows of all places that are printed. */
async function readAll({ places, read }: PrintedSource): Promise<RowsRead> {
  const whole = Math.min(places, mostPrinted)
  const offsets = Array.from({ length: Math.ceil(whole / pageSize) }, (_, index) => index * pageSize)
  const pages = await Promise.all(offsets.map((from) => read(from, Math.min(pageSize, whole - from))))
  return {
    rows: pages.flatMap(({ rows }) => rows),
    titles: Object.assign({}, ...pages.map(({ titles }) => titles)),
  }
}

/** Whether the list is what the page shows; beside a record, the record is what is printed. */
function isAlone(mark: HTMLElement | null): boolean {
  return mark?.closest('[data-alone="true"]') !== null
}

/**
 * The list as it is printed, or null while nothing is. Ctrl P reads all of its rows first; a browser that prints without
 * asking the page prints the rows that are here.
 */
export function usePrinting(source: PrintedSource, mark: RefObject<HTMLElement | null>) {
  const t = useWords()
  const [printed, setPrinted] = useState<Printed | null>(null)
  const newest = useRef({ source, printed })
  newest.current = { source, printed }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is watched, not read
  useEffect(() => setPrinted(null), [source.query])
  useEffect(() => {
    const before = () => {
      const { source, printed } = newest.current
      if (printed !== null || !isAlone(mark.current)) return
      const lines = printedLines(source.places, source.headAt, source.rowAt)
      // What is drawn later than this is not printed.
      flushSync(() => setPrinted({ ...lines, titles: source.titles }))
    }
    const after = () => setPrinted(null)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [mark])
  const prepare = async () => {
    const { source } = newest.current
    const sign = notifications.show({ message: t('list.print.reading'), loading: true, autoClose: false })
    try {
      const { rows, titles } = await readAll(source)
      if (newest.current.source.query !== source.query) return false
      const lines = printedLines(source.places, source.headAt, rowsByPlace(rows, source.headAt))
      flushSync(() => setPrinted({ ...lines, titles }))
      return true
    } catch {
      notifications.show({ color: 'red', message: t('list.print.refused') })
      return false
    } finally {
      notifications.hide(sign)
    }
  }
  const print = async () => {
    if (!isAlone(mark.current) || (await prepare())) window.print()
  }
  usePageKeys([['mod+P', () => void print()]], true)
  return { printed, print }
}
