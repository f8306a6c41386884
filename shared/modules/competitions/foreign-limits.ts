import { unitsText } from '../../record/decimal.ts'
import type { AnyValue } from '../../record/values.ts'
import { type JsonRow, type KeptValue, type LossBook, wholeOf, wordsOf } from './foreign-contest.ts'

/** How much of what another program wrote our fields hold. */
export const longest = { name: 200, word: 120, reason: 300, text: 20_000, awardText: 5000, email: 320 } as const
const most = { source: 100, members: 200, kept: 500, keptName: 200, rank: 1_000_000, points: 1_000_000_000n } as const
const places = 4

export function cut(text: string | null, length: number, field: string, book: LossBook): string | null {
  if (text === null || text.length <= length) return text
  book.add('cut', field)
  return text.slice(0, length)
}

/** The number of a row; null for what is none, or longer than any. */
export function numberedBy(value: AnyValue | undefined): string | null {
  const text = wordsOf(value)
  return text !== null && text.length <= most.source ? text : null
}

/** A whole number, set to the nearest bound where it lies outside. */
export function within(
  value: number | null,
  [least, greatest]: readonly [number, number],
  field: string,
  book: LossBook,
): number | null {
  if (value === null) return null
  const bounded = Math.min(greatest, Math.max(least, value))
  if (bounded !== value) book.add('range', field)
  return bounded
}

/** A rank from 1 on; another is none, and told. */
export function rankOf(value: AnyValue | undefined, book: LossBook): number | null {
  const rank = wholeOf(value)
  if (rank !== null && rank >= 1 && rank <= most.rank) return rank
  if (wordsOf(value) !== null) book.add('range', 'rank')
  return null
}

/** A number without an exponent, as programs write very small and very large ones. */
function plain(text: string): string {
  return /^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i.test(text) ? Number(text).toFixed(20) : text
}

/** Points with the four places in which they are stored, rounded half away from zero; null for what is no number. */
export function pointsOf(value: AnyValue | undefined, book: LossBook): string | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(plain((wordsOf(value) ?? '').trim()))
  if (match === null) return null
  const fraction = match[3] ?? ''
  const kept = BigInt(`${match[2]}${fraction.slice(0, places).padEnd(places, '0')}`)
  const rest = fraction.slice(places)
  const rounded = kept + (rest >= '5' ? 1n : 0n)
  if (/[1-9]/.test(rest)) book.add('precision', 'score')
  const greatest = most.points * 10n ** BigInt(places)
  if (rounded > greatest) book.add('range', 'score')
  const units = rounded > greatest ? greatest : rounded
  return unitsText(match[1] === '-' ? -units : units, places)
}

/** As many members as an entrant holds, none of them twice. */
export function membersWithin<Member extends { readonly source: string }>(
  members: readonly Member[],
  book: LossBook,
): readonly Member[] {
  const apart = unique(members, 'members', book)
  if (apart.length > most.members) book.add('cut', 'members', apart.length - most.members)
  return apart.slice(0, most.members)
}

/** The JSON of a value as far as it fits; null where no part of it does. */
function fitting(value: AnyValue): string | null {
  const text = JSON.stringify(value)
  if (text.length <= longest.text) return text
  if (typeof value === 'string')
    return fitting(value.slice(0, Math.floor((value.length * longest.text) / text.length) - 2))
  return Array.isArray(value) ? fitting(value.slice(0, Math.floor(value.length / 2))) : null
}

/** What of a row has no field here, in its order and as far as it fits. */
export function keptOf(row: JsonRow, known: readonly string[], book: LossBook): readonly KeptValue[] {
  const named = Object.entries(row).filter(([name]) => !known.includes(name))
  const kept = named.flatMap(([name, value]): KeptValue[] => {
    const text = name !== '' && name.length <= most.keptName ? fitting(value) : null
    if (text === null || text.length < JSON.stringify(value).length) book.add('cut', name.slice(0, most.keptName))
    return text === null ? [] : [{ name, value: text }]
  })
  if (kept.length > most.kept) book.add('cut', 'columns', kept.length - most.kept)
  return kept.slice(0, most.kept)
}

/** The first row of each number; the others are told. */
export function unique<Row extends { readonly source: string }>(
  rows: readonly Row[],
  what: string,
  book: LossBook,
): readonly Row[] {
  const seen = new Set<string>()
  return rows.filter(({ source }) => {
    if (seen.has(source)) book.add('doubled', `${what} ${source}`)
    return seen.size < seen.add(source).size
  })
}
