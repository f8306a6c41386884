import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { Filter, Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf, listOf } from '../../api/queries.ts'
import { recordNamed } from '../known-records.ts'

/** So many are offered; whoever wants another one types more of its title or number. */
const shown = 50
const mostWords = 5

/** A record that may be chosen: its title, and what tells it from others with a similar one. */
export type ReferenceChoice = {
  readonly value: string
  readonly label: string
  readonly number: string
  readonly state: string
}

function numberField(record: AnyRecord | null): string | null {
  const found = Object.entries(record?.fields ?? {}).find(([, field]) => field.kind === 'number')
  return found?.[0] ?? null
}

function choiceOf(record: AnyRecord | null, row: AnyEntity): ReferenceChoice {
  const number = row[numberField(record) ?? '']
  const title = row[record?.title ?? 'id']
  return {
    value: row.id,
    label: String(title ?? row.id),
    number: typeof number === 'string' ? number : '',
    state: row.state,
  }
}

/** Each word somewhere in the title, in any order. */
function titleFilters(field: string, words: string): Filter[] {
  const parts = words.split(/\s+/).filter((word) => word !== '')
  return parts.slice(0, mostWords).map((value) => ({ field, comparison: 'contains', value }))
}

/** What was typed, unless it is the title of the chosen record, which stands in the box before anything is typed. */
function useSearched(words: string, chosenTitles: readonly string[]): string {
  const [settled] = useDebouncedValue(words.trim().slice(0, 200), 150)
  return chosenTitles.includes(settled) ? '' : settled
}

/**
 * The records that a person may choose from, found in the whole vault by title or number and last changed first, with
 * those already chosen.
 */
export function useReferenceChoices(to: string, words: string, chosen: readonly string[], titles: Titles) {
  const record = recordNamed(to)
  const title = record?.title ?? 'id'
  const number = numberField(record)
  const searched = useSearched(
    words,
    chosen.flatMap((id) => titles[id] ?? []),
  )
  const base = { limit: shown }
  const byTitle = useQuery({
    ...listOf(to, { ...base, filters: titleFilters(title, searched) }),
    enabled: record !== null,
    placeholderData: keepPreviousData,
  })
  const byNumber = useQuery({
    ...listOf(to, { ...base, filters: [{ field: number ?? title, comparison: 'contains', value: searched }] }),
    enabled: record !== null && number !== null && searched !== '',
  })
  const numbered = searched === '' ? [] : (byNumber.data?.rows ?? [])
  const rows = new Map([...numbered, ...(byTitle.data?.rows ?? [])].map((row) => [row.id, row]))
  const options = [...rows.values()].map((row) => choiceOf(record, row))
  const missing = chosen.filter((id) => !rows.has(id))
  const unknown = missing.filter((id) => titles[id] === undefined)
  const asked = useQueries({ queries: unknown.map((id) => ({ ...detailOf(to, id), enabled: record !== null })) })
  const fetched = new Map(unknown.map((id, index) => [id, asked[index]?.data?.entity[title]]))
  const known = missing.map((id) => ({
    value: id,
    label: titles[id] ?? String(fetched.get(id) ?? '…'),
    number: '',
    state: '',
  }))
  const isSettled = words.trim() === searched && !byTitle.isFetching
  return { record, options: [...known, ...options], searched, isSettled }
}
