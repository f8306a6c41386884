import { Badge, Button, Checkbox, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { usePageKeys } from '../ui/use-page-keys.ts'
import { useRoom } from '../ui/use-room.ts'
import { ListConditions } from './list-conditions.tsx'
import { ListFilters } from './list-filters.tsx'
import type { ListSearch } from './list-search.ts'
import classes from './record-list.module.css'

type Props = {
  readonly record: AnyRecord
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

/** Below this the filters stand behind a button, in pixels. */
const roomForAll = 700

/** The words that the list is narrowed by; `/` leads here. */
function Words({ record, search, onChange }: Props) {
  const t = useWords()
  const [words, setWords] = useState(search.q ?? '')
  const box = useRef<HTMLInputElement>(null)
  usePageKeys([['/', () => box.current?.focus()]])
  useEffect(() => setWords(search.q ?? ''), [search.q])
  const settle = useDebouncedCallback((q: string) => {
    const { q: _, ...rest } = search
    onChange(q === '' ? rest : { ...rest, q })
  }, 200)
  return (
    <TextInput
      ref={box}
      className={classes.words}
      aria-label={t('list.filter', { records: t(`${record.name}.plural`) })}
      placeholder={t('list.filter.placeholder', { field: t(`${record.name}.${record.title}`) })}
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value)
        settle(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}

/** What narrows a list; beside an open record only its words and a button that tells how many filters are set. */
export function ListFilterBar({ record, search, onChange }: Props) {
  const t = useWords()
  const [bar, width] = useRoom<HTMLElement>()
  const [shown, setShown] = useState(false)
  const isNarrow = width > 0 && width < roomForAll
  const set = Object.keys(search.is ?? {}).length + (search.where?.length ?? 0) + (search.archived ? 1 : 0)
  return (
    <search ref={bar} className={classes.filters} aria-label={t('list.filters')}>
      <Words record={record} search={search} onChange={onChange} />
      {isNarrow ? (
        <Button
          variant="default"
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
          rightSection={
            set > 0 ? (
              <Badge size="sm" circle>
                {set}
              </Badge>
            ) : null
          }
        >
          {t('list.filters')}
        </Button>
      ) : null}
      {isNarrow && !shown ? null : (
        <>
          <ListFilters record={record} search={search} onChange={onChange} />
          <Checkbox
            label={t('list.archived')}
            checked={search.archived ?? false}
            onChange={(event) => {
              const { archived: _, ...rest } = search
              onChange(event.currentTarget.checked ? { ...rest, archived: true } : rest)
            }}
          />
          <ListConditions record={record} search={search} onChange={onChange} />
        </>
      )}
    </search>
  )
}
