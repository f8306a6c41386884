import { dayIn } from '../../base/calendar.ts'
import type { Entity } from '../../record/record.ts'
import { countedTenths, wasThere } from './training.roll.ts'
import type { trainingSessionRecord } from './training-session.record.ts'

type HeldSession = Pick<Entity<typeof trainingSessionRecord>, 'startsAt' | 'endsAt' | 'attendance'>

/** What one person has of the sessions of one year; `tenths` counts tenths of an hour. */
export type YearHours = {
  readonly tenths: number
  readonly sessions: number
  readonly absent: number
  readonly excused: number
  /** There in part without hours stated: they count none. */
  readonly unstated: number
}

export type PersonHours = {
  readonly person: string
  /** By the place of the year; null where the person was in no session of that year. */
  readonly years: readonly (YearHours | null)[]
  readonly tenths: number
}

const none: YearHours = { tenths: 0, sessions: 0, absent: 0, excused: 0, unstated: 0 }

/** Hours of training by person and year of the zone, from sessions that were held; who has most comes first. */
export function projectHours(
  sessions: readonly HeldSession[],
  zone: string,
): { readonly years: readonly number[]; readonly people: readonly PersonHours[] } {
  const sums = new Map<string, Map<number, YearHours>>()
  const years = new Set<number>()
  for (const session of sessions) {
    const year = Number(dayIn(zone, Date.parse(session.startsAt)).slice(0, 4))
    for (const row of session.attendance) {
      if (row.status === null) continue
      years.add(year)
      const own = sums.get(row.person) ?? new Map<number, YearHours>()
      const before = own.get(year) ?? none
      own.set(year, {
        tenths: before.tenths + countedTenths(session, row),
        sessions: before.sessions + (wasThere(row) ? 1 : 0),
        absent: before.absent + (row.status === 'absent' ? 1 : 0),
        excused: before.excused + (row.status === 'excused' ? 1 : 0),
        unstated: before.unstated + (row.status === 'partly' && row.hours === null ? 1 : 0),
      })
      sums.set(row.person, own)
    }
  }
  const sorted = [...years].toSorted((one, other) => other - one)
  const people = [...sums].map(([person, own]) => ({
    person,
    years: sorted.map((year) => own.get(year) ?? null),
    tenths: [...own.values()].reduce((sum, { tenths }) => sum + tenths, 0),
  }))
  return { years: sorted, people: people.toSorted((one, other) => other.tenths - one.tenths) }
}
