import { addMonths } from '../../base/dates.ts'
import { monthStart } from '../../charts/time-scale.ts'
import type { Tone } from '../../record/fields.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'

type ReviewStatus = 'done' | 'due' | 'overdue'

/** The tone of each status; each tone has a shape of its own. */
export const reviewTones: Readonly<Record<ReviewStatus, Tone>> = { done: 'good', due: 'progress', overdue: 'critical' }

/** A review on the day on which it is due, or on which it was concluded; `owner` is an id. */
export type CalendarEntry = {
  readonly id: string
  readonly title: string
  readonly day: string
  readonly status: ReviewStatus
  readonly tone: Tone
  readonly owner: string | null
}

const ended: readonly string[] = ['cancelled', 'retired']

/** Reviews, or policies by the day of their next review; what was cancelled or retired has no day any more. */
export function projectCalendar(rows: readonly AnyEntity[], today: string): readonly CalendarEntry[] {
  const entries = rows.flatMap((row): CalendarEntry[] => {
    const isDone = row.state === 'concluded'
    const due = isText(row.dueOn) ? row.dueOn : row.nextReviewOn
    const day = isDone && isText(row.concludedOn) ? row.concludedOn : due
    if (!isText(day) || ended.includes(row.state)) return []
    const status = isDone ? 'done' : day < today ? 'overdue' : 'due'
    return [
      {
        id: row.id,
        title: isText(row.title) ? row.title : '',
        day,
        status,
        tone: reviewTones[status],
        owner: isText(row.owner) ? row.owner : null,
      },
    ]
  })
  return entries.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
}

/** The twelve months of a day's year, with how many entries of each status they hold. */
export function yearStrip(entries: readonly CalendarEntry[], day: string) {
  return Array.from({ length: 12 }, (_, index) => {
    const month = addMonths(`${day.slice(0, 4)}-01-01`, index)
    const own = entries.filter((entry) => monthStart(entry.day) === month)
    const count = (status: ReviewStatus) => own.filter((entry) => entry.status === status).length
    return { month, overdue: count('overdue'), due: count('due'), done: count('done') }
  })
}
