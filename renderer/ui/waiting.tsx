import { useEffect } from 'react'
import classes from './waiting.module.css'

const moves = ['j', 'k']

/** What is pressed before a part of the page has come is not meant for the list behind it, unless one stands in the list. */
function holdMoves(event: KeyboardEvent): void {
  const isAside = event.target instanceof Element && event.target.closest('[data-index], input, textarea, select')
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
  if (isPlain && moves.includes(event.key) && !isAside) event.stopImmediatePropagation()
}

/** Stands where a part of the page is on its way; what comes at once is never announced, or every visit would flicker. */
export function Waiting() {
  useEffect(() => {
    addEventListener('keydown', holdMoves, true)
    return () => removeEventListener('keydown', holdMoves, true)
  }, [])
  return <div className={classes.waiting} aria-busy="true" />
}
