import { addDays, differenceInDays } from './dates.ts'

/** The days on which a house differs from the common week: days off, and Saturdays or Sundays that are worked. */
export type HouseDays = { readonly holidays: ReadonlySet<string>; readonly workdays: ReadonlySet<string> }

/** What becomes of a day on which nobody works. */
export const rolls = ['none', 'forward', 'backward'] as const
export type Roll = (typeof rolls)[number]

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: string): number {
  // 1970-01-05 was a Monday.
  const since = differenceInDays(day, '1970-01-05') % 7
  return (since + 7) % 7
}

/** Whether the house works on a day: Monday to Friday without its holidays, and its own workdays. */
export function isWorkingDay(day: string, { holidays, workdays }: HouseDays): boolean {
  return workdays.has(day) || (weekdayOf(day) < 5 && !holidays.has(day))
}

/** No house is closed for longer; a calendar of nothing but holidays must not be searched for ever. */
const longestClosure = 60

/** The nearest working day in the direction of the roll; the day itself where it is one, or where none is near. */
export function rolledDay(day: string, roll: Roll, house: HouseDays): string {
  if (roll === 'none') return day
  const step = roll === 'forward' ? 1 : -1
  for (let distance = 0; distance <= longestClosure; distance += 1) {
    const candidate = addDays(day, step * distance)
    if (isWorkingDay(candidate, house)) return candidate
  }
  return day
}
