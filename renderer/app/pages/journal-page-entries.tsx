import { Button, Group, Select } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { JournalCursor } from '#shared/modules/journal/journal.contract.ts'
import { api } from '../../api/client.ts'
import { listOf } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { DayBox } from '../../records/inputs/day-box.tsx'
import { readableRecords } from '../../records/known-records.ts'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import classes from './journal-page.module.css'
import { JournalTable } from './journal-page-table.tsx'

type Filter = { readonly member?: string; readonly record?: string; readonly day?: string }

function Filters({ filter, onChange }: { readonly filter: Filter; readonly onChange: (filter: Filter) => void }) {
  const t = useWords()
  const session = useSession()
  const members = useQuery(listOf('member', { limit: 500 })).data?.rows ?? []
  const kinds = readableRecords(session.member.roles)
  const change = (name: keyof Filter, value: string | null) => {
    const { [name]: _, ...rest } = filter
    onChange(value === null || value === '' ? rest : { ...rest, [name]: value })
  }
  return (
    <div className={classes.filters} data-not-printed>
      <Select
        aria-label={t('journal.filter.member')}
        placeholder={t('journal.filter.anyone')}
        data={members.map(({ id, login }) => ({ value: id, label: String(login) }))}
        value={filter.member ?? null}
        onChange={(value) => change('member', value)}
        searchable
        clearable
      />
      <Select
        aria-label={t('journal.filter.record')}
        placeholder={t('journal.filter.any')}
        data={kinds.map(({ name }) => ({ value: name, label: t(`${name}.plural`) }))}
        value={filter.record ?? null}
        onChange={(value) => change('record', value)}
        searchable
        clearable
      />
      <DayBox
        aria-label={t('journal.filter.day')}
        placeholder={t('journal.filter.day')}
        value={filter.day ?? null}
        onChange={(day) => change('day', day)}
      />
    </div>
  )
}

/** Every entry, newest first, page by page; j and k go from row to row, Enter opens one. */
export function JournalEntries() {
  const t = useWords()
  const [filter, setFilter] = useState<Filter>({})
  const [pages, setPages] = useState<readonly JournalCursor[]>([])
  const table = useRef<HTMLDivElement>(null)
  const cursor = pages.at(-1)
  const found = useQuery({
    queryKey: ['journal', 'entries', filter, cursor ?? null],
    queryFn: () => api.journal.entries({ ...filter, ...(cursor ? { cursor } : {}) }),
    placeholderData: keepPreviousData,
  })
  const move = (step: number) => {
    const rows = [...(table.current?.querySelectorAll<HTMLAnchorElement>('a[data-entry]') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus()
  }
  usePageKeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
  ])
  const answer = found.data
  const next = answer?.next ?? null
  return (
    <>
      <Filters
        filter={filter}
        onChange={(changed) => {
          setFilter(changed)
          setPages([])
        }}
      />
      {found.error ? <RefusalNotice refusal={refusalOf(found.error)} /> : null}
      {answer?.entries.length === 0 ? <p className="quiet">{t(next ? 'journal.goOn' : 'journal.none')}</p> : null}
      {answer && answer.entries.length > 0 ? (
        <div ref={table}>
          <JournalTable entries={answer.entries} titles={answer.titles} />
        </div>
      ) : null}
      {answer || found.error ? (
        <Group gap={8} mt={12} data-not-printed>
          <Button variant="default" disabled={pages.length === 0} onClick={() => setPages([])}>
            {t('journal.newest')}
          </Button>
          <Button variant="default" disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
            {t('journal.newer')}
          </Button>
          <Button
            variant="default"
            disabled={next === null || found.isPlaceholderData}
            onClick={() => (next ? setPages([...pages, next]) : undefined)}
          >
            {t('journal.older')}
          </Button>
        </Group>
      ) : null}
    </>
  )
}
