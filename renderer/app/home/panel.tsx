import type { ReactNode } from 'react'
import classes from './home.module.css'

/** A part of a home: its heading, and in place of its content a sentence where there is none. */
export function Panel({
  title,
  none,
  children,
}: {
  readonly title: string
  /** Set where there is nothing to show. */
  readonly none?: string | null
  readonly children: ReactNode
}) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2>{title}</h2>
      {none ? <p className="quiet">{none}</p> : children}
    </section>
  )
}
