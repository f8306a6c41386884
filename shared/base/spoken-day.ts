import { addDays, addMonths } from './dates.ts'
import { weekdayOf } from './spans.ts'

/** The days that a text may mean, the likeliest first; null where the reader does not know this kind of text. */
export type DayReader = (plain: string, today: string) => readonly string[] | null

const near: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'day before yesterday': -2,
    yesterday: -1,
    today: 0,
    tod: 0,
    now: 0,
    tomorrow: 1,
    tmr: 1,
    tom: 1,
    'day after tomorrow': 2,
    大前天: -3,
    前天: -2,
    昨天: -1,
    昨日: -1,
    今天: 0,
    今日: 0,
    明天: 1,
    明日: 1,
    后天: 2,
    大后天: 3,
  }),
)

const nearDay: DayReader = (plain, today) => {
  const count = near.get(plain.replace(/^the /, ''))
  return count === undefined ? null : [addDays(today, count)]
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const shortened: ReadonlyMap<string, number> = new Map(Object.entries({ tues: 1, wednes: 2, thur: 3, thurs: 3 }))

function weekdayNamed(word: string): number {
  return shortened.get(word) ?? weekdays.findIndex((name) => name === word || name.slice(0, 3) === word)
}

/** `next fri` is Friday of next week for some and the coming Friday for others: both are offered where they differ. */
const englishWeekday: DayReader = (plain, today) => {
  const found = /^(?:on )?(?:(this|next|last|coming) )?([a-z]{3,9})(?: (this|next|last) week)?$/.exec(plain)
  const place = found ? weekdayNamed(found[2] ?? '') : -1
  if (!found || place < 0) return null
  const inThisWeek = addDays(today, place - weekdayOf(today))
  const coming = inThisWeek < today ? addDays(inThisWeek, 7) : inThisWeek
  switch (found[3] ? `${found[3]} week` : found[1]) {
    case 'this':
    case 'this week':
      return [inThisWeek]
    case 'next week':
      return [addDays(inThisWeek, 7)]
    case 'last week':
      return [addDays(inThisWeek, -7)]
    case 'next':
      return [addDays(inThisWeek, 7), coming]
    case 'last':
      return [inThisWeek < today ? inThisWeek : addDays(inThisWeek, -7), addDays(inThisWeek, -7)]
    default:
      return [coming, addDays(coming, 7)]
  }
}

const weeksAway: ReadonlyMap<string, number> = new Map(
  Object.entries({ 上上: -2, 上: -1, 本: 0, 这: 0, 下: 1, 下下: 2 }),
)

const chineseWeekday: DayReader = (plain, today) => {
  const found = /^(上上|上|本|这|下下|下)?个?(?:周|星期|礼拜)([1-7日天末])$/.exec(plain)
  if (!found) return null
  const [, week, name = ''] = found
  const place = name === '末' ? 5 : '日天'.includes(name) ? 6 : Number(name) - 1
  const inThisWeek = addDays(today, place - weekdayOf(today))
  const days = week ? [addDays(inThisWeek, (weeksAway.get(week) ?? 0) * 7)] : [inThisWeek, addDays(inThisWeek, 7)]
  return name === '末'
    ? days.slice(0, 1).flatMap((day) => [day, addDays(day, 1)])
    : days.toSorted((one, other) => (one < today ? 1 : other < today ? -1 : 0))
}

const words = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** Months are counted as months, everything else in days. */
const steps: ReadonlyMap<string, { readonly days?: number; readonly months?: number }> = new Map(
  Object.entries({
    d: { days: 1 },
    day: { days: 1 },
    w: { days: 7 },
    wk: { days: 7 },
    week: { days: 7 },
    fortnight: { days: 14 },
    m: { months: 1 },
    mo: { months: 1 },
    month: { months: 1 },
    q: { months: 3 },
    quarter: { months: 3 },
    y: { months: 12 },
    yr: { months: 12 },
    year: { months: 12 },
    天: { days: 1 },
    日: { days: 1 },
    周: { days: 7 },
    星期: { days: 7 },
    礼拜: { days: 7 },
    月: { months: 1 },
    季度: { months: 3 },
    年: { months: 12 },
  }),
)

/** Half a month is 15 days, half a year six months; other halves are not read. */
const halves: ReadonlyMap<string, { readonly days?: number; readonly months?: number }> = new Map(
  Object.entries({
    月: { days: 15 },
    年: { months: 6 },
  }),
)

function moved(today: string, count: number, step: { readonly days?: number; readonly months?: number }): string {
  return step.months ? addMonths(today, count * step.months) : addDays(today, count * (step.days ?? 1))
}

const signed: DayReader = (plain, today) => {
  const found = /^([+-]) ?(\d{1,4}) ?([a-z]{1,9}|[天日周月年])$/.exec(plain)
  const step = steps.get((found?.[3] ?? '').replace(/(?<=..)s$/, ''))
  return found && step ? [moved(today, Number(`${found[1]}${found[2]}`), step)] : null
}

const englishOffset: DayReader = (plain, today) => {
  const found = /^(in )?(\d{1,4}|[a-z]{1,6}) ?(?<!\d )([a-z]{1,10})( ago| from now| later| from today)?$/.exec(
    plain.replace(/^(in )?(\d{1,4}) /, '$1$2'),
  )
  if (!found) return null
  const [, , number = '', unit = '', behind = ''] = found
  const step = steps.get(unit.replace(/(?<=..)s$/, ''))
  const count = /^\d/.test(number) ? Number(number) : /^an?$/.test(number) ? 1 : words.indexOf(number)
  if (!step || count < 0) return null
  return [moved(today, behind === ' ago' ? -count : count, step)]
}

const chineseOffset: DayReader = (plain, today) => {
  const found = /^(\d{1,4}|半)个?(天|日|周|星期|礼拜|月|季度|年)(?:之|以)?(后|内|前)$/.exec(plain)
  if (!found) return null
  const [, number = '', unit = '', way] = found
  const step = number === '半' ? halves.get(unit) : steps.get(unit)
  const count = number === '半' ? 1 : Number(number)
  return step ? [moved(today, way === '前' ? -count : count, step)] : null
}

/** `next week` as a day is its Monday, `next month` and `next year` the same day then. */
const wholeUnit: DayReader = (plain, today) => {
  const found =
    /^(next|last) (week|month|year)$/.exec(plain) ??
    /^(下|上)个?(周|星期|礼拜|月)$/.exec(plain) ??
    /^(明|去)(年)$/.exec(plain)
  if (!found) return null
  const count = ['next', '下', '明'].includes(found[1] ?? '') ? 1 : -1
  const step = steps.get(found[2] ?? '') ?? {}
  return [moved(step.days ? addDays(today, -weekdayOf(today)) : today, count, step)]
}

/** Days that are told from today: `tomorrow`, `next fri`, `in 3 weeks`, `+10d`, 下周五, 三天后. */
export const spokenReaders: readonly DayReader[] = [
  nearDay,
  englishWeekday,
  chineseWeekday,
  signed,
  englishOffset,
  chineseOffset,
  wholeUnit,
]
