import { useQueryClient } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { soon } from '../api/soon.ts'
import classes from './progress-line.module.css'

/** What takes longer than these together, in milliseconds, is shown: anything quicker would only flicker. */
const [pause, patience] = [50, 50]

/** Whether anything is asked of the vault; looked at after a pause, since every answer would have all answers counted. */
function useIsAsking(): boolean {
  const queries = useQueryClient()
  const [isAsking, setIsAsking] = useState(false)
  useEffect(() => {
    const { ask, cancel } = soon(() => setIsAsking(queries.isFetching() + queries.isMutating() > 0), pause)
    const ends = [queries.getQueryCache().subscribe(ask), queries.getMutationCache().subscribe(ask), cancel]
    ask()
    return () => {
      for (const end of ends) end()
    }
  }, [queries])
  return isAsking
}

/** Whether the vault or a page has been waited for long enough to say so. */
function useIsWaiting(): boolean {
  const asked = useIsAsking()
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
