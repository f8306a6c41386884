import { useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ListQuery, Titles } from '#shared/contract/list.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { listOf } from '../api/queries.ts'

/** How many rows are asked for at once. */
export const pageSize = 200
/** How long a place far from the last one must stay in sight before its rows are asked for, in milliseconds. */
const rest = 60

/** The pages of so many rows in sight; a scroll bar that is dragged through a list asks only for where it rests. */
export function usePagesInSight(size: number) {
  const [pages, setPages] = useState({ from: 0, to: 0 })
  const asked = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const onVisible = useCallback(
    (first: number, last: number) => {
      clearTimeout(timer.current)
      const ask = () => {
        asked.current = first
        const from = Math.floor(first / size)
        const to = Math.floor(last / size)
        setPages((old) => (old.from === from && old.to === to ? old : { from, to }))
      }
      if (Math.abs(first - asked.current) < pageSize) ask()
      else timer.current = setTimeout(ask, rest)
    },
    [size],
  )
  return { ...pages, onVisible }
}

type Parts = readonly (Titles | undefined)[]

/** The titles of all pages together: the same object while the pages are the same, or every row would be drawn again. */
export function useMerged(parts: Parts): Titles {
  const last = useRef<{ readonly parts: Parts; readonly merged: Titles }>({ parts: [], merged: {} })
  const known = last.current.parts
  if (known.length !== parts.length || known.some((part, index) => part !== parts[index]))
    last.current = { parts, merged: Object.assign({}, ...parts) }
  return last.current.merged
}

/** The rows of a list, asked page by page as they come into sight. */
export function useRows(record: string, query: ListQuery) {
  const { from, to, onVisible } = usePagesInSight(pageSize)
  // The first page always: it tells how many rows there are.
  const numbers = [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)])]
  const pages = useQueries({
    queries: numbers.map((number) => ({
      ...listOf(record, { ...query, offset: number * pageSize, limit: pageSize }),
      // While a page is asked again its old rows stay in sight; those of another page would be at a wrong place.
      placeholderData: <Data>(old: Data | undefined, asked: { readonly queryKey: readonly unknown[] } | undefined) =>
        offsetIn(asked?.queryKey) === number * pageSize ? old : undefined,
    })),
  })
  const byNumber = new Map(numbers.map((number, index) => [number, pages[index]?.data]))
  const titles = useMerged(pages.map((page) => page.data?.titles))
  return {
    rowAt: (index: number): AnyEntity | undefined => byNumber.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    total: pages[0]?.data?.total ?? null,
    error: pages.find((page) => page.error !== null)?.error ?? null,
    titles,
    onVisible,
  }
}

/** The offset that a question for a page states. */
function offsetIn(key: readonly unknown[] | undefined): unknown {
  const query = key?.at(-1)
  return typeof query === 'object' && query !== null && 'offset' in query ? query.offset : undefined
}
