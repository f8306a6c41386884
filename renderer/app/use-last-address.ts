import { useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useKept } from '../api/use-kept.ts'

const keptKey = 'address'
/** An address that is left sooner, in milliseconds, was passed and not visited. */
const patience = 2000
const longest = 2000

/** Forms are not come back to: what was typed in them is a draft of its own. */
function isVisited(address: string): boolean {
  return address.length <= longest && address.startsWith('/') && !/\/(new|edit)(\?|$)/.test(address)
}

/** Goes back to where the member was when the vault was locked, unless the window was opened at an address of its own. */
export function useLastAddress(): void {
  const router = useRouter()
  const address = useRouterState({ select: (state) => state.location.href })
  const { values, isReady, put } = useKept('seen')
  const asked = useRef(false)
  const latest = useRef(put)
  latest.current = put
  useEffect(() => {
    if (!isReady || asked.current) return
    asked.current = true
    const last = values.get(keptKey)?.value
    // Asked of the history itself: what the router tells lags behind it while a page is on its way.
    const isAtStart = router.history.location.href === '/'
    if (isAtStart && typeof last === 'string' && last !== '/' && isVisited(last)) router.history.replace(last)
  }, [isReady, values, router])
  useEffect(() => {
    if (!isReady || !isVisited(address)) return
    const timer = setTimeout(() => {
      // It is a help and no record: whatever stands against keeping it is not told.
      void latest.current(keptKey, address).catch(() => undefined)
    }, patience)
    return () => clearTimeout(timer)
  }, [isReady, address])
}
