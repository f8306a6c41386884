import { useParams, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { recordNamed } from '../records/known-records.ts'
import { useWords } from './words.tsx'

/** Titles the document where a record's list, page or form is shown; other pages title themselves. */
export function useRecordTitle(): void {
  const t = useWords()
  const { record } = useParams({ strict: false })
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => {
    const known = recordNamed(record ?? '')
    if (!known) return
    const isList = /^\/records\/[^/]+\/?$/.test(path)
    // Browsers keep the titles of pages in their history: they name the kind of a record and never the record.
    document.title = `${t(isList ? `${known.name}.plural` : known.name)} · ${t('app.name')}`
  }, [t, record, path])
}
