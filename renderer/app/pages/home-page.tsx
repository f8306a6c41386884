import { Button, Group } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { addDays } from '#shared/base/dates.ts'
import { dueField, dutyFields, openStates } from '#shared/record/duties.ts'
import { listOf } from '../../api/queries.ts'
import { mayWrite, readableRecords, recordNamed } from '../../records/known-records.ts'
import { recordWord } from '../../records/record-word.ts'
import { useFormats } from '../../records/use-formats.ts'
import { desksFor } from '../desks.ts'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import { dueQuery, dutyQuery } from './home-work.ts'
import classes from './page.module.css'
import { PageFrame } from './page-frame.tsx'
import { WorkList } from './work-list.tsx'

const daysAhead = 30

/** In a vault that holds nothing but its founder: what to do first. */
function FirstSteps() {
  const t = useWords()
  const { member } = useSession()
  const first = ['department', 'person', 'cycle', 'audit'].flatMap((name) => recordNamed(name) ?? [])
  const offered = first.filter((record) => mayWrite(record, member.roles))
  return (
    <section className={classes.section} aria-label={t('home.begin')}>
      <h2>{t('home.begin')}</h2>
      <p className="quiet">{t('home.begin.text')}</p>
      <Group gap={8}>
        {offered.map((record) => (
          <Button
            key={record.name}
            variant="default"
            renderRoot={(props) => <Link {...props} to="/records/$record/new" params={{ record: record.name }} />}
          >
            {t('list.new', { record: recordWord(t, record.name) })}
          </Button>
        ))}
        <Link to="/help">{t('desk.help')}</Link>
      </Group>
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
  // Two: who founded the vault, and one more, which may be a department or the first colleague.
  const isNew =
    answers.every((answer) => answer.data) && answers.reduce((sum, answer) => sum + (answer.data?.total ?? 0), 0) <= 2
  return (
    <>
      {isNew ? <FirstSteps /> : null}
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
    </>
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
