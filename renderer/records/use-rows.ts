import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { ListQuery, Titles } from '#shared/contract/list.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { listOf } from '../api/queries.ts'

const pageSize = 200

/** The rows of a list, asked page by page as they come into sight. */
export function useRows(record: string, query: ListQuery) {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const from = Math.floor(range.first / pageSize)
  const to = Math.floor(range.last / pageSize)
  // The first page always: it tells how many rows there are.
  const numbers = [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)])]
  const pages = useQueries({
    queries: numbers.map((number) => ({
      ...listOf(record, { ...query, offset: number * pageSize, limit: pageSize }),
      // While a page is asked again its old rows stay in sight.
      placeholderData: keepPreviousData,
    })),
  })
  const byNumber = new Map(numbers.map((number, index) => [number, pages[index]?.data]))
  const titles: Titles = useMemo(() => Object.assign({}, ...pages.map((page) => page.data?.titles ?? {})), [pages])
  const onVisible = useCallback(
    (first: number, last: number) =>
      setRange((old) => (old.first === first && old.last === last ? old : { first, last })),
    [],
  )
  return {
    rowAt: (index: number): AnyEntity | undefined => byNumber.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    total: pages[0]?.data?.total ?? null,
    error: pages.find((page) => page.error !== null)?.error ?? null,
    titles,
    onVisible,
  }
}
