import { isDay } from '#shared/base/calendar.ts'
import { clockIn, instantIn } from '#shared/base/zoned.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { cellOf } from './cells.ts'
import { cutText } from './long-text.ts'
import type { ReferenceNames } from './reference-names.ts'

/** Number formats by the place of their style; see `styles` in xlsx-parts.ts. */
export const styleOf = { plain: 0, head: 1, day: 2, moment: 3, percent: 4, elapsed: 5, decimal: 6, text: 7 } as const

/** A cell ready to be written: a number in its shortest text, a truth, or text that nothing will run. */
export type SheetCell =
  | { readonly kind: 'number'; readonly text: string; readonly style: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | null

const dayLength = 86_400_000
const epoch = Date.UTC(1899, 11, 30)
/** Before this day the calendars of Excel and of the world disagree; such days go out as text. */
const firstSureDay = '1900-03-01'

const textCell = (text: string): SheetCell => (text === '' ? null : { kind: 'text', text: cutText(text) })
const numberCell = (text: string, style: number): SheetCell => ({ kind: 'number', text, style })

function dayCell(day: string): SheetCell {
  if (!isDay(day) || day < firstSureDay) return textCell(day)
  return numberCell(String((Date.parse(`${day}T00:00:00Z`) - epoch) / dayLength), styleOf.day)
}

/** A moment as clocks in the zone show it; as text where the clock would not lead back to it. */
function momentCell(instant: string, zone: string): SheetCell {
  const { day, time } = clockIn(zone, instant)
  const rest = Date.parse(instant) % 60_000
  const shown = instantIn(zone, day, time)
  if (day < firstSureDay || shown === null || Date.parse(shown) + rest !== Date.parse(instant)) return textCell(instant)
  const serial = (Date.parse(`${day}T${time}:00Z`) + rest - epoch) / dayLength
  return numberCell(String(serial), styleOf.moment)
}

/** The hundredth of a decimal text, by moving its point. */
function hundredth(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  const digits = whole.padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`
}

/** The cell of a value, with its type where a spreadsheet has one. */
export function sheetCell(field: Field | undefined, value: AnyValue, names: ReferenceNames, zone: string): SheetCell {
  if (value === null) return null
  switch (field?.kind) {
    case 'integer':
      return numberCell(String(value), styleOf.plain)
    case 'duration':
      return Number(value) < 360_000_000
        ? numberCell(String(Number(value) / 86_400), styleOf.elapsed)
        : numberCell(String(value), styleOf.plain)
    case 'decimal':
      return numberCell(String(value), styleOf.decimal)
    case 'percent':
      return numberCell(hundredth(String(value)), styleOf.percent)
    case 'boolean':
      return { kind: 'boolean', value: value === true }
    case 'date':
      return dayCell(String(value))
    case 'instant':
      return momentCell(String(value), zone)
    default:
      return textCell(field ? cellOf(field, value, names) : String(value))
  }
}
