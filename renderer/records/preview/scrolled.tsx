import { type ReactNode, useEffect, useRef } from 'react'
import classes from './preview.module.css'

/** What is longer than the dialog that shows it; the keys scroll it from the moment it is there, as they would anywhere. */
export function Scrolled({ label, page, children }: { label: string; page?: number; children: ReactNode }) {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const { current: own } = frame
    const held = document.activeElement
    const dialog = own?.closest('[role="dialog"]') ?? null
    // Whoever has gone on meanwhile, to what stands around it or to a dialog above this one, is not called back.
    const hasGoneOn =
      own?.closest(`.${classes.body}`)?.contains(held) || (held?.closest('[role="dialog"]') ?? dialog) !== dialog
    if (!hasGoneOn) own?.focus()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is read from its beginning
  useEffect(() => {
    // What scrolling answers in newer browsers, a promise, is no way to end the effect.
    frame.current?.scrollTo({ top: 0 })
  }, [page])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled has to be reached by the keys
    <section ref={frame} className={classes.scroll} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
