import { MultiSelect, type MultiSelectProps, type OptionsFilter, Select, type SelectProps } from '@mantine/core'
import { useState } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import { StateBadge } from '../state-badge.tsx'
import classes from './reference-select.module.css'
import { type ReferenceChoice, useReferenceChoices } from './use-reference-choices.ts'

/** Stands for "make a new one" among the ids; no id looks like it. */
const create = 'create'

/** The vault has chosen already. */
const everything: OptionsFilter = ({ options }) => options

function Choice({
  record,
  choice,
}: {
  readonly record: AnyRecord | null
  readonly choice: ReferenceChoice | undefined
}) {
  if (!choice) return null
  const badge = record && choice.state !== '' ? <StateBadge record={record} state={choice.state} /> : null
  return (
    <span className={classes.choice}>
      <span>{choice.label}</span>
      {choice.number !== '' || badge ? (
        <span className={classes.more}>
          <span>{choice.number}</span>
          {badge}
        </span>
      ) : null}
    </span>
  )
}

/** A refused field is given the focus so that its refusal is read, over which its options would lie. */
const opensOnFocus = (error: unknown) => !error

type Shared = {
  readonly to: string
  readonly titles?: Titles
  /** Makes a new record that begins with what was typed; absent where the reader may not or should not. */
  readonly onCreate?: ((words: string) => void) | undefined
}

/** What both selects have in common: the words typed, the options with a way to make a new one, and how they are drawn. */
function useOptions({ to, titles = {}, onCreate }: Shared, chosen: readonly string[]) {
  const t = useWords()
  const [words, setWords] = useState('')
  const { record, options, searched, isSettled } = useReferenceChoices(to, words, chosen, titles)
  const isKnown = options.some((option) => option.label === searched)
  const making = onCreate && searched !== '' && isSettled && !isKnown
  const data = making
    ? [
        ...options,
        { value: create, label: t('reference.create', { words: searched.slice(0, 60) }), number: '', state: '' },
      ]
    : options
  const byId = new Map(data.map((option) => [option.value, option]))
  return {
    data: data.map(({ value, label }) => ({ value, label })),
    searched,
    shared: {
      searchable: true,
      searchValue: words,
      onSearchChange: setWords,
      filter: everything,
      nothingFoundMessage: t('reference.none'),
      renderOption: ({ option }: { readonly option: { readonly value: string } }) => (
        <Choice record={record} choice={byId.get(option.value)} />
      ),
    },
  }
}

type SingleProps = Omit<SelectProps<string>, 'data'> & Shared & { readonly knownTitle: string | null }

/** Chooses one record by typing part of its title or number. */
export function ReferenceSelect({ to, titles = {}, knownTitle, value, onCreate, onChange, ...rest }: SingleProps) {
  const known = value && knownTitle !== null ? { ...titles, [value]: knownTitle } : titles
  const { data, searched, shared } = useOptions({ to, titles: known, onCreate }, value ? [value] : [])
  return (
    <Select
      {...rest}
      {...shared}
      openOnFocus={opensOnFocus(rest.error)}
      value={value ?? null}
      data={data}
      onChange={(id, option) => {
        if (id === create) onCreate?.(searched)
        else onChange?.(id, option)
      }}
    />
  )
}

type SeveralProps = Omit<MultiSelectProps<string>, 'data'> & Shared

/** Chooses any number of records. */
export function ReferencesSelect({ to, titles = {}, value, onCreate, onChange, ...rest }: SeveralProps) {
  const { data, searched, shared } = useOptions({ to, titles, onCreate }, value ?? [])
  return (
    <MultiSelect
      {...rest}
      {...shared}
      openOnFocus={opensOnFocus(rest.error)}
      classNames={{ pillsList: classes.chosen }}
      value={value ?? []}
      data={data}
      onChange={(ids) => {
        if (ids.includes(create)) onCreate?.(searched)
        else onChange?.(ids)
      }}
      hidePickedOptions
    />
  )
}
