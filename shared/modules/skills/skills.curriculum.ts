import { dayIn } from '../../base/calendar.ts'
import { addDays, addMonths } from '../../base/dates.ts'
import type { Entity } from '../../record/record.ts'
import type { personRecord } from '../people/person.record.ts'
import type { trainingSessionRecord } from '../training/training-session.record.ts'
import type { roleProfileRecord } from './role-profile.record.ts'

type Profile = Pick<Entity<typeof roleProfileRecord>, 'id' | 'title' | 'holders' | 'courses'>
type Asked = Profile['courses'][number]
type Holder = Pick<Entity<typeof personRecord>, 'id' | 'joinedOn' | 'leftOn'>
type Held = Pick<Entity<typeof trainingSessionRecord>, 'id' | 'course' | 'startsAt' | 'attendance'>

/** Whether somebody has a course that a role asks for: in force, run out, or never taken. */
export type CourseStanding = 'held' | 'expired' | 'missing'

/** One course that a role asks of one who holds it. */
export type CourseDemand = {
  readonly profile: string
  readonly person: string
  readonly course: string
  readonly standing: CourseStanding
  /** The session by which it was last taken, and its day. */
  readonly session: string | null
  readonly takenOn: string | null
  /** The last day on which it is in force; null where it holds for good or was never taken. */
  readonly validUntil: string | null
  /** By when it is to be taken, or taken again; null where it is in force for good, or nobody said by when. */
  readonly dueOn: string | null
  readonly isLate: boolean
}

type Taken = { readonly session: string; readonly on: string }

const keyOf = (person: string, course: string) => `${person} ${course}`

/** When each person last took each course: whoever attended a session or came late. */
function lastTaken(sessions: readonly Held[], zone: string): ReadonlyMap<string, Taken> {
  const taken = new Map<string, Taken>()
  for (const { id, course, startsAt, attendance } of sessions) {
    const on = dayIn(zone, Date.parse(startsAt))
    for (const { person, status } of attendance) {
      if (status !== 'attended' && status !== 'late') continue
      const key = keyOf(person, course)
      if (on > (taken.get(key)?.on ?? '')) taken.set(key, { session: id, on })
    }
  }
  return taken
}

/** By when a course is first to be taken: on its day or so long after joining, whichever is later. */
function firstDue({ dueOn, withinMonths }: Asked, joinedOn: string | null): string | null {
  const joined = withinMonths === null || joinedOn === null ? null : addMonths(joinedOn, withinMonths)
  if (dueOn === null || joined === null) return dueOn ?? joined
  return dueOn > joined ? dueOn : joined
}

type Given = {
  readonly profiles: readonly Profile[]
  readonly people: readonly Holder[]
  /** Sessions that were held. */
  readonly sessions: readonly Held[]
  readonly today: string
  readonly zone: string
}

/** What the profiles ask of everybody who holds them and is still here, in the order of profiles, holders and courses. */
export function projectCurriculum({ profiles, people, sessions, today, zone }: Given): readonly CourseDemand[] {
  const taken = lastTaken(sessions, zone)
  const known = new Map(people.map((person) => [person.id, person]))
  const isHere = ({ leftOn }: Holder) => leftOn === null || leftOn >= today
  return profiles.flatMap((profile) =>
    profile.holders.flatMap((holder) => {
      const person = known.get(holder)
      if (!person || !isHere(person)) return []
      return profile.courses.map((asked): CourseDemand => {
        const { course, everyMonths } = asked
        const last = taken.get(keyOf(holder, course))
        const validUntil = last && everyMonths !== null ? addDays(addMonths(last.on, everyMonths), -1) : null
        const standing = !last ? 'missing' : validUntil !== null && validUntil < today ? 'expired' : 'held'
        const dueOn = last ? validUntil : firstDue(asked, person.joinedOn)
        return {
          ...{ profile: profile.id, person: holder, course, standing, validUntil, dueOn },
          ...{ session: last?.session ?? null, takenOn: last?.on ?? null },
          isLate: standing !== 'held' && dueOn !== null && dueOn < today,
        }
      })
    }),
  )
}
