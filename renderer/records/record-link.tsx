import { Link } from '@tanstack/react-router'

/** A link to a record's page; where its title is not known to the reader, a plain dash-like word stands instead. */
export function RecordLink({
  record,
  id,
  title,
}: {
  readonly record: string
  readonly id: string
  readonly title: string
}) {
  return (
    <Link to="/records/$record/$id" params={{ record, id }}>
      {title}
    </Link>
  )
}
