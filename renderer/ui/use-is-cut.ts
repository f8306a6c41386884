import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** Whether a text has more lines than its element shows, asked again whenever its width changes. */
export function useIsCut<E extends HTMLElement>(): readonly [RefObject<E | null>, boolean] {
  const element = useRef<E>(null)
  const [isCut, setIsCut] = useState(false)
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    // Accents above the first line and descents below the last are no line of their own.
    const look = () => setIsCut(current.scrollHeight > current.clientHeight + 8)
    look()
    const observer = new ResizeObserver(look)
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return [element, isCut]
}
