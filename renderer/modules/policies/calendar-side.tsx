import { Button } from '@mantine/core'
import { monthStart } from '#shared/charts/time-scale.ts'
import { type CalendarEntry, reviewTones, yearStrip } from '#shared/modules/policies/policies.projection.ts'
import { useWords } from '../../app/words.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { recordWord } from '../../records/record-word.ts'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import classes from './calendar.module.css'

/** A month by any of its days, in words. */
export function monthWord(day: string, language: string, whole: boolean): string {
  const locale = language === 'en' ? 'en-GB' : language
  const format = new Intl.DateTimeFormat(locale, {
    month: whole ? 'long' : 'short',
    ...(whole ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  })
  return format.format(new Date(`${day}T12:00:00Z`))
}

/** The year at a glance: a button for each month, with a mark for what it holds. */
export function YearStrip({
  entries,
  day,
  onMonth,
}: {
  readonly entries: readonly CalendarEntry[]
  readonly day: string
  readonly onMonth: (month: string) => void
}) {
  const t = useWords()
  return (
    <nav className={classes.strip} aria-label={t('calendar.year')}>
      {yearStrip(entries, day).map(({ month, overdue, due, done }) => (
        <button key={month} type="button" aria-pressed={month === monthStart(day)} onClick={() => onMonth(month)}>
          <span className="only-spoken">
            {t('calendar.month', { month: monthWord(month, t.language, true), overdue, due, done })}
          </span>
          <span aria-hidden>{monthWord(month, t.language, false)}</span>
          <span className={classes.bars} aria-hidden>
            <span data-status="overdue" style={{ flexGrow: overdue }} />
            <span data-status="due" style={{ flexGrow: due }} />
            <span data-status="done" style={{ flexGrow: done }} />
          </span>
          <span className="quiet" aria-hidden>
            {overdue + due + done || '·'}
          </span>
        </button>
      ))}
    </nav>
  )
}

/** All entries of the day chosen, and a new review on it. */
export function DayList({
  record,
  day,
  entries,
  nameOf,
  onNew,
}: {
  readonly record: string
  readonly day: string
  readonly entries: readonly CalendarEntry[]
  readonly nameOf: (id: string) => string
  /** Null where the reader may not make reviews. */
  readonly onNew: (() => void) | null
}) {
  const t = useWords()
  const formats = useFormats()
  return (
    <aside className={classes.side} aria-label={formats.weekday(day)}>
      <h3 className={classes.sideHead}>{formats.weekday(day)}</h3>
      {entries.length === 0 ? <p className="quiet">{t('calendar.none')}</p> : null}
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <RecordLink record={record} id={entry.id} title={entry.title} />
            <span className={classes.sideLine}>
              <ToneBadge tone={reviewTones[entry.status]}>{t(`calendar.status.${entry.status}`)}</ToneBadge>
              {entry.owner ? <span className="quiet">{nameOf(entry.owner)}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {onNew ? (
        <Button variant="default" onClick={onNew}>
          {t('list.new', { record: recordWord(t, 'policyReview') })}
        </Button>
      ) : null}
    </aside>
  )
}
