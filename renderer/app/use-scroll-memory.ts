import { useRouter } from '@tanstack/react-router'
import { type RefObject, useEffect } from 'react'

/** So long, in milliseconds, a page that is come back to is waited for: its rows may be on their way. */
const patience = 1500

/** The parts of the page that scroll, the page itself first, with names that are the same when they are drawn again. */
function scrollersIn(page: HTMLElement): readonly (readonly [string, HTMLElement])[] {
  const regions = [...page.querySelectorAll<HTMLElement>('[role="region"][aria-label]')]
  return [['', page], ...regions.map((region) => [region.getAttribute('aria-label') ?? '', region] as const)]
}

/** Scrolls what is drawn as it was; answers whether something is still to come. */
function scrollTo(page: HTMLElement, places: ReadonlyMap<string, number>): boolean {
  const left = new Map(places)
  for (const [name, scroller] of scrollersIn(page)) {
    const top = left.get(name)
    if (top === undefined) continue
    scroller.scrollTop = top
    if (Math.abs(scroller.scrollTop - top) < 2) left.delete(name)
  }
  return left.size > 0
}

/**
 * Remembers, in this page's memory alone, how far each address was scrolled, and goes there again when the person comes
 * back to it. The router's own memory would lie in the browser's store, and addresses name records.
 */
export function useScrollMemory(page: RefObject<HTMLElement | null>): void {
  const router = useRouter()
  useEffect(() => {
    const places = new Map<string, Map<string, number>>()
    const present = () => router.state.location.href
    const remember = (event: Event) => {
      const element = page.current
      if (!element || !(event.target instanceof HTMLElement)) return
      for (const [name, scroller] of scrollersIn(element)) {
        if (scroller !== event.target) continue
        const known = places.get(present()) ?? new Map<string, number>()
        places.set(present(), known.set(name, scroller.scrollTop))
      }
    }
    const restore = (wanted: string) => {
      const kept = new Map(places.get(wanted))
      const until = performance.now() + patience
      const step = () => {
        if (!page.current || performance.now() > until) return
        // The page before is drawn until the one that is come back to is ready.
        const waits = present() !== wanted || scrollTo(page.current, kept)
        if (waits) requestAnimationFrame(step)
      }
      if (kept.size > 0) requestAnimationFrame(step)
    }
    document.addEventListener('scroll', remember, { capture: true, passive: true })
    const forget = router.history.subscribe(({ action, location }) => {
      const isReturn = action.type === 'BACK' || action.type === 'FORWARD' || action.type === 'GO'
      if (isReturn) restore(location.href)
    })
    return () => {
      document.removeEventListener('scroll', remember, { capture: true })
      forget()
    }
  }, [router, page])
}
