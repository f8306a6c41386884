import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Filter } from '#shared/contract/list.ts'
import { recordNamed } from '../../records/known-records.ts'
import { searchFor } from '../../records/list-search.ts'
import classes from './home.module.css'

/** The way to the list of a record, narrowed to exactly the records of a number. */
export function ListLink({
  record,
  filters,
  className,
  children,
}: {
  readonly record: string
  readonly filters: readonly Filter[]
  readonly className?: string | undefined
  readonly children: ReactNode
}) {
  const declared = recordNamed(record)
  if (!declared) return children
  return (
    <Link
      to="/records/$record"
      params={{ record }}
      search={{ ...searchFor(declared, filters), exact: true }}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </Link>
  )
}

/** The way to one record, named by its title, or by a number that stands on its page. */
export function TitleLink({
  record,
  id,
  title,
  tab,
}: {
  readonly record: string
  readonly id: string
  readonly title: string
  /** The part of its page that tells of what is said; the first one where none is named. */
  readonly tab?: string
}) {
  return (
    <Link
      to="/records/$record/$id"
      params={{ record, id }}
      search={tab === undefined ? {} : { tab }}
      className={classes.title}
    >
      {title}
    </Link>
  )
}
