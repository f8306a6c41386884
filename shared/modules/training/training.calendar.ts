import { clockIn } from '../../base/zoned.ts'
import type { Tone } from '../../record/fields.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'

/** A session on the day on which it begins; `time` is `HH:mm`, `course` and `trainer` are ids. */
export type SessionEntry = {
  readonly id: string
  readonly title: string
  readonly day: string
  readonly time: string
  readonly state: string
  readonly tone: Tone
  readonly course: string | null
  readonly place: string
  readonly trainer: string | null
  /** Planned, though its day is over. */
  readonly isOverdue: boolean
}

/** How a session of each standing is marked; every tone has a shape of its own. */
export const sessionTones = { toConfirm: 'attention', planned: 'progress', held: 'good' } as const satisfies Readonly<
  Record<string, Tone>
>

/** Sessions by the clocks of the zone, in their order; cancelled ones have no day any more. */
export function projectSessions(rows: readonly AnyEntity[], zone: string, today: string): readonly SessionEntry[] {
  const entries = rows.flatMap((row): SessionEntry[] => {
    if (!isText(row.startsAt) || row.state === 'cancelled') return []
    const { day, time } = clockIn(zone, row.startsAt)
    const isOverdue = row.state === 'planned' && day < today
    return [
      {
        id: row.id,
        title: isText(row.title) ? row.title : '',
        day,
        time,
        state: row.state,
        tone: isOverdue ? sessionTones.toConfirm : row.state === 'planned' ? sessionTones.planned : sessionTones.held,
        course: isText(row.course) ? row.course : null,
        place: isText(row.place) ? row.place : '',
        trainer: isText(row.trainer) ? row.trainer : null,
        isOverdue,
      },
    ]
  })
  const key = ({ day, time, id }: SessionEntry) => `${day} ${time} ${id}`
  return entries.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}
