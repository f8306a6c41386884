import { type ReactNode, useEffect } from 'react'
import { useWords } from '../words.tsx'
import classes from './page.module.css'

/** A page that is no list: its title, what it is for, and what stands on it. */
export function PageFrame({
  title,
  lead,
  actions,
  wide = false,
  children,
}: {
  readonly title: string
  readonly lead?: string
  readonly actions?: ReactNode
  /** Takes the width of the window, for pages of several columns. */
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  const t = useWords()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      <header className={classes.head}>
        <h1>{title}</h1>
        {actions}
      </header>
      {lead ? <p className={classes.lead}>{lead}</p> : null}
      {children}
    </div>
  )
}
