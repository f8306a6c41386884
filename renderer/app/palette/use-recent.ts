import { useQueries } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { detailOf } from '../../api/queries.ts'
import { useKept } from '../../api/use-kept.ts'
import { recordNamed } from '../../records/known-records.ts'
import type { ShownHit } from './record-hit.tsx'

const keptKey = 'recent'
/** So many are remembered, and so many shown. */
const most = { kept: 12, shown: 5 } as const
/** A record that is left at once was not read, in milliseconds. */
const patience = 1500

type Visit = { readonly record: string; readonly id: string }

function visitsIn(value: unknown): readonly Visit[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('record' in one) || !('id' in one)) return []
    const { record, id } = one
    return typeof record === 'string' && typeof id === 'string' && recordNamed(record) ? [{ record, id }] : []
  })
}

/** Remembers, for the member and in the vault alone, which records they looked at. */
export function useRememberedVisits(): void {
  const { record, id } = useParams({ strict: false })
  const { values, isReady, put } = useKept('seen')
  const latest = useRef({ values, put })
  latest.current = { values, put }
  useEffect(() => {
    if (!isReady || record === undefined || id === undefined) return
    const timer = setTimeout(() => {
      const known = visitsIn(latest.current.values.get(keptKey)?.value)
      const rest = known.filter((visit) => visit.id !== id)
      // A list of what was read is a help and no record: whatever stands against keeping it is not told.
      void latest.current.put(keptKey, [{ record, id }, ...rest].slice(0, most.kept)).catch(() => undefined)
    }, patience)
    return () => clearTimeout(timer)
  }, [isReady, record, id])
}

/** The records that the member looked at last and may still read, with their titles; the present one left out. */
export function useRecent(opened: boolean): readonly ShownHit[] {
  const { values } = useKept('seen')
  const { id: present } = useParams({ strict: false })
  const kept = values.get(keptKey)?.value
  const visits = useMemo(
    () =>
      visitsIn(kept)
        .filter(({ id }) => id !== present)
        .slice(0, most.shown),
    [kept, present],
  )
  const answers = useQueries({
    queries: visits.map(({ record, id }) => ({ ...detailOf(record, id), enabled: opened })),
  })
  return visits.flatMap(({ record, id }, index) => {
    const declared = recordNamed(record)
    const entity = answers[index]?.data?.entity
    if (!declared || !entity) return []
    const title = String(entity[declared.title] ?? '')
    return [{ record, id, title, state: entity.state, titleMarks: [], excerpt: '', marks: [] }]
  })
}
