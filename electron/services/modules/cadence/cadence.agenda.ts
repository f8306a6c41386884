import { dayIn } from '#shared/base/calendar.ts'
import { addDays } from '#shared/base/dates.ts'
import type { Filter } from '#shared/contract/list.ts'
import type { AgendaEntry, DutyStatus } from '#shared/modules/cadence/cadence.contract.ts'
import { forecastDays, houseDaysOf, planOf } from '#shared/modules/cadence/cadence.plan.ts'
import { houseDayRecord } from '#shared/modules/cadence/house-day.record.ts'
import { occurrenceRecord } from '#shared/modules/cadence/occurrence.record.ts'
import { scheduleRecord } from '#shared/modules/cadence/schedule.record.ts'
import { type Duty, duties } from '#shared/modules/exchange/exchange.duties.ts'
import type { AnyRecord, Entity } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../../context.ts'
import { recordNamed } from '../../open-vault.ts'
import { titleOf } from '../../records/reader.ts'

/** The days that a calendar shows, both counted. */
export type Days = { readonly from: string; readonly until: string }

/** More than a year of a large house; nobody reads more. */
export const mostEntries = 2000

const ids = (value: unknown): readonly string[] => [value ?? []].flat().map(String)

function entryOf(
  context: ReadContext,
  record: AnyRecord,
  row: AnyEntity,
  place: { readonly day: string; readonly status: DutyStatus; readonly people: readonly string[] },
): AgendaEntry {
  const people = place.people.flatMap((field) => ids(row[field]))
  const isKinded = record.name === occurrenceRecord.name || record.name === scheduleRecord.name
  return {
    key: `${record.name} ${row.id} ${place.day}`,
    record: record.name,
    id: row.id,
    title: titleOf(record, row),
    name: String(row[record.title] ?? ''),
    kind: isKinded ? `schedule.kind.${String(row.kind)}` : record.name,
    day: place.day,
    status: place.status,
    isMine: people.includes(context.actor.person),
    people,
    department: typeof row.department === 'string' ? row.department : null,
  }
}

/** Open records of one duty by their day, and done recurring duties by the day on which they were done. */
function datedEntries(
  context: ReadContext,
  duty: Duty,
  { from, until }: Days,
  driven: ReadonlySet<string>,
): readonly AgendaEntry[] {
  const record = recordNamed(duty.record)
  if (!record?.readers.some((role) => context.actor.roles.includes(role))) return []
  const isInstant = record.fields[duty.field]?.kind === 'instant'
  const value = isInstant ? [`${addDays(from, -1)}T00:00:00.000Z`, `${addDays(until, 1)}T23:59:59.999Z`] : [from, until]
  const filters: readonly Filter[] = [
    { field: 'state', comparison: 'in', value: [...duty.states] },
    { field: duty.field, comparison: 'between', value },
  ]
  const rows: readonly AnyEntity[] = context
    .read(record)
    .first({ filters: [...filters], sort: [{ field: duty.field }], limit: mostEntries })
  return rows.flatMap((row) => {
    const day = isInstant ? dayIn(context.zone, Date.parse(String(row[duty.field]))) : String(row[duty.field])
    if (driven.has(row.id) || day < from || day > until) return []
    const status = day < context.today ? 'overdue' : 'due'
    return [entryOf(context, record, row, { day, status, people: duty.people })]
  })
}

function doneEntries(context: ReadContext, { from, until }: Days): readonly AgendaEntry[] {
  const rows = context.read(occurrenceRecord).first({
    filters: [
      { field: 'state', comparison: 'is', value: 'done' },
      { field: 'doneOn', comparison: 'between', value: [from, until] },
    ],
    sort: [{ field: 'doneOn' }],
    limit: mostEntries,
  })
  return rows.map((row) =>
    entryOf(context, occurrenceRecord, row, { day: row.doneOn ?? row.dueOn, status: 'done', people: ['responsible'] }),
  )
}

type Schedule = Entity<typeof scheduleRecord>

/** What schedules will plan after the time that stands, within the days shown. */
function expectedEntries(
  context: ReadContext,
  schedules: readonly Schedule[],
  { from, until }: Days,
): readonly AgendaEntry[] {
  if (until <= context.today) return []
  const house = houseDaysOf(context.read(houseDayRecord).all())
  return schedules.flatMap((schedule) => {
    const plan = planOf(schedule)
    const [last] = context.read(occurrenceRecord).first({
      filters: [{ field: 'schedule', comparison: 'is', value: schedule.id }],
      sort: [{ field: 'plannedOn', descending: true }],
      limit: 1,
    })
    if (!plan || !last) return []
    const after = plan.anchor === 'calendar' ? last.plannedOn : last.dueOn
    return forecastDays(plan, { after, until, house })
      .filter(({ dueOn }) => dueOn >= from && dueOn > context.today)
      .map(({ dueOn }) =>
        entryOf(context, scheduleRecord, schedule, { day: dueOn, status: 'expected', people: ['responsible'] }),
      )
  })
}

/** Every duty within the days, in order. */
export function agendaEntries(context: ReadContext, days: Days): readonly AgendaEntry[] {
  const schedules = context.read(scheduleRecord).all([{ field: 'state', comparison: 'is', value: 'active' }])
  // The recurring duty stands in the place of the policy or control whose day it drives.
  const driven = new Set(schedules.flatMap(({ policy, control }) => [...ids(policy), ...ids(control)]))
  return [
    ...duties.flatMap((duty) => datedEntries(context, duty, days, driven)),
    ...doneEntries(context, days),
    ...expectedEntries(context, schedules, days),
  ].toSorted((one, other) => one.day.localeCompare(other.day) || one.title.localeCompare(other.title))
}
