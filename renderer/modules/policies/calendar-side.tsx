import { shortMonth, wholeMonth } from '#shared/base/calendar-words.ts'
import { monthStart } from '#shared/charts/time-scale.ts'
import { type CalendarEntry, yearStrip } from '#shared/modules/policies/policies.projection.ts'
import { useWords } from '../../app/words.tsx'
import { DayLine, DayPanel } from '../../charts/day-panel.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { recordWord } from '../../records/record-word.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { ToneBar } from '../../ui/tone-bar.tsx'
import classes from './calendar.module.css'

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
            {t('calendar.month', { month: wholeMonth(t.language, month), overdue, due, done })}
          </span>
          <span aria-hidden>{shortMonth(t.language, month)}</span>
          <ToneBar
            className={classes.bar}
            parts={[
              { name: 'overdue', tone: 'critical', size: overdue },
              { name: 'due', tone: 'progress', size: due },
              { name: 'done', tone: 'good', size: done },
            ]}
          />
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
  return (
    <DayPanel
      day={day}
      none={entries.length === 0 ? t('calendar.none') : null}
      newLabel={t('list.new', { record: recordWord(t, 'policyReview') })}
      onNew={onNew}
    >
      {entries.map((entry) => (
        <li key={entry.id}>
          <RecordLink record={record} id={entry.id} title={entry.title} />
          <DayLine>
            <ToneBadge tone={entry.tone}>{t(`calendar.status.${entry.status}`)}</ToneBadge>
            {entry.owner ? <span className="quiet">{nameOf(entry.owner)}</span> : null}
          </DayLine>
        </li>
      ))}
    </DayPanel>
  )
}
