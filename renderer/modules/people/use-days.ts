import { useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { isDay } from '#shared/base/calendar.ts'
import { type OrganisationChange, sliderSpan } from '#shared/modules/people/people.changes.ts'
import { useSession } from '../../app/session.tsx'
import { listSearch } from '../../records/list-search.ts'

/** The day that is shown, and the one that it is compared with. */
export function useDays(changes: readonly OrganisationChange[]) {
  const { today } = useSession()
  const { day: stated } = listSearch(useSearch({ strict: false }))
  const [typed, setTyped] = useState<string | null>(stated ?? today)
  const [typedSince, setTypedSince] = useState<string | null>(null)
  const [isListed, setIsListed] = useState(false)
  const span = useMemo(() => sliderSpan(changes, today), [changes, today])
  const marks = useMemo(() => [...new Set(changes.map((change) => change.day))], [changes])
  const day = typed !== null && isDay(typed) ? typed : today
  const since = typedSince !== null && isDay(typedSince) ? typedSince : span.first
  return {
    day,
    isToday: day === today,
    typed,
    setTyped,
    since,
    typedSince: typedSince ?? since,
    setTypedSince,
    isListed,
    setIsListed,
    span,
    marks,
  }
}
