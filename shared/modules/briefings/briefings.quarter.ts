import { addDays, addMonths } from '../../base/dates.ts'

/** A quarter of a year: its first and last day, and the day by which its briefing is tabled, a month after its end. */
export type Quarter = {
  /** As a record names it: `2026-Q3`. */
  readonly name: string
  /** 1 to 4. */
  readonly place: number
  readonly start: string
  readonly end: string
  readonly dueOn: string
}

const pattern = /^([12]\d{3})-Q([1-4])$/

/** The quarter that a value such as `2026-Q3` names, or null where it names none. */
export function quarterOf(value: unknown): Quarter | null {
  const [name, year, digit] = (typeof value === 'string' && pattern.exec(value)) || []
  if (name === undefined) return null
  const place = Number(digit)
  const start = `${year}-${String(place * 3 - 2).padStart(2, '0')}-01`
  return {
    name,
    place,
    start,
    end: addDays(addMonths(start, 3), -1),
    dueOn: addDays(addMonths(start, 4), -1),
  }
}

/** The quarters of a year, the first one first. */
export function quartersOf(year: number): readonly Quarter[] {
  return [1, 2, 3, 4].flatMap((place) => quarterOf(`${year}-Q${place}`) ?? [])
}

/** The last quarter whose briefing should have been tabled before a day. */
export function lastOwed(day: string): Quarter | null {
  const year = Number(day.slice(0, 4))
  return [...quartersOf(year - 1), ...quartersOf(year)].findLast(({ dueOn }) => dueOn < day) ?? null
}
