import { differenceInDays } from '#shared/base/dates.ts'
import { grouped } from '#shared/base/grouped.ts'
import { span } from '#shared/base/series.ts'
import type { Language } from '#shared/base/translate.ts'
import type { Money, Period } from '#shared/record/fields.ts'

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', 'zh-CN': 'zh-CN' }

/** How values are written for people, in their language and in the organisation's zone. */
export type Formats = {
  day(day: string): string
  /** A day with its weekday, for whoever just typed it. */
  weekday(day: string): string
  /** How far a day is from another, such as "in 6 days". */
  away(day: string, today: string): string
  instant(instant: string): string
  /** The time of day of a moment. */
  clock(instant: string): string
  /** The zone in which instants are written. */
  readonly zone: string
  period(period: Period): string
  /** From one to another. */
  span(start: string, end: string): string
  duration(seconds: number): string
  integer(value: number): string
  decimal(text: string): string
  percent(text: string): string
  money(money: Money): string
  bytes(size: number): string
}

const dayOptions = (language: Language): Intl.DateTimeFormatOptions => ({
  day: 'numeric',
  month: language === 'en' ? 'short' : 'long',
  year: 'numeric',
})

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

function durationFormat(locale: string) {
  const writers = units.map(([unit, seconds]) => ({
    seconds,
    write: new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }),
  }))
  return (total: number): string => {
    let rest = total
    const words: string[] = []
    for (const { seconds, write } of writers) {
      const count = Math.floor(rest / seconds)
      rest -= count * seconds
      if (count > 0) words.push(write.format(count))
    }
    return words.length > 0 ? words.join(' ') : (writers.at(-1)?.write.format(0) ?? '0')
  }
}

const byteUnits = ['B', 'kB', 'MB', 'GB'] as const

/** Writes sizes, which no zone changes: also where no vault is open yet. */
export function bytesFormat(language: Language) {
  const write = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 })
  return (size: number): string => {
    const scale = Math.min(byteUnits.length - 1, size < 1000 ? 0 : Math.floor(Math.log10(size) / 3))
    return `${write.format(size / 1000 ** scale)} ${byteUnits[scale]}`
  }
}

/** Writes calendar days, which no zone changes. */
export function dayFormat(language: Language) {
  // Noon in UTC is that day when written in UTC.
  const days = new Intl.DateTimeFormat(locales[language], { ...dayOptions(language), timeZone: 'UTC' })
  return (day: string): string => days.format(new Date(`${day}T12:00:00Z`))
}

export function formatsFor(language: Language, zone: string): Formats {
  const locale = locales[language]
  const weekdays = new Intl.DateTimeFormat(locale, {
    ...(language === 'en' ? dayOptions(language) : {}),
    weekday: 'short',
    timeZone: 'UTC',
  })
  const distances = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const instants = new Intl.DateTimeFormat(locale, {
    ...dayOptions(language),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  const clocks = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  const day = dayFormat(language)
  return {
    day,
    weekday: (text) => {
      const written = new Date(`${text}T12:00:00Z`)
      return language === 'en' ? weekdays.format(written) : `${day(text)} ${weekdays.format(written)}`
    },
    away: (text, today) => distances.format(differenceInDays(text, today), 'day'),
    clock: (text) => clocks.format(new Date(text)),
    zone,
    instant: (text) => instants.format(new Date(text)),
    period: ({ start, end }) => (start === end ? day(start) : span(language, day(start), day(end))),
    span: (start, end) => span(language, start, end),
    duration: durationFormat(locale),
    integer: (value) => grouped(String(value)),
    decimal: grouped,
    percent: (text) => `${text.replace(/\.0*$|(\.\d*[1-9])0+$/, '$1') || '0'} %`,
    money: ({ amount, currency }) => `${currency} ${grouped(amount)}`,
    bytes: bytesFormat(language),
  }
}
