import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

/** What a page is for while it has nothing to show, and the first step. */
export function EmptyState({
  title,
  text,
  hint,
  children,
}: {
  readonly title: string
  readonly text?: string | undefined
  /** Another way, said below the first step. */
  readonly hint?: string | undefined
  readonly children?: ReactNode
}) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      {text ? <p className="quiet">{text}</p> : null}
      {children ? <div className={classes.actions}>{children}</div> : null}
      {hint ? <p className={classes.hint}>{hint}</p> : null}
    </div>
  )
}
