import { isDay } from './calendar.ts'
import { addMonths, differenceInDays } from './dates.ts'
import type { Span } from './spans.ts'
import { type DayReader, spokenReaders } from './spoken-day.ts'
import { typedDay } from './typed-day.ts'
import { monthNamed, plainDateText, typedSpans, withYearNumber } from './typed-span.ts'

/** Why a text is no day: not understood, no such day in the calendar, or a year before 100 or after 9999. */
export type DayFault = 'unknown' | 'noSuchDay' | 'beyond'
/** What a typed text may mean, the likeliest first and at most four; `fault` where it means nothing. */
export type DayReading = { readonly days: readonly string[]; readonly fault: DayFault | null }

type Context = { readonly today: string; readonly monthFirst: boolean }

function dayOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function nearest(days: readonly string[], today: string): readonly string[] {
  const far = (day: string) => Math.abs(differenceInDays(day, today))
  return days.filter(isDay).toSorted((one, other) => far(one) - far(other) || (one > other ? -1 : 1))
}

/** A month's day in the stated year, or in the nearest years. 29 February has its nearest leap years. */
function inYears(month: number, day: number, year: string | undefined, today: string): readonly string[] {
  if (year) return [dayOf(Number(year.length === 2 ? `20${year}` : year), month, day)]
  const current = Number(today.slice(0, 4))
  const years = month === 2 && day === 29 ? [-4, -3, -2, -1, 0, 1, 2, 3, 4] : [-1, 0, 1]
  const days = years.map((shift) => dayOf(current + shift, month, day))
  return nearest(days, today).length > 0 ? nearest(days, today).slice(0, 2) : days.slice(0, 1)
}

const months = '[a-z]{3,9}'
const ordinal = '(\\d{1,2})(?:st|nd|rd|th)?'
const dayThenMonth = new RegExp(`^(?:the )?${ordinal}\\.?[ -]?(?:of )?(${months})\\.?,?(?:[ -](\\d{4}|\\d{2}))?$`)
const monthThenDay = new RegExp(`^(${months})\\.?[ -]?${ordinal},?(?: (\\d{4}))?$`)

const namedMonth: DayReader = (plain, today) => {
  const first = dayThenMonth.exec(plain)
  const second = first ? null : monthThenDay.exec(plain)
  const [name, day, year] = first ? [first[2], first[1], first[3]] : [second?.[1], second?.[2], second?.[3]]
  const month = monthNamed(name ?? '')
  return month > 0 ? inYears(month, Number(day), year, today) : null
}

const chineseDate: DayReader = (plain, today) => {
  const text = withYearNumber(plain, today)
  const found = /^(?:(\d{4}|\d{2})年)? ?(\d{1,2})月 ?(\d{1,2})[日号]?$/.exec(text)
  if (found) return inYears(Number(found[2]), Number(found[3]), found[1], today)
  const inMonth = /^(下下|下|本|这|上)?个?(?:月)?(\d{1,2})[日号]$/.exec(text)
  if (!inMonth) return null
  const shift = { 下下: 2, 下: 1, 本: 0, 这: 0, 上: -1 }[inMonth[1] ?? '']
  const at = (count: number) =>
    `${addMonths(`${today.slice(0, 8)}01`, count).slice(0, 8)}${(inMonth[2] ?? '').padStart(2, '0')}`
  return shift === undefined ? nearest([at(-1), at(0), at(1)], today).slice(0, 2) : [at(shift)]
}

const dayOfMonth: DayReader = (plain, today) => {
  const found = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)$/.exec(plain)
  const at = (count: number) =>
    `${addMonths(`${today.slice(0, 8)}01`, count).slice(0, 8)}${(found?.[1] ?? '').padStart(2, '0')}`
  return found ? nearest([at(-1), at(0), at(1)], today).slice(0, 2) : null
}

