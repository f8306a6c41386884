import { typedDay } from '#shared/base/typed-day.ts'
import { typedDuration } from '#shared/base/typed-duration.ts'
import { instantIn } from '#shared/base/zoned.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyValue } from '#shared/record/values.ts'
import type { ReferenceNames } from './reference-names.ts'

/** What a cell means, or the key of a refusal; the record's own check has the last word. */
export type CellReading = { readonly value: unknown } | { readonly refused: string }

/** What cells are read by. */
export type CellReader = {
  readonly names: ReferenceNames
  /** The zone of clocks in the file that name none. */
  readonly zone: string
  /** The choice that a word of either language stands for, by the field's name; null where none. */
  choiceCalled(field: string, word: string): string | null
}

const yes: readonly string[] = ['true', 'yes', 'y', '1', '是', '√', '✓']
const no: readonly string[] = ['false', 'no', 'n', '0', '否', '×']

const reading = (value: unknown, refused: string): CellReading => (value === null ? { refused } : { value })

/** A number without the commas that group its digits. */
function ungrouped(text: string): string {
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
}

function wholeNumber(text: string): CellReading {
  const plain = ungrouped(text).replace(/\.0+$/, '')
  return /^-?\d{1,15}$/.test(plain) ? { value: Number(plain) } : { refused: 'number' }
}

function duration(text: string): CellReading {
  return /^\d{1,11}$/.test(text) ? { value: Number(text) } : reading(typedDuration(text), 'duration')
}

/** A moment: as it is stored, or a day and a clock, in the zone given where it names none. */
function instant(text: string, zone: string): CellReading {
  const clock = /^(.+?)[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/.exec(text)
  if (!clock) {
    const milliseconds = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN
    return Number.isNaN(milliseconds) ? { refused: 'instant' } : { value: new Date(milliseconds).toISOString() }
  }
  const [, typed = '', hour = '', minute = '', second = '0', fraction = ''] = clock
  const day = typedDay(typed)
  const start = day === null ? null : instantIn(zone, day, `${hour.padStart(2, '0')}:${minute}`)
  if (start === null || Number(second) > 59) return { refused: 'instant' }
  const milliseconds = Date.parse(start) + Number(second) * 1000 + Number(fraction.padEnd(3, '0'))
  return { value: new Date(milliseconds).toISOString() }
}

/** A day as it is typed, or as a spreadsheet writes it, with a clock at midnight. */
function day(text: string): string | null {
  return typedDay(text.replace(/[T ]0{1,2}:00(:00(\.0+)?)?$/, ''))
}

function period(text: string): CellReading {
  const ends = text.split(/\s*(?:\/{1,2}(?=\d{4}-)|\s[-–—]\s|–|—|~|至|到|\bto\b)\s*/)
  const [start, end] = ends.map(day)
  return ends.length === 2 && start && end ? { value: { start, end } } : { refused: 'period' }
}

function money(text: string): CellReading {
  const [, before, amount, after] = /^([A-Za-z]{3})?\s*(-?[\d,.]+)\s*([A-Za-z]{3})?$/.exec(text) ?? []
  const currency = before ?? after
  if (amount === undefined || currency === undefined || (before && after)) return { refused: 'money' }
  return { value: { amount: ungrouped(amount), currency: currency.toUpperCase() } }
}

function list(to: string, text: string, names: ReferenceNames): CellReading {
  const ids: string[] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const whole = names.named(to, line)
    const found = 'id' in whole ? [whole] : line.split(/[;；、]/).map((name) => names.named(to, name.trim()))
    for (const one of found) {
      if ('refused' in one) return { refused: found.length > 1 || !('refused' in whole) ? one.refused : whole.refused }
      ids.push(one.id)
    }
  }
  return { value: ids }
}

function parts(text: string): CellReading {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? { value: parsed } : { refused: 'parts' }
  } catch {
    return { refused: 'parts' }
  }
}

function yesOrNo(text: string): CellReading {
  const lower = text.toLowerCase()
  if (yes.includes(lower)) return { value: true }
  return no.includes(lower) ? { value: false } : { refused: 'yesOrNo' }
}

function readText(name: string, field: Field, text: string, reader: CellReader): CellReading {
  // Full-width digits and signs are those of a Chinese keyboard.
  const plain = text.normalize('NFKC').trim()
  switch (field.kind) {
    case 'integer':
      return wholeNumber(plain)
    case 'duration':
      return duration(plain)
    case 'decimal':
      return { value: ungrouped(plain) }
    case 'percent':
      return { value: ungrouped(plain.replace(/\s*%$/, '')) }
    case 'boolean':
      return yesOrNo(plain)
    case 'choice':
      return { value: reader.choiceCalled(name, text.trim()) ?? text.trim() }
    case 'date':
      return reading(day(plain), 'date')
    case 'instant':
      return instant(plain, reader.zone)
    case 'period':
      return period(plain)
    case 'money':
      return money(plain)
    case 'reference': {
      const found = reader.names.named(field.to, text.trim())
      return 'id' in found ? { value: found.id } : found
    }
    case 'references':
      return list(field.to, text, reader.names)
    case 'parts':
      return parts(text)
    default:
      return { value: text }
  }
}

/** Reads a cell for a field; empty cells are absent values. Values that are no text are taken as they are. */
export function readCell(name: string, field: Field, cell: AnyValue, reader: CellReader): CellReading {
  if (cell === null) return { value: null }
  if (typeof cell !== 'string') return { value: cell }
  return cell.trim() === '' ? { value: null } : readText(name, field, cell, reader)
}
