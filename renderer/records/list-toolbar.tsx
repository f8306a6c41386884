import { Button, Checkbox, Menu, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { usePageKeys } from '../ui/use-page-keys.ts'
import { ExportItem } from './export-item.tsx'
import { ListFilters } from './list-filters.tsx'
import type { ListSearch } from './list-search.ts'
import classes from './record-list.module.css'
import { recordWord } from './record-word.ts'

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }))

type Props = {
  readonly record: AnyRecord
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
  readonly total: number | null
  /** Null where the reader may not make records of this type. */
  readonly onCreate: (() => void) | null
}

/** The words that the list is narrowed by; `/` leads here. */
function Words({ record, search, onChange }: Pick<Props, 'record' | 'search' | 'onChange'>) {
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

/** Above a list: its count, its filters and what can be done with all of it. */
export function ListToolbar({ record, search, onChange, total, onCreate }: Props) {
  const t = useWords()
  const [importing, setImporting] = useState(false)
  return (
    <div className={classes.toolbar} data-not-printed>
      <h1 className={classes.title}>{t(`${record.name}.plural`)}</h1>
      <span className="quiet" role="status">
        {total === null ? '' : t('list.count', { count: total })}
      </span>
      <span className={classes.spring} />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">{t('list.more')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <ExportItem record={record} search={search} />
          {onCreate ? <Menu.Item onClick={() => setImporting(true)}>{t('import.open')}</Menu.Item> : null}
        </Menu.Dropdown>
      </Menu>
      {onCreate ? <Button onClick={onCreate}>{t('list.new', { record: recordWord(t, record.name) })}</Button> : null}
      <search className={classes.filters} aria-label={t('list.filters')}>
        <Words record={record} search={search} onChange={onChange} />
        <ListFilters record={record} search={search} onChange={onChange} />
        <Checkbox
          label={t('list.archived')}
          checked={search.archived ?? false}
          onChange={(event) => {
            const { archived: _, ...rest } = search
            onChange(event.currentTarget.checked ? { ...rest, archived: true } : rest)
          }}
        />
      </search>
      {importing ? (
        <Suspense fallback={null}>
          <ImportDialog record={record} onClose={() => setImporting(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}
