import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { dayIn } from '#shared/base/calendar.ts'

/** How often the clock is looked at, in milliseconds. */
const pace = 30_000

/** Asks again for all that is shown when the organisation's day has passed into another while the window was open. */
export function useNewDay(zone: string, onNewDay: () => void): void {
  const queries = useQueryClient()
  useEffect(() => {
    let day = dayIn(zone, Date.now())
    const look = () => {
      const now = dayIn(zone, Date.now())
      if (now === day) return
      day = now
      onNewDay()
      // What is late and what is due depends on the day alone, and nothing announces it.
      void queries.invalidateQueries()
    }
    const timer = setInterval(look, pace)
    // A sleeping laptop stops the timer; whoever comes back should not wait for it.
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [zone, onNewDay, queries])
}
