import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { addDays } from '#shared/base/dates.ts'
import type { ListQuery } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { listOf } from '../../api/queries.ts'
import { readableRecords } from '../../records/known-records.ts'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { desksFor } from '../desks.ts'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import { dueField, dueQuery, dutyField, dutyQuery, openStates } from './home-work.ts'
import classes from './page.module.css'
import { PageFrame } from './page-frame.tsx'

const daysAhead = 30

type Question = { readonly record: AnyRecord; readonly query: ListQuery }
type Work = { readonly record: AnyRecord; readonly row: AnyEntity; readonly due: string | null }

/** Rows of several lists as one, the most pressing first. */
function useWork(questions: readonly Question[]): readonly Work[] {
  const answers = useQueries({ queries: questions.map(({ record, query }) => listOf(record.name, query)) })
  const all = questions.flatMap(({ record }, index) =>
    (answers[index]?.data?.rows ?? []).map((row): Work => {
      const field = dueField(record)
      const due = field ? row[field] : null
      return { record, row, due: typeof due === 'string' ? due : null }
    }),
  )
  return all.toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
}

function WorkList({
  title,
  none,
  work,
}: {
  readonly title: string
  readonly none: string
  readonly work: readonly Work[]
}) {
  const t = useWords()
  const formats = useFormats()
  const { today } = useSession()
  return (
    <section className={classes.section} aria-label={title}>
      <h2>{title}</h2>
      {work.length === 0 ? <p className="quiet">{none}</p> : null}
      <ul className={classes.rows}>
        {work.map(({ record, row, due }) => (
          <li key={`${record.name} ${row.id}`}>
            <Link to="/records/$record/$id" params={{ record: record.name, id: row.id }}>
              {String(row[record.title] ?? t('record.untitled'))}
            </Link>
            <span className="quiet">{t(record.name)}</span>
            <span className={classes.push}>
              <StateBadge record={record} state={row.state} />
            </span>
            {due ? (
              <span className={due < today ? classes.late : 'quiet'}>
                {due < today ? t('home.late', { day: formats.day(due) }) : formats.day(due)}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How many records lie on each desk. */
function Counts() {
  const t = useWords()
  const formats = useFormats()
  const { member } = useSession()
  const desks = desksFor(member.roles)
  const records = desks.flatMap((desk) => desk.records)
  const answers = useQueries({ queries: records.map((record) => listOf(record.name, { limit: 1 })) })
  const totals = new Map(records.map((record, index) => [record.name, answers[index]?.data?.total]))
  return (
    <section className={classes.section} aria-label={t('home.counts')}>
      <h2>{t('home.counts')}</h2>
      <div className={classes.flow}>
        {desks.map((desk) => (
          <ul key={desk.name} className={classes.rows} aria-label={t(`desk.${desk.name}`)}>
            {desk.records.map((record) => (
              <li key={record.name}>
                <Link to="/records/$record" params={{ record: record.name }}>
                  {t(`${record.name}.plural`)}
                </Link>
                <span className={classes.push}>{formats.integer(totals.get(record.name) ?? 0)}</span>
              </li>
            ))}
          </ul>
        ))}
      </div>
    </section>
  )
}

/** Where the day begins: what is mine, what is due, and the way to every list. */
export function HomePage() {
  const t = useWords()
  const formats = useFormats()
  const { member, today } = useSession()
  const working = readableRecords(member.roles).filter((record) => openStates(record).length > 0)
  const mine = working.flatMap((record) => {
    const duty = dutyField(record)
    return duty ? [{ record, query: dutyQuery(record, duty, member.person) }] : []
  })
  const soon = working.flatMap((record) => {
    const due = dueField(record)
    return due ? [{ record, query: dueQuery(record, due, addDays(today, daysAhead)) }] : []
  })
  return (
    <PageFrame title={t('home.title')} actions={<span className="quiet">{formats.day(today)}</span>}>
      <div className={classes.columns}>
        <WorkList title={t('home.mine')} none={t('home.mine.none')} work={useWork(mine)} />
        <WorkList title={t('home.due', { days: daysAhead })} none={t('home.due.none')} work={useWork(soon)} />
      </div>
      <Counts />
    </PageFrame>
  )
}