/** `3/12`: the order of the reader's language first, the other one where it is a day too. */
function numbered(plain: string, { today, monthFirst }: Context): readonly string[] | null {
  const found = /^(\d{1,2}) ?[-/.] ?(\d{1,2})(?: ?[-/.] ?(\d{4}|\d{2})|\.)?$/.exec(plain)
  if (!found) return null
  const [one, two] = [Number(found[1]), Number(found[2])]
  const isPlain = found[3] === undefined
  const orders =
    monthFirst && isPlain ? [[one, two] as const, [two, one] as const] : [[two, one] as const, [one, two] as const]
  const [likely = [], other = []] = orders.map(([month, day]) => inYears(month, day, found[3], today).filter(isDay))
  const days =
    one === two ? likely : [...likely.slice(0, 1), ...other.slice(0, 1), ...likely.slice(1), ...other.slice(1)]
  return days.length > 0 ? days : inYears(two, one, found[3], today)
}

const shortEdges: ReadonlyMap<string, string> = new Map([
  ['eow', 'week'],
  ['eom', 'month'],
  ['eoq', 'quarter'],
  ['eoy', 'year'],
])

/** The first or last day of a span that is named beside it: `end of Q1`, `eom`, 月底, 下季度末, 12月初. */
const edge: DayReader = (plain, today) => {
  const short = shortEdges.get(plain)
  if (short) return typedSpans(short, today).map(({ end }) => end)
  const before = /^(?:the )?(end|start|beginning|close)(?: of)?(?: the)? (.{1,40})$/.exec(plain)
  const behind = before ? null : (/^(.{1,40}) (end|start)$/.exec(plain) ?? /^(.{1,20}?)(底|末|初)$/.exec(plain))
  const [side = '', words = ''] = before ? [before[1], before[2]] : [behind?.[2], behind?.[1]]
  if (words === '') return null
  const spans: readonly Span[] = typedSpans(words, today)
  if (spans.length === 0) return null
  const isStart = ['start', 'beginning', '初'].includes(side)
  const days = spans.map(({ start, end }) => (isStart ? start : end))
  return nearest(days, today)
}

/** Reads a day as people type it, `today` and the week from Monday on; see the table of cases beside this file. */
export function readDay(text: string, context: Context): DayReading {
  const plain = plainDateText(text)
  if (plain === null || plain === '') return { days: [], fault: 'unknown' }
  const readers: readonly DayReader[] = [
    (words) => numbered(words, context),
    (words) => listOf(typedDay(words)),
    ...spokenReaders,
    namedMonth,
    chineseDate,
    dayOfMonth,
    edge,
  ]
  for (const reader of readers) {
    const found = reader(plain, context.today)
    if (!found) continue
    const days = [...new Set(found.filter(isDay))].slice(0, 4)
    return { days, fault: days.length > 0 ? null : faultOf(found) }
  }
  return { days: [], fault: /^\d{4,6}[-/.年]\d/.test(plain) ? faultOf([plain]) : 'unknown' }
}

function listOf(day: string | null): readonly string[] | null {
  return day === null ? null : [day]
}

function faultOf(found: readonly string[]): DayFault {
  const year = Number(/^[+-]?(\d+)/.exec(found[0] ?? '')?.[1])
  return year < 100 || year > 9999 ? 'beyond' : 'noSuchDay'
}

/** Reads a period as people type it, in words (`Q3 2026`, 上半年) or as two days (`1 mar - 15 apr`, 3月1日至4月15日). */
export function readPeriod(text: string, context: Context): readonly Span[] {
  const plain = plainDateText(text)
  if (plain === null || plain === '') return []
  const spans = typedSpans(plain, context.today).filter(({ start, end }) => isDay(start) && isDay(end))
  if (spans.length > 0) return spans
  const sides = /^(?:from |从)?(.{1,28}?)(?: to | until | - | ?[–—~至到] ?)(.{1,28})$/.exec(plain)
  if (!sides) return []
  const [start] = readDay(sides[1] ?? '', context).days
  const ends = readDay(sides[2] ?? '', context).days
  // Where the end states no year it is that of the beginning.
  const [end] = start && ends.length > 1 ? readDay(sides[2] ?? '', { ...context, today: start }).days : ends
  return start && end && start <= end ? [{ start, end }] : []
}
