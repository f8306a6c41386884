import { useEffect, useSyncExternalStore } from 'react'

/** What was said last, and the how manyth it was: the same words twice are two things. */
type Said = { readonly words: string; readonly number: number }

let said: Said = { words: '', number: 0 }
const hearers = new Set<() => void>()
/** How long words stand to be read, in milliseconds; later they would only be in the way of whoever reads the page. */
const standing = 10_000

function hear(hearer: () => void): () => void {
  hearers.add(hearer)
  return () => hearers.delete(hearer)
}

/** Says words to whoever hears the page and does not see it. */
export function say(words: string): void {
  said = { words, number: said.number + 1 }
  for (const hearer of hearers) hearer()
}

/** Says words once when they come and when they change; null says nothing. */
export function useSpoken(words: string | null): void {
  useEffect(() => {
    if (words !== null) say(words)
  }, [words])
}

/** Where all that is said stands: a region that was there before its words is heard, one that comes with them may not be. */
export function Spoken() {
  const { words, number } = useSyncExternalStore(hear, () => said)
  useEffect(() => {
    if (words === '') return
    const silence = setTimeout(() => say(''), standing)
    return () => clearTimeout(silence)
  }, [words])
  return (
    <div className="only-spoken" role="status">
      {words === '' ? null : <span key={number}>{words}</span>}
    </div>
  )
}
