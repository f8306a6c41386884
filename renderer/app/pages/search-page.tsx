import { Checkbox, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useWords } from '../words.tsx'
import { PageFrame } from './page-frame.tsx'
import classes from './search-page.module.css'
import { KindFilter, SearchHits } from './search-page-hits.tsx'

const most = 200

type Asked = { readonly q: string; readonly kind: string | null; readonly archived: boolean }

function askedIn(search: Readonly<Record<string, unknown>>): Asked {
  const { q, in: kind, archived } = search
  return {
    // The router reads a bare number as a number, though it was typed as words to look for.
    q: typeof q === 'string' || typeof q === 'number' ? String(q) : '',
    kind: typeof kind === 'string' ? kind : null,
    archived: archived === true,
  }
}

function useFound({ q, kind, archived }: Asked) {
  return useQuery({
    queryKey: ['search', 'find', q, kind, archived, most],
    queryFn: () => api.search.find({ text: q, records: kind === null ? [] : [kind], archived, limit: most }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
}

/**
 * What stands in the box, the text that is looked for once the typing pauses, and the way to write it into the address.
 * An address that comes from elsewhere, such as the palette, goes into the box.
 */
function useAsking(asked: Asked) {
  const navigate = useNavigate()
  const [words, setWords] = useState(asked.q)
  const [text] = useDebouncedValue(words.trim(), 200)
  const written = useRef(asked.q)
  const latest = useRef(asked)
  latest.current = asked
  const show = useCallback(
    ({ q, kind, archived }: Asked) =>
      void navigate({
        to: '/search',
        search: { ...(q ? { q } : {}), ...(kind ? { in: kind } : {}), ...(archived ? { archived } : {}) },
        replace: true,
      }),
    [navigate],
  )
  useEffect(() => {
    if (asked.q === written.current) return
    written.current = asked.q
    setWords(asked.q)
  }, [asked.q])
  useEffect(() => {
    if (text === written.current) return
    written.current = text
    show({ ...latest.current, q: text })
  }, [show, text])
  return { words, setWords, text, show }
}

/** Moves the focus among the titles that were found. */
function moveAmong(list: HTMLElement | null, step: number): void {
  const links = [...(list?.querySelectorAll('a') ?? [])]
  const at = links.findIndex((link) => link === document.activeElement)
  const next = links[Math.max(0, Math.min(links.length - 1, at + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** Everything that holds the words, across all records that the reader may read: by kind, with what was found marked. */
export function SearchPage() {
  const t = useWords()
  const asked = askedIn(useSearch({ strict: false }))
  const list = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const { words, setWords, text, show } = useAsking(asked)
  const { kind, archived } = asked
  const found = useFound({ q: text, kind, archived })
  usePageKeys([
    ['j', () => moveAmong(list.current, 1)],
    ['k', () => moveAmong(list.current, -1)],
    ['/', () => field.current?.select()],
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    moveAmong(list.current, event.key === 'ArrowDown' ? 1 : -1)
  }
  const answer = text === '' ? undefined : found.data
  return (
    <PageFrame title={t('search.title')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move the focus between the links within */}
      <div onKeyDown={onKeyDown}>
        <div className={classes.question}>
          <TextInput
            ref={field}
            label={t('search.words')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            autoFocus
            maxLength={200}
            className={classes.words}
          />
          <Checkbox
            label={t('search.archived')}
            checked={archived}
            onChange={(event) => show({ q: text, kind, archived: event.currentTarget.checked })}
          />
        </div>
        {found.error ? <RefusalNotice refusal={refusalOf(found.error)} /> : null}
        {answer ? (
          <KindFilter counts={answer.counts} kind={kind} onChoose={(next) => show({ q: text, kind: next, archived })} />
        ) : null}
        <p className={`quiet ${classes.count}`} role="status">
          {answer ? t('search.count', { count: answer.total }) : ' '}
          {answer && answer.total > answer.hits.length ? ` · ${t('search.cut', { count: answer.hits.length })}` : ''}
        </p>
        {text === '' ? <p className="quiet">{t('search.help')}</p> : null}
        {answer && answer.total === 0 ? <p className="quiet">{t('search.none')}</p> : null}
        <div ref={list} aria-busy={found.isFetching}>
          {answer ? <SearchHits hits={answer.hits} grouped={kind === null} /> : null}
        </div>
      </div>
    </PageFrame>
  )
}
