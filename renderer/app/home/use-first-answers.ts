import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

const isUnanswered = { predicate: (query: Query) => query.state.status === 'pending' }

/** Whether everything that a page asks for at first has been answered, or refused. */
export function useFirstAnswers(): boolean {
  const queries = useQueryClient()
  const waiting = useIsFetching(isUnanswered)
  const [isThere, setIsThere] = useState(false)
  useEffect(() => {
    // What the answers that have just come made the page ask for is under way by now.
    if (waiting === 0 && queries.isFetching(isUnanswered) === 0) setIsThere(true)
  }, [waiting, queries])
  return isThere
}
