import { dayIn } from '#shared/base/calendar.ts'
import { calendarFeed, type FeedEvent } from '#shared/base/calendar-feed.ts'
import type { Translator } from '#shared/base/translate.ts'
import { scheduleRecord } from '#shared/modules/cadence/schedule.record.ts'
import { type Duty, duties } from '#shared/modules/exchange/exchange.duties.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { holds } from '#shared/record/workflow.ts'
import type { ReadContext } from '../../context.ts'
import { type ReferenceNames, referenceNames } from '../../exchange/reference-names.ts'
import { recordNamed } from '../../open-vault.ts'
import { titleOf } from '../../records/reader.ts'

/** Nine in the morning of the day before. */
const remindHours = 15

type Wanted = { readonly only: AnyRecord | null; readonly mine: boolean; readonly words: Translator }

type Named = { readonly zone: string; readonly names: ReferenceNames; readonly words: Translator }

function eventOf(record: AnyRecord, row: AnyEntity, duty: Duty, { zone, names, words }: Named): FeedEvent {
  const value = String(row[duty.field])
  const day = record.fields[duty.field]?.kind === 'instant' ? dayIn(zone, Date.parse(value)) : value
  const people = duty.people.flatMap((field) => {
    const held = [row[field] ?? []].flat().map(String)
    return held.length > 0
      ? [`${words(`${record.name}.${field}`)}: ${held.map((id) => names.nameOf('person', id)).join(', ')}`]
      : []
  })
  return {
    uid: `${record.name}-${row.id}-${duty.field}@sealbook`,
    day,
    title: `${titleOf(record, row)} – ${words(`${record.name}.${duty.field}`)}`,
    text: [words(record.name), ...people].join('\n'),
    category: words(record.name),
    changedAt: row.updatedAt,
    remind: remindHours,
    ...(typeof row.moves === 'number' ? { sequence: row.moves } : {}),
  }
}

/** Records whose day a schedule drives: their recurring duty stands in the calendar in their place. */
function drivenRecords(context: ReadContext): ReadonlySet<string> {
  const schedules = context.readEverything(scheduleRecord).all([{ field: 'state', comparison: 'is', value: 'active' }])
  return new Set(schedules.flatMap(({ policy, control }) => [policy ?? [], control ?? []].flat()))
}

/** The dates that open records must be done by and that the actor may read, as a calendar of RFC 5545. */
export function dutiesCalendar(context: ReadContext, { only, mine, words }: Wanted): string {
  const { person, roles } = context.actor
  const named = { zone: context.zone, names: referenceNames(context), words }
  const driven = drivenRecords(context)
  const events = duties.flatMap((duty) => {
    const record = recordNamed(duty.record)
    const readable = record?.readers.some((role) => roles.includes(role))
    if (!record || !readable || (only && only.name !== record.name)) return []
    const rows: readonly AnyEntity[] = context.read(record).all([
      { field: 'state', comparison: 'in', value: [...duty.states] },
      { field: duty.field, comparison: 'filled' },
    ])
    return rows
      .filter((row) => !driven.has(row.id))
      .filter((row) => !mine || duty.people.some((field) => holds(row[field], person)))
      .map((row) => eventOf(record, row, duty, named))
  })
  const sorted = events.toSorted((one, other) => one.day.localeCompare(other.day) || one.uid.localeCompare(other.uid))
  return calendarFeed(words(mine ? 'export.calendar.mine' : 'export.calendar.all'), sorted)
}
