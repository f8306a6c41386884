import { Button } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { ListQuery } from '#shared/contract/list.ts'
import { dueField } from '#shared/record/duties.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { listOf } from '../../api/queries.ts'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import classes from './page.module.css'

export type Question = { readonly record: AnyRecord; readonly query: ListQuery }
type Work = { readonly record: AnyRecord; readonly row: AnyEntity; readonly due: string | null }

/** So many rows stand there at first; the rest comes when it is asked for. */
const atFirst = 10

/** Rows of several lists as one, each once, the most pressing first; null until all have arrived. */
function useWork(questions: readonly Question[]): readonly Work[] | null {
  const answers = useQueries({ queries: questions.map(({ record, query }) => listOf(record.name, query)) })
  if (answers.some((answer) => answer.isPending)) return null
  const found = new Map<string, Work>()
  questions.forEach(({ record }, index) => {
    const field = dueField(record)
    for (const row of answers[index]?.data?.rows ?? []) {
      const due = field ? row[field] : null
      found.set(`${record.name} ${row.id}`, { record, row, due: typeof due === 'string' ? due : null })
    }
  })
  return [...found.values()].toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
}

function WorkRow({ record, row, due }: Work) {
  const t = useWords()
  const formats = useFormats()
  const { today } = useSession()
  const title = String(row[record.title] ?? t('record.untitled'))
  const late = due !== null && due < today
  return (
    <li>
      <Link to="/records/$record/$id" params={{ record: record.name, id: row.id }} title={title}>
        {title}
      </Link>
      <span className="quiet">{t(record.name)}</span>
      <StateBadge record={record} state={row.state} />
      <span className={late ? classes.late : 'quiet'}>
        {due === null ? '' : late ? t('home.late', { day: formats.day(due) }) : formats.day(due)}
      </span>
    </li>
  )
}

/** Open records of any kind as one list. */
export function WorkList({
  title,
  none,
  questions,
  action,
}: {
  readonly title: string
  readonly none: string
  readonly questions: readonly Question[]
  /** Stands beside the heading. */
  readonly action?: ReactNode
}) {
  const t = useWords()
  const [whole, setWhole] = useState(false)
  const work = useWork(questions)
  const rows = whole ? work : work?.slice(0, atFirst)
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.workHead}>
        <h2>{title}</h2>
        {action}
      </div>
      {work?.length === 0 ? <p className="quiet">{none}</p> : null}
      <ul className={classes.work}>
        {rows?.map((one) => (
          <WorkRow key={`${one.record.name} ${one.row.id}`} {...one} />
        ))}
      </ul>
      {work && !whole && work.length > atFirst ? (
        <Button variant="subtle" size="compact-sm" mt={6} ml={-8} onClick={() => setWhole(true)}>
          {t('home.all', { count: work.length })}
        </Button>
      ) : null}
    </section>
  )
}
