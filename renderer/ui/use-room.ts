import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/**
 * How wide an element is inside, in whole pixels. Known before the element is drawn for the first time: what is laid out by
 * it would move under the eyes of whoever looks if it came a frame later.
 */
export function useRoom<E extends HTMLElement>(): readonly [RefObject<E | null>, number] {
  const element = useRef<E>(null)
  const [room, setRoom] = useState(0)
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const measure = () => setRoom(current.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return [element, room]
}
