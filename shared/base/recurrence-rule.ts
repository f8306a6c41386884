import { isDay } from './calendar.ts'

/** How often a rule comes round; finer than a day is nothing that people keep. */
export type Frequency = 'daily' | 'weekly' | 'monthly' | 'yearly'

/** A day of the week, 0 for Monday; `nth` counts it within its month, from the end where negative, 0 for every one. */
export type RuleWeekday = { readonly day: number; readonly nth: number }

/** A rule of RFC 5545, 3.3.10, as far as duties need it; `until` is `YYYY-MM-DD`, lists are in order. */
export type RecurrenceRule = {
  readonly frequency: Frequency
  readonly interval: number
  readonly weekdays: readonly RuleWeekday[]
  readonly monthDays: readonly number[]
  readonly months: readonly number[]
  readonly positions: readonly number[]
  readonly count: number | null
  readonly until: string | null
}

/** Why a rule is refused; `part` is the part of the text that it is about. */
export type RuleProblem = {
  readonly problem: 'unreadable' | 'unknown' | 'repeated' | 'frequency' | 'range' | 'clash'
  readonly part: string
}

const frequencies: Readonly<Record<string, Frequency>> = {
  DAILY: 'daily',
  WEEKLY: 'weekly',
  MONTHLY: 'monthly',
  YEARLY: 'yearly',
}
const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** The longest pause of each frequency: about a year of days, and twenty years at most. */
const mostInterval: Readonly<Record<Frequency, number>> = { daily: 366, weekly: 104, monthly: 120, yearly: 20 }
const mostCount = 1000
const longest = 300

type Parts = ReadonlyMap<string, string>
const knownParts = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST']

class Refused extends Error {
  readonly found: RuleProblem
  constructor(problem: RuleProblem['problem'], part: string) {
    super(`${problem}: ${part}`)
    this.found = { problem, part: part.slice(0, 60) }
  }
}

function partsOf(text: string): Parts {
  const parts = new Map<string, string>()
  if (text.length > longest) throw new Refused('unreadable', text)
  for (const piece of text.trim().toUpperCase().split(';')) {
    const match = /^([A-Z]+)=([A-Z0-9,+-]+)$/.exec(piece.trim())
    const [name = '', value = ''] = match?.slice(1) ?? []
    if (!match) throw new Refused('unreadable', piece.trim())
    if (!knownParts.includes(name)) throw new Refused('unknown', piece)
    if (parts.has(name)) throw new Refused('repeated', name)
    parts.set(name, value)
  }
  return parts
}

function wholeNumber(parts: Parts, name: string, most: number): number | null {
  const text = parts.get(name)
  if (text === undefined) return null
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (value < 1 || value > most) throw new Refused('range', `${name}=${text}`)
  return value
}

/** Numbers between 1 and `most`, and from the end as negative ones where `signed`; each once, in order. */
function numberList(parts: Parts, name: string, most: number, signed: boolean): readonly number[] {
  const text = parts.get(name)
  if (text === undefined) return []
  const numbers = text.split(',').map((piece) => {
    const value = /^[+-]?\d{1,3}$/.test(piece) ? Number(piece) : 0
    if (value === 0 || Math.abs(value) > most || (value < 0 && !signed)) throw new Refused('range', `${name}=${piece}`)
    return value
  })
  return [...new Set(numbers)].toSorted((one, other) => one - other)
}

function weekdayList(parts: Parts): readonly RuleWeekday[] {
  const text = parts.get('BYDAY')
  if (text === undefined) return []
  const days = text.split(',').map((piece): RuleWeekday => {
    const [sign = '', name = ''] = /^([+-]?[1-5])?([A-Z]{2})$/.exec(piece)?.slice(1) ?? []
    const day = weekdayNames.findIndex((known) => known === name)
    if (day < 0) throw new Refused('range', `BYDAY=${piece}`)
    return { day, nth: Number(sign || 0) }
  })
  const unique = new Map(days.map((one) => [`${one.nth} ${one.day}`, one]))
  return [...unique.values()].toSorted((one, other) => one.nth - other.nth || one.day - other.day)
}

