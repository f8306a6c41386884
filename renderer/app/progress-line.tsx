import { useIsFetching, useIsMutating } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import classes from './progress-line.module.css'

/** What takes longer than this, in milliseconds, is shown: anything quicker would only flicker. */
const patience = 100

/** Whether the vault or a page has been waited for long enough to say so. */
function useIsWaiting(): boolean {
  const asked = useIsFetching() + useIsMutating() > 0
  const moving = useRouterState({ select: (state) => state.status === 'pending' })
  const busy = asked || moving
  const [waiting, setWaiting] = useState(false)
  useEffect(() => {
    if (!busy) {
      setWaiting(false)
      return
    }
    const timer = setTimeout(() => setWaiting(true), patience)
    return () => clearTimeout(timer)
  }, [busy])
  return waiting
}

/** A thin line at the top of the page while something is waited for; what is busy says so by itself as well. */
export function ProgressLine() {
  const shown = useIsWaiting()
  return (
    <div className={classes.track} aria-hidden="true" data-not-printed>
      {shown ? <div className={classes.line} /> : null}
    </div>
  )
}
