import { MultiSelect, type MultiSelectProps, Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import { detailOf, listOf } from '../../api/queries.ts'
import { useWords } from '../../app/words.tsx'
import { recordNamed } from '../known-records.ts'

const shown = 50

/** The records that a person may choose from, narrowed by what they type, with those already chosen. */
function useChoices(to: string, words: string, chosen: readonly string[], titles: Titles) {
  const [settled] = useDebouncedValue(words, 150)
  const record = recordNamed(to)
  const title = record?.title ?? 'id'
  const isChosenTitle = chosen.some((id) => titles[id] === settled)
  const found = useQuery({
    ...listOf(to, {
      filters: settled === '' || isChosenTitle ? [] : [{ field: title, comparison: 'contains', value: settled }],
      sort: [{ field: title }],
      limit: shown,
    }),
    enabled: record !== null,
  })
  const options = (found.data?.rows ?? []).map((row) => ({ value: row.id, label: String(row[title] ?? row.id) }))
  const missing = chosen.filter((id) => !options.some((option) => option.value === id))
  const unknown = missing.filter((id) => titles[id] === undefined)
  const asked = useQueries({ queries: unknown.map((id) => ({ ...detailOf(to, id), enabled: record !== null })) })
  const fetched = new Map(unknown.map((id, index) => [id, asked[index]?.data?.entity[title]]))
  const labelOf = (id: string) => titles[id] ?? String(fetched.get(id) ?? '…')
  return [...missing.map((id) => ({ value: id, label: labelOf(id) })), ...options]
}

type Shared = { readonly to: string; readonly titles?: Titles }
type SingleProps = Omit<SelectProps<string>, 'data'> & Shared & { readonly knownTitle: string | null }

/** Chooses one record by typing part of its title. */
export function ReferenceSelect({ to, titles = {}, knownTitle, value, ...rest }: SingleProps) {
  const t = useWords()
  const [words, setWords] = useState('')
  const chosen = value ? [value] : []
  const known = value && knownTitle !== null ? { ...titles, [value]: knownTitle } : titles
  const data = useChoices(to, words, chosen, known)
  return (
    <Select
      {...rest}
      value={value ?? null}
      data={data}
      searchable
      searchValue={words}
      onSearchChange={setWords}
      filter={({ options }) => options}
      nothingFoundMessage={t('reference.none')}
    />
  )
}

type SeveralProps = Omit<MultiSelectProps<string>, 'data'> & Shared

/** Chooses any number of records. */
export function ReferencesSelect({ to, titles = {}, value, ...rest }: SeveralProps) {
  const t = useWords()
  const [words, setWords] = useState('')
  const data = useChoices(to, words, value ?? [], titles)
  return (
    <MultiSelect
      {...rest}
      value={value ?? []}
      data={data}
      searchable
      searchValue={words}
      onSearchChange={setWords}
      filter={({ options }) => options}
      nothingFoundMessage={t('reference.none')}
      hidePickedOptions
    />
  )
}
