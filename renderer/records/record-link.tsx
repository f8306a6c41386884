import { Link } from '@tanstack/react-router'
import classes from './record-link.module.css'

type Props = {
  readonly record: string
  readonly id: string
  readonly title: string
  /** Whether the list beside the record keeps its view and its filters. */
  readonly keepsView?: boolean
  /** The tab of the page that is meant, and what a pointer resting on the link is told of it. */
  readonly tab?: { readonly name: string; readonly words: string }
}

/**
 * A link to a record's page, of two lines at most; where its title is not known to the reader, a plain dash-like word
 * stands instead.
 */
export function RecordLink({ record, id, title, keepsView = false, tab }: Props) {
  return (
    <Link
      to="/records/$record/$id"
      params={{ record, id }}
      className={classes.link}
      title={tab?.words ?? title}
      {...(keepsView ? { search: (old) => old } : {})}
      {...(tab ? { search: { tab: tab.name } } : {})}
    >
      {title}
    </Link>
  )
}
