import { addMonths } from '#shared/base/dates.ts'
import type { Translator } from '#shared/base/translate.ts'
import { isWorkingDay } from '#shared/base/working-days.ts'
import { forecastDays, houseDaysOf, type Plan, planOf } from '#shared/modules/cadence/cadence.plan.ts'
import { planWords } from '#shared/modules/cadence/cadence.words.ts'
import { occurrenceRecord } from '#shared/modules/cadence/occurrence.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useAll } from '../../api/use-all.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { FiguresTable } from '../../records/figures-table.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import classes from './schedule-dates.module.css'

/** How far ahead days are named, in months, and how many of them at most. */
const [months, most] = [36, 12]

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

function Times({ rows }: { readonly rows: readonly AnyEntity[] }) {
  const t = useWords()
  const formats = useFormats()
  const day = (value: unknown) => (textOf(value) === '' ? '' : formats.day(textOf(value)))
  const columns = [
    { key: 'dueOn', label: t('occurrence.dueOn') },
    { key: 'plannedOn', label: t('occurrence.plannedOn') },
    { key: 'state', label: t('record.state') },
    { key: 'doneOn', label: t('occurrence.doneOn') },
    { key: 'timeliness', label: t('occurrence.timeliness') },
  ]
  const lines = rows.map((row) => ({
    key: row.id,
    cells: [
      { text: textOf(row.dueOn), shown: <RecordLink record="occurrence" id={row.id} title={day(row.dueOn)} /> },
      { text: day(row.plannedOn) },
      { text: row.state, shown: <StateBadge record={occurrenceRecord} state={row.state} /> },
      { text: day(row.doneOn) },
      { text: row.timeliness ? t(`occurrence.timeliness.${textOf(row.timeliness)}`) : '' },
    ],
  }))
  return <FiguresTable title={t('occurrence.plural')} columns={columns} rows={lines} />
}

/** A day as it is said, and that nobody works on it: a plan that rolls nowhere falls on such days. */
function dayWords(t: Translator, weekday: string, own: readonly AnyEntity[], day: string): string {
  if (isWorkingDay(day, houseDaysOf(own))) return weekday
  const named = own.find((row) => row.day === day)
  return named
    ? t('scheduleDates.dayOffNamed', { day: weekday, name: textOf(named.title) })
    : t('scheduleDates.dayOff', { day: weekday })
}

function Ahead({ plan, last }: { readonly plan: Plan; readonly last: AnyEntity }) {
  const t = useWords()
  const formats = useFormats()
  const { today } = useSession()
  const own = useAll('houseDay', {})
  const after = textOf(plan.anchor === 'calendar' ? last.plannedOn : last.dueOn)
  const days = forecastDays(plan, { after, until: addMonths(today, months), house: houseDaysOf(own.rows) }).slice(
    0,
    most,
  )
  return (
    <>
      <h3>{t('scheduleDates.ahead')}</h3>
      {days.length === 0 ? <p className="quiet">{t('scheduleDates.none')}</p> : null}
      <ul className={classes.ahead}>
        {days.map(({ dueOn }) => (
          <li key={dueOn}>{dayWords(t, formats.weekday(dueOn), own.rows, dueOn)}</li>
        ))}
      </ul>
    </>
  )
}

/** The rule of a schedule in words, the times that it planned, and the days that come after them. */
export function ScheduleDates({ detail }: DetailProps) {
  const t = useWords()
  const formats = useFormats()
  const { id, state } = detail.entity
  const plan = planOf(detail.entity)
  const filters = [{ field: 'schedule', comparison: 'is' as const, value: id }]
  const { rows } = useAll('occurrence', { filters, sort: [{ field: 'dueOn', descending: true }] })
  const last = rows.toSorted((one, other) => textOf(other.plannedOn).localeCompare(textOf(one.plannedOn)))[0]
  const count = (matches: (row: AnyEntity) => boolean) => rows.filter(matches).length
  const counts = {
    done: count((row) => row.state === 'done'),
    late: count((row) => row.timeliness === 'late'),
    skipped: count((row) => row.state === 'skipped'),
  }
  return (
    <div className={classes.panel}>
      {plan ? <p className={classes.rule}>{planWords(t, plan, formats.day)}</p> : null}
      <p className="quiet">{t('scheduleDates.counts', counts)}</p>
      {plan && last && state === 'active' ? <Ahead plan={plan} last={last} /> : null}
      {rows.length > 0 ? <Times rows={rows} /> : null}
    </div>
  )
}
