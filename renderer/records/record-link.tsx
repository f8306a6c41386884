import { Link } from '@tanstack/react-router'
import classes from './record-link.module.css'

type Props = {
  readonly record: string
  readonly id: string
  readonly title: string
  /** Whether the list beside the record keeps its view and its filters. */
  readonly keepsView?: boolean
}

/**
 * A link to a record's page, of two lines at most; where its title is not known to the reader, a plain dash-like word
 * stands instead.
 */
export function RecordLink({ record, id, title, keepsView = false }: Props) {
  return (
    <Link
      to="/records/$record/$id"
      params={{ record, id }}
      className={classes.link}
      title={title}
      {...(keepsView ? { search: (old) => old } : {})}
    >
      {title}
    </Link>
  )
}
