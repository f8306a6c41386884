import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { listSearch } from '../../records/list-search.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useWords } from '../words.tsx'
import classes from './page.module.css'
import { PageFrame } from './page-frame.tsx'

/** Everything that holds the words, across all records that the reader may read. */
export function SearchPage() {
  const t = useWords()
  const navigate = useNavigate()
  const { q = '' } = listSearch(useSearch({ strict: false }))
  const [words, setWords] = useState(q)
  const [text] = useDebouncedValue(words.trim(), 200)
  useEffect(() => void navigate({ to: '/search', search: text ? { q: text } : {}, replace: true }), [navigate, text])
  const found = useQuery({
    queryKey: ['search', 'find', text, 100],
    queryFn: () => api.search.find({ text, limit: 100 }),
    enabled: text !== '',
  })
  return (
    <PageFrame title={t('search.title')}>
      <TextInput
        label={t('search.words')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        autoFocus
        maw={420}
      />
      {found.error ? <RefusalNotice refusal={refusalOf(found.error)} /> : null}
      <p className="quiet" role="status">
        {found.data ? t('search.count', { count: found.data.total }) : ' '}
      </p>
      {found.data?.hits.map((hit) => (
        <div key={`${hit.record} ${hit.id}`} className={classes.hit}>
          <RecordLink record={hit.record} id={hit.id} title={hit.title} />{' '}
          <span className="quiet">{t(hit.record)}</span>
          <p>
            <MarkedText text={hit.excerpt} marks={hit.marks} />
          </p>
        </div>
      ))}
    </PageFrame>
  )
}
