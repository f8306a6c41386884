import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { isDay } from '#shared/base/calendar.ts'
import { useSession } from '../../app/session.tsx'
import { listSearch } from '../../records/list-search.ts'

/** The day that a page is asked of: it stands in the address, so that the way back and a bookmark lead to it. */
export function useDayAsked() {
  const { today } = useSession()
  const navigate = useNavigate()
  const { day: stated } = listSearch(useSearch({ strict: false }))
  const [kept, setKept] = useState<{ readonly typed: string | null; readonly stated: string | undefined }>({
    typed: stated ?? today,
    stated,
  })
  // An address that leads to another day counts more than what was typed before.
  const typed = kept.stated === stated ? kept.typed : (stated ?? today)
  const day = typed !== null && isDay(typed) ? typed : (stated ?? today)
  const ask = (value: string | null) => {
    setKept({ typed: value, stated })
    if (value === null || !isDay(value)) return
    const search = (old: Readonly<Record<string, unknown>>) => {
      const { day: _, ...rest } = listSearch(old)
      return value === today ? rest : { ...rest, day: value }
    }
    void navigate({ to: '.', search, replace: true })
  }
  return { day, typed, ask, isToday: day === today }
}
