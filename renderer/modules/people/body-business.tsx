import { Link } from '@tanstack/react-router'
import { answerFilters, dutyKind } from '#shared/modules/people/people.answers.ts'
import type { Body } from '#shared/modules/people/people.bodies.ts'
import { ListLink } from '../../app/home/record-links.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { recordNamed } from '../../records/known-records.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import classes from './body.module.css'

type AnswersProps = {
  readonly body: Body
  readonly department: string
  readonly day: string
  readonly isToday: boolean
}

/** What a department answers for, by kind; a number opens exactly what it counts. */
export function BodyAnswers({ body, department, day, isToday }: AnswersProps) {
  const t = useWords()
  return (
    <section className={classes.part} aria-label={t('body.answers')}>
      <h3 className={classes.heading}>
        {t('body.answers')}
        <Link
          className={classes.more}
          to="/records/$record"
          params={{ record: 'department' }}
          search={isToday ? { view: 'answers' } : { view: 'answers', day }}
        >
          {t('body.matrix')}
        </Link>
      </h3>
      {body.answers.length === 0 ? <p className="quiet">{t('body.answers.none')}</p> : null}
      <ul className={classes.counts}>
        {body.answers.map(({ kind, count }) => (
          <li key={kind}>
            <span>{t(`${kind}.plural`)}</span>{' '}
            {isToday && kind !== dutyKind ? (
              <ListLink record={kind} filters={answerFilters(kind, department)}>
                {String(count)}
              </ListLink>
            ) : (
              <strong>{count}</strong>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Day({ day, isLate = false }: { readonly day: string | null; readonly isLate?: boolean }) {
  const formats = useFormats()
  return (
    <td className={classes.term} data-late={isLate || undefined}>
      {day === null ? '—' : formats.day(day)}
    </td>
  )
}

function State({ record, state }: { readonly record: string; readonly state: string }) {
  const declared = recordNamed(record)
  return <td>{declared ? <StateBadge record={declared} state={state} /> : null}</td>
}

type MeetingsProps = { readonly kind: 'department' | 'group'; readonly id: string; readonly body: Body }

/** The briefings of a group or the reports of a department, the newest first. */
export function BodyMeetings({ kind, id, body }: MeetingsProps) {
  const t = useWords()
  const record = kind === 'group' ? 'briefing' : 'departmentReport'
  const field = kind === 'group' ? 'committee' : 'department'
  const title = t(`body.meetings.${kind}`)
  return (
    <section className={classes.part} aria-label={title}>
      <h3 className={classes.heading}>
        {title}
        <ListLink className={classes.more} record={record} filters={[{ field, comparison: 'is', value: id }]}>
          {t('body.all')}
        </ListLink>
      </h3>
      {body.meetings.length === 0 ? <p className="quiet">{t(`body.meetings.${kind}.none`)}</p> : null}
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={title}>
          <tbody>
            {body.meetings.map((meeting) => (
              <tr key={meeting.id}>
                <th scope="row" className={classes.words}>
                  <RecordLink record={meeting.record} id={meeting.id} title={meeting.title} />
                </th>
                <Day day={meeting.on} />
                <State record={meeting.record} state={meeting.state} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** What is open today, the longest late first, whichever day is shown above. */
export function BodyMatters({ body }: { readonly body: Body }) {
  const t = useWords()
  const { today } = useSession()
  const late = body.matters.filter(({ dueOn }) => dueOn !== null && dueOn < today).length
  return (
    <section className={classes.part} aria-label={t('body.matters')}>
      <h3 className={classes.heading}>
        {t('body.matters')}
        {body.mattersTotal === 0 ? null : (
          <span className="quiet">{t('body.matters.count', { count: body.mattersTotal, late })}</span>
        )}
      </h3>
      {body.matters.length === 0 ? <p className="quiet">{t('body.matters.none')}</p> : null}
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={t('body.matters')}>
          <tbody>
            {body.matters.map(({ record, id, title, words, person, dueOn, state }) => (
              <tr key={`${id} ${words ?? ''}`}>
                <th scope="row" className={classes.words}>
                  <span className={classes.kind}>{t(record)}</span>
                  <RecordLink record={record} id={id} title={title} />
                  {words === null ? null : <div>{words}</div>}
                </th>
                <td>{person === null ? '—' : (body.titles[person] ?? t('record.somebody'))}</td>
                <Day day={dueOn} isLate={dueOn !== null && dueOn < today} />
                <State record={record} state={state} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
