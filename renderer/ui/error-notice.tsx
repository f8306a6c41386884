import type { ReactNode } from 'react'
import classes from './notice.module.css'
import { useSpoken } from './spoken.tsx'

/** What happened, what is safe, what to do: in that order, announced at once. */
export function ErrorNotice({
  happened,
  safe,
  todo,
  children,
}: {
  readonly happened: string
  readonly safe?: string | undefined
  readonly todo?: string | undefined
  readonly children?: ReactNode
}) {
  return (
    <div className={classes.notice} data-tone="critical" role="alert">
      <p className={classes.happened}>{happened}</p>
      {safe ? <p>{safe}</p> : null}
      {todo ? <p>{todo}</p> : null}
      {children ? <div className={classes.actions}>{children}</div> : null}
    </div>
  )
}

/** A remark that stands in the page until its cause is gone; one that came of what was done is said as well. */
export function Notice({
  tone,
  title,
  isResult = false,
  children,
}: {
  readonly tone: 'attention' | 'good' | 'critical'
  readonly title?: string | undefined
  readonly isResult?: boolean
  readonly children?: ReactNode
}) {
  useSpoken(isResult && title !== undefined ? title : null)
  return (
    <div className={classes.notice} data-tone={tone}>
      {title ? <p className={classes.happened}>{title}</p> : null}
      {children}
    </div>
  )
}
