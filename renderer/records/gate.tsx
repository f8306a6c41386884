import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWords } from '../app/words.tsx'
import { ToneBar } from '../ui/tone-bar.tsx'
import classes from './gate.module.css'
import type { ListSearch } from './list-search.ts'
import { RecordLink } from './record-link.tsx'

/** One of the records that stand against a criterion. */
export type LackingRow = { readonly id: string; readonly number: string; readonly title: string }

/** A criterion of a gate; what is missing, and the way to it, stands below it as children. */
export function GateCriterion({
  asked,
  isMet,
  children,
}: {
  readonly asked: string
  readonly isMet: boolean
  readonly children?: ReactNode
}) {
  const t = useWords()
  return (
    <li className={classes.criterion} data-met={isMet}>
      <span className={classes.sign} role="img" aria-label={t(isMet ? 'gate.met' : 'gate.unmet')}>
        {isMet ? '✓' : '○'}
      </span>
      <span>
        {asked}
        {children}
      </span>
    </li>
  )
}

/** The way to a field that has to be filled. */
export function FillLink({ record, id }: { readonly record: string; readonly id: string }) {
  const t = useWords()
  return (
    <>
      {' '}
      <Link to="/records/$record/$id/edit" params={{ record, id }} search={(old) => old}>
        {t('gate.fill')}
      </Link>
    </>
  )
}

/** The first of the records that stand against a criterion, and the list of them all where there are more. */
export function LackingRecords({
  record,
  rows,
  count,
  all,
}: {
  readonly record: string
  readonly rows: readonly LackingRow[]
  readonly count: number
  readonly all: ListSearch
}) {
  const t = useWords()
  const more = count - rows.length
  if (rows.length === 0) return null
  return (
    <ul className={classes.lacking} aria-label={t('gate.lacking')}>
      {rows.map((row) => (
        <li key={row.id}>
          {row.number === '' ? null : <span className="quiet">{row.number}</span>}{' '}
          <RecordLink record={record} id={row.id} title={row.title} />
        </li>
      ))}
      {more > 0 ? (
        <li>
          <Link to="/records/$record" params={{ record }} search={all}>
            {t('gate.more', { count: more })}
          </Link>
        </li>
      ) : null}
    </ul>
  )
}

/** What a record's next step asks: how much of it is met, each criterion, and below them what leads on. */
export function Gate({
  head,
  met,
  all,
  foot,
  children,
}: {
  readonly head: string
  readonly met: number
  readonly all: number
  readonly foot?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <details className={classes.gate} open={met < all}>
      <summary className={classes.head}>
        {head}
        <ToneBar className={classes.bar} parts={[{ name: 'met', tone: 'good', size: met }]} rest={all - met} />
      </summary>
      <ul className={classes.criteria}>{children}</ul>
      {foot ? <div className={classes.foot}>{foot}</div> : null}
    </details>
  )
}
