import { withWesternDigits } from './chinese-numerals.ts'
import { addDays, addMonths } from './dates.ts'
import { nearestFirst, type Span, type SpanUnit, spanOf } from './spans.ts'

const units: ReadonlyMap<string, SpanUnit> = new Map(
  Object.entries({
    week: 'week',
    month: 'month',
    quarter: 'quarter',
    half: 'half',
    'half year': 'half',
    year: 'year',
    周: 'week',
    星期: 'week',
    礼拜: 'week',
    月: 'month',
    季: 'quarter',
    季度: 'quarter',
    半年: 'half',
    年: 'year',
    年度: 'year',
  }),
)

const shifts: ReadonlyMap<string, number> = new Map(
  Object.entries({
    this: 0,
    current: 0,
    the: 0,
    next: 1,
    coming: 1,
    last: -1,
    previous: -1,
    past: -1,
    本: 0,
    这: 0,
    当: 0,
    今: 0,
    下: 1,
    明: 1,
    下下: 2,
    后: 2,
    上: -1,
    去: -1,
    上上: -2,
    前: -2,
  }),
)

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const fullMonths = /^(?:january|february|march|april|june|july|august|sept(?:ember)?|october|november|december)$/

/** The number of a month by its English name or its first three letters, 1 to 12; 0 for any other word. */
export function monthNamed(word: string): number {
  return word.length === 3 || fullMonths.test(word) ? months.indexOf(word.slice(0, 3)) + 1 : 0
}

/** Text as typed in the one form that is read: half width, small letters, Western digits, single spaces. Null where it is too long to be a date. */
export function plainDateText(text: string): string | null {
  if (text.length > 60) return null
  return withWesternDigits(text.normalize('NFKC').toLowerCase()).replaceAll(/\s+/g, ' ').trim()
}

/** The first day of the `place`th unit of a year, counted from 1; null where a year has fewer or cannot be written. */
function unitOfYear(unit: SpanUnit, length: number, place: number, year: number): Span | null {
  if (place < 1 || place > 12 / length || year < 100 || year > 9999) return null
  const month = String((place - 1) * length + 1).padStart(2, '0')
  return spanOf(unit, `${String(year).padStart(4, '0')}-${month}-01`)
}

/** In the stated year, or in the nearest of three. */
function unitsOfYears(unit: SpanUnit, length: number, place: number, year: string | undefined, today: string) {
  const current = Number(today.slice(0, 4))
  const years = year ? [Number(year.length === 2 ? `20${year}` : year)] : [current - 1, current, current + 1]
  const spans = years.map((one) => unitOfYear(unit, length, place, one)).filter((span) => span !== null)
  return year ? spans : nearestFirst(spans, today).slice(0, 2)
}

function shiftedUnit(plain: string, today: string): readonly Span[] | null {
  const found =
    /^(?:(this|current|the|next|coming|last|previous|past) )?(week|month|quarter|half(?: year)?|year)$/.exec(plain) ??
    /^(本|这|当|下下|下|上上|上)?个?(周|星期|礼拜|月|季度?)$/.exec(plain) ??
    /^([本今明后去前])?(年度?)$/.exec(plain)
  const unit = units.get(found?.[2] ?? '')
  return unit ? [spanOf(unit, today, shifts.get(found?.[1] ?? 'this') ?? 0)] : null
}

function yearOrMonth(plain: string, today: string): readonly Span[] | null {
  const numbered = /^(\d{4})(?: ?[-/.年] ?(\d{1,2}) ?月?)?(?:年(?:度)?)?$/.exec(plain)
  if (numbered) {
    const year = Number(numbered[1])
    const span = numbered[2] ? unitOfYear('month', 1, Number(numbered[2]), year) : unitOfYear('year', 12, 1, year)
    return span ? [span] : []
  }
  const month = /^(\d{1,2})月(?:份)?$/.exec(plain)
  if (month) return unitsOfYears('month', 1, Number(month[1]), undefined, today)
  const named = /^([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(plain)
  const place = named ? monthNamed(named[1] ?? '') : 0
  return place > 0 ? unitsOfYears('month', 1, place, named?.[2], today) : null
}

const relativeYears: ReadonlyMap<string, number> = new Map(
  Object.entries({ 前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1, 后年: 2 }),
)

/** With 今年, 明年 and the like turned into the year's number. */
export function withYearNumber(plain: string, today: string): string {
  return plain.replace(/^(?:前年|去年|今年|本年|明年|后年)(?=.)/, (word) => {
    return `${Number(today.slice(0, 4)) + (relativeYears.get(word) ?? 0)}年`
  })
}

function partOfYear(plain: string, today: string): readonly Span[] | null {
  const before = /^(?:(\d{4})(?:年| |-)?)?(?:(q|h)([1-4])|第?([1-4])季度?|(上|下)半年)$/.exec(plain)
  const after = before ?? /^()(?:(q|h)([1-4])()())(?:(?: of)?[ -/]?(\d{4}|\d{2}))$/.exec(plain)
  if (!after) return null
  const [, year, letter, place, quarter, half, yearBehind] = after
  const stated = year || yearBehind
  if (half) return unitsOfYears('half', 6, half === '上' ? 1 : 2, stated, today)
  if (letter === 'h') return unitsOfYears('half', 6, Number(place), stated, today)
  return unitsOfYears('quarter', 3, Number(place ?? quarter), stated, today)
}

const countedUnits: ReadonlyMap<string, 'days' | 'weeks' | 'months' | 'years'> = new Map(
  Object.entries({
    day: 'days',
    week: 'weeks',
    month: 'months',
    year: 'years',
    天: 'days',
    日: 'days',
    周: 'weeks',
    星期: 'weeks',
    月: 'months',
    年: 'years',
  }),
)

function counted(plain: string, today: string): readonly Span[] | null {
  const english = /^(last|past|next) (\d{1,3}) (day|week|month|year)s?$/.exec(plain)
  const found = english ?? /^(过去|最近|近|未来|今后)(\d{1,3})个?(天|日|周|星期|月|年)$/.exec(plain)
  if (!found) return null
  const [, way = '', count, unit = ''] = found
  const kind = countedUnits.get(unit) ?? 'days'
  const sign = ['next', '未来', '今后'].includes(way) ? 1 : -1
  const far = sign * Math.max(1, Number(count))
  const step = { days: 1, weeks: 7 } as const
  const other =
    kind === 'days' || kind === 'weeks'
      ? addDays(today, far * step[kind])
      : addMonths(today, far * (kind === 'years' ? 12 : 1))
  return sign > 0 ? [{ start: addDays(today, 1), end: other }] : [{ start: addDays(other, 1), end: today }]
}

/**
 * Weeks, months, quarters, halves and years as people type them (`Q3 2026`, `H1`, `this month`, `last 30 days`, 第三季度,
 * 上半年, 下个月), the likeliest first; several where no year is stated. `plain` comes from `plainDateText`.
 */
export function typedSpans(plain: string, today: string): readonly Span[] {
  const text = withYearNumber(plain, today)
  for (const reader of [shiftedUnit, partOfYear, yearOrMonth, counted]) {
    const found = reader(text, today)
    if (found) return found
  }
  return []
}