function untilDay(parts: Parts): string | null {
  const text = parts.get('UNTIL')
  if (text === undefined) return null
  const match = /^(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?$/.exec(text)
  const day = match ? `${match[1]}-${match[2]}-${match[3]}` : ''
  if (!isDay(day)) throw new Refused('range', `UNTIL=${text}`)
  return day
}

function readParts(parts: Parts): RecurrenceRule {
  const named = parts.get('FREQ')
  const frequency = Object.hasOwn(frequencies, named ?? '') ? frequencies[named ?? ''] : undefined
  if (!frequency) throw new Refused('frequency', `FREQ=${named ?? ''}`)
  const rule: RecurrenceRule = {
    frequency,
    interval: wholeNumber(parts, 'INTERVAL', mostInterval[frequency]) ?? 1,
    weekdays: weekdayList(parts),
    monthDays: numberList(parts, 'BYMONTHDAY', 31, true),
    months: numberList(parts, 'BYMONTH', 12, false),
    positions: numberList(parts, 'BYSETPOS', 31, true),
    count: wholeNumber(parts, 'COUNT', mostCount),
    until: untilDay(parts),
  }
  // Weeks begin on Monday here as in ISO 8601; another beginning would shift every second week unseen.
  const weekStart = parts.get('WKST')
  if (weekStart !== undefined && weekStart !== 'MO') throw new Refused('range', `WKST=${weekStart}`)
  if (rule.count !== null && rule.until !== null) throw new Refused('clash', 'COUNT;UNTIL')
  const counts = rule.weekdays.some(({ nth }) => nth !== 0)
  if (counts && (frequency === 'daily' || frequency === 'weekly')) throw new Refused('clash', 'BYDAY')
  if (frequency === 'weekly' && rule.monthDays.length > 0) throw new Refused('clash', 'BYMONTHDAY')
  const picks = rule.weekdays.length + rule.monthDays.length + rule.months.length > 0
  if (rule.positions.length > 0 && !picks) throw new Refused('clash', 'BYSETPOS')
  return rule
}

/** Reads a rule, in any order and case of its parts; answers what is wrong with one that is refused. */
export function readRule(text: string): { readonly rule: RecurrenceRule } | RuleProblem {
  try {
    return { rule: readParts(partsOf(text)) }
  } catch (error) {
    if (error instanceof Refused) return error.found
    throw error
  }
}

/** The one way in which a rule is written; the reverse of readRule. */
export function writeRule(rule: RecurrenceRule): string {
  const weekdays = rule.weekdays.map(({ day, nth }) => `${nth === 0 ? '' : nth}${weekdayNames[day] ?? ''}`)
  const list = (name: string, values: readonly (string | number)[]) =>
    values.length > 0 ? [`${name}=${values.join(',')}`] : []
  return [
    `FREQ=${rule.frequency.toUpperCase()}`,
    ...(rule.interval > 1 ? [`INTERVAL=${rule.interval}`] : []),
    ...list('BYMONTH', rule.months),
    ...list('BYMONTHDAY', rule.monthDays),
    ...list('BYDAY', weekdays),
    ...list('BYSETPOS', rule.positions),
    ...(rule.count === null ? [] : [`COUNT=${rule.count}`]),
    ...(rule.until === null ? [] : [`UNTIL=${rule.until.replaceAll('-', '')}`]),
  ].join(';')
}

const everyDay = { weekdays: [], monthDays: [], months: [], positions: [], count: null, until: null }

/** A rule that comes round every so many days, weeks, months or years. */
export function everyRule(frequency: Frequency, interval = 1): RecurrenceRule {
  return { ...everyDay, frequency, interval }
}

/**
 * A rule for one day of a month; a month that is too short has its last day instead, which RFC 5545 would leave out: of
 * the days 28 to 31 that it has, the last one counts.
 */
export function monthDayRule(interval: number, day: number): RecurrenceRule {
  const rule = everyRule('monthly', interval)
  if (day >= 31) return { ...rule, monthDays: [-1] }
  if (day <= 28) return { ...rule, monthDays: [day] }
  return { ...rule, monthDays: Array.from({ length: day - 27 }, (_, index) => 28 + index), positions: [-1] }
}

/** The day of the month that a rule made by monthDayRule stands for, 31 for the last; null for another rule. */
export function monthDayOf(rule: RecurrenceRule): number | null {
  const [day] = rule.monthDays
  if (rule.frequency !== 'monthly' || day === undefined || rule.months.length > 0 || rule.weekdays.length > 0)
    return null
  if (rule.monthDays.length === 1 && rule.positions.length === 0) return day === -1 ? 31 : day > 0 ? day : null
  const isRun = rule.monthDays.every((one, index) => one === 28 + index) && rule.positions.join() === '-1'
  return isRun ? 27 + rule.monthDays.length : null
}
