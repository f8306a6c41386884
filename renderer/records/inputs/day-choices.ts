import { addDays } from '#shared/base/dates.ts'
import { readDay, readPeriod } from '#shared/base/day-reading.ts'
import { spanOf, weekdayOf } from '#shared/base/spans.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { Period } from '#shared/record/fields.ts'
import type { Formats } from '../formats.ts'

/** One thing that a typed text may mean, or that may be picked without typing. */
export type DayChoice = {
  readonly key: string
  readonly label: string
  readonly note: string
  readonly day: string
  /** Set where a whole period is meant. */
  readonly period?: Period
}

export type DayWords = { readonly t: Translator; readonly formats: Formats; readonly today: string }

/** What a typed text may mean, the likeliest first. */
export function choicesFor(text: string, { t, formats, today }: DayWords, withPeriods: boolean): readonly DayChoice[] {
  const context = { today, monthFirst: t.language !== 'en' }
  const days = readDay(text, context).days.map((day) => ({
    key: day,
    label: formats.weekday(day),
    note: formats.away(day, today),
    day,
  }))
  if (!withPeriods) return days
  const periods = readPeriod(text, context).map((period) => ({
    key: `${period.start} ${period.end}`,
    label: formats.period(period),
    note: '',
    day: period.start,
    period,
  }))
  return [...days, ...periods].slice(0, 4)
}

/** Days that are chosen often, for a box in which nothing has been typed. */
export function usualChoices({ t, formats, today }: DayWords): readonly DayChoice[] {
  const days = {
    today,
    tomorrow: addDays(today, 1),
    nextMonday: addDays(today, 7 - weekdayOf(today)),
    monthEnd: spanOf('month', today).end,
    quarterEnd: spanOf('quarter', today).end,
  }
  return Object.entries(days).map(([name, day]) => ({
    key: name,
    label: t(`date.pick.${name}`),
    note: formats.weekday(day),
    day,
  }))
}

/** Why a text is taken for no day, in words. */
export function dayFault(text: string, { t, today }: DayWords): string {
  const { fault } = readDay(text, { today, monthFirst: t.language !== 'en' })
  return t(`date.fault.${fault ?? 'unknown'}`)
}
