const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether text is a day that exists in the proleptic Gregorian calendar, written `YYYY-MM-DD`; 2026-02-30 is none. */
export function isDay(text: string): boolean {
  const match = dayPattern.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  // Date.UTC reads years below 100 as 19xx, so such years never compare equal and are refused.
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** The last day that is one: nothing is on the day after it. */
export const lastCalendarDay = '9999-12-31'

/** Whether text is a moment in the one form that is stored, `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export function isInstant(text: string): boolean {
  const milliseconds = Date.parse(text)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text
}

/** The stored form of a moment given in milliseconds since 1970-01-01T00:00:00Z. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

// Making a format reads the zone's history each time; asking one that is made is a hundred times faster.
const dayFormats = new Map<string, Intl.DateTimeFormat>()

function dayFormat(zone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(zone)
  if (known) return known
  const written = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const made = new Intl.DateTimeFormat('en-CA', written)
  dayFormats.set(zone, made)
  return made
}

const quarterHour = 15 * 60_000
const firstWholeOffsets = Date.UTC(1973, 0, 1)
let lastDay = { zone: '', quarter: Number.NaN, day: '' }

/** The calendar day, `YYYY-MM-DD`, that clocks in an IANA zone show at a moment in milliseconds. */
export function dayIn(zone: string, milliseconds: number): string {
  const quarter = Math.floor(milliseconds / quarterHour)
  if (lastDay.zone === zone && lastDay.quarter === quarter) return lastDay.day
  const day = dayFormat(zone).format(new Date(milliseconds))
  // From 1973 on every zone is whole quarters of an hour away from UTC, so days begin with one of them.
  if (milliseconds >= firstWholeOffsets) lastDay = { zone, quarter, day }
  return day
}
