import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { addDays } from '#shared/base/dates.ts'
import { listOf } from '../../api/queries.ts'
import { readableRecords } from '../../records/known-records.ts'
import { useFormats } from '../../records/use-formats.ts'
import { desksFor } from '../desks.ts'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import { dueField, dueQuery, dutyFields, dutyQuery, openStates } from './home-work.ts'
import classes from './page.module.css'
import { PageFrame } from './page-frame.tsx'
import { WorkList } from './work-list.tsx'

const daysAhead = 30

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
  const mine = working.flatMap((record) =>
    dutyFields(record).map((duty) => ({ record, query: dutyQuery(record, duty, member.person) })),
  )
  const soon = working.flatMap((record) => {
    const due = dueField(record)
    return due ? [{ record, query: dueQuery(record, due, addDays(today, daysAhead)) }] : []
  })
  return (
    <PageFrame title={t('home.title')} actions={<span className="quiet">{formats.day(today)}</span>}>
      <WorkList title={t('home.mine')} none={t('home.mine.none')} questions={mine} />
      <WorkList title={t('home.due', { days: daysAhead })} none={t('home.due.none')} questions={soon} />
      <Counts />
    </PageFrame>
  )
}
