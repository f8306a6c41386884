import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type Soon, soon } from '../../../api/soon.ts'

/** So long after a step, in milliseconds, the address has followed it. */
const latestAddress = 150

const deeds = ['keydown', 'pointerdown', 'click'] as const

function isStep(event: Event): boolean {
  if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return false
  return event.key === 'j' || event.key === 'k'
}

/** Has the address follow before whatever else a person does: it may lead away, and the way back leads to this address. */
function useAddressBeforeLeaving(following: Soon): void {
  useEffect(() => {
    const settle = (event: Event) => (isStep(event) ? undefined : following.hurry())
    for (const deed of deeds) addEventListener(deed, settle, true)
    return () => {
      for (const deed of deeds) removeEventListener(deed, settle, true)
      // Whoever has left the page must not have the address of another one changed.
      following.cancel()
    }
  }, [following])
}

/**
 * The row that the address names, or the first. Going to another one shows it at once, and the address follows: it is read by all
 * of the window, and whoever holds a key down would wait for that at each row.
 */
export function useCurrentRow(fallback: string | null) {
  const navigate = useNavigate()
  const { history } = useRouter()
  const found: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const named = typeof found.row === 'string' ? found.row : null
  const [ahead, setAhead] = useState<string | null>(null)
  const aim = useRef<string | null>(null)
  const sent = useRef<readonly string[]>([])
  const follow = useRef<() => void>(() => undefined)
  const [following] = useState(() => soon(() => follow.current(), latestAddress))
  useEffect(() => {
    follow.current = () => {
      const row = aim.current
      // An address that stays as it is never comes: kept among the sent, it would hide one that somebody else writes.
      if (row === null || row === (sent.current.at(-1) ?? named)) return
      sent.current = [...sent.current, row]
      void navigate({
        to: '.',
        search: (old: Readonly<Record<string, unknown>>) => ({ ...old, row }),
        replace: true,
        resetScroll: false,
        ignoreBlocker: true,
      })
      // Written at once: together with a page that is gone to in the same breath, it would be one entry of the history.
      history.flush()
    }
  })
  useEffect(() => {
    // An address that follows may be behind by some rows; one that somebody else wrote is where to go.
    const known = named === null ? -1 : sent.current.indexOf(named)
    sent.current = known < 0 ? [] : sent.current.slice(known + 1)
    if (known >= 0) return
    following.cancel()
    aim.current = null
    setAhead(null)
  }, [named, following])
  useAddressBeforeLeaving(following)
  const open = (row: string) => {
    aim.current = row
    setAhead(row)
    following.ask()
  }
  return { current: ahead ?? named ?? fallback, open }
}
