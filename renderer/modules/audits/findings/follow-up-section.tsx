import type { ReactNode } from 'react'
import classes from './follow-up.module.css'

/** A part of the follow-up under its heading; `more` stands beside it. */
export function Section({
  title,
  more,
  children,
}: {
  readonly title: string
  readonly more?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>
        {title}
        {more}
      </h3>
      {children}
    </section>
  )
}
