import { englishMonths } from '../../base/calendar-words.ts'
import type { Period } from '../../record/fields.ts'

const numbered = (count: number, name: (number: number) => string) =>
  Array.from({ length: count }, (_, at) => name(at + 1))
const chinese = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'] as const
const ordinals = ['first', 'second', 'third', 'fourth'] as const
const shortOrdinals = ['1st', '2nd', '3rd', '4th'] as const

/** The ways in which titles name a part of the year; each row names all parts, the first one first. */
const names: Readonly<Record<1 | 3 | 6, readonly (readonly string[])[]>> = {
  1: [
    englishMonths,
    englishMonths.map((name) => name.slice(0, 3)),
    englishMonths.map((name) => (name === 'September' ? 'Sept' : name.slice(0, 3))),
    numbered(12, (number) => `${number}月`),
    numbered(12, (number) => `${String(number).padStart(2, '0')}月`),
    chinese.map((number) => `${number}月`),
  ],
  3: [
    numbered(4, (number) => `Q${number}`),
    ordinals.map((word) => `${word} quarter`),
    shortOrdinals.map((word) => `${word} quarter`),
    numbered(4, (number) => `quarter ${number}`),
    numbered(4, (number) => `第${number}季度`),
    numbered(4, (number) => `${number}季度`),
    chinese.slice(0, 4).map((number) => `第${number}季度`),
    chinese.slice(0, 4).map((number) => `${number}季度`),
  ],
  6: [
    numbered(2, (number) => `H${number}`),
    ordinals.slice(0, 2).map((word) => `${word} half`),
    shortOrdinals.slice(0, 2).map((word) => `${word} half`),
    ['上半年', '下半年'],
  ],
}

/** A place in a title that names a part of the year: its row of names (null for the digits of `2026-03`) and its number from 1. */
type Label = { readonly row: readonly string[] | null; readonly number: number }

function labelOf(found: string, months: 1 | 3 | 6): Label {
  const lower = found.toLowerCase()
  for (const row of names[months]) {
    const at = row.findIndex((name) => name.toLowerCase() === lower)
    if (at >= 0) return { row, number: at + 1 }
  }
  return { row: null, number: Number(found) }
}

/** What finds the names of one length: whole Latin words, which may follow a year at once, and whole Chinese numbers. */
function pattern(months: 1 | 3 | 6): RegExp {
  const words = names[months].flat().toSorted((one, other) => other.length - one.length)
  const latin = words.filter((word) => /^[A-Za-z\d].*[A-Za-z\d]$/.test(word)).join('|')
  const han = words.filter((word) => /\p{Script=Han}/u.test(word)).join('|')
  const parts = [`(?<![A-Za-z])(?:${latin})(?![A-Za-z\\d])`, `(?<![\\d${chinese.join('')}])(?:${han})`]
  // Only digits that stand after a year are a month: `2026-03`, and no day after it.
  if (months === 1) parts.push('(?<=(?<!\\d)\\d{4}[-/.])(?:0?[1-9]|1[0-2])(?![\\d]|[-/.]\\d)')
  return new RegExp(parts.join('|'), 'giu')
}

const patterns = { 1: pattern(1), 3: pattern(3), 6: pattern(6) } as const

/** A word in the case of another, word by word. */
function inCaseOf(sample: string, words: string): string {
  const samples = sample.split(' ')
  return words
    .split(' ')
    .map((word, at) => {
      const like = samples[at] ?? ''
      if (like.length > 1 && like === like.toUpperCase()) return word.toUpperCase()
      return /^[A-Z]/.test(like) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word.toLowerCase()
    })
    .join(' ')
}

function nameAfter(found: string, { row, number }: Label, count: number): string {
  const next = (number % count) + 1
  if (row === null) return String(next).padStart(found.length > 1 ? 2 : 1, '0')
  return inCaseOf(found, row[next - 1] ?? found)
}

const anyYear = /(?<!\d)(?:19|20)\d\d(?!\d)/g

/**
 * The title of the cycle that follows, from the title of one and both periods; `months` is their length where it is a
 * month, a quarter or half a year. What the title calls its part of the year moves on by one, in the form in which it is
 * written, and its years where that begins anew, so that years of account keep their own count. A title without one gets
 * the year of the new period; any other stays.
 */
export function nextTitle(title: string, before: Period, after: Period, months: number | null): string {
  const [old, year] = [before.start.slice(0, 4), after.start.slice(0, 4)]
  if (months !== 1 && months !== 3 && months !== 6) return title.replaceAll(old, year)
  const own = Math.ceil(Number(before.start.slice(5, 7)) / months)
  // English names of months begin with a capital; `may` is another word.
  const found = [...title.matchAll(patterns[months])].filter(([text]) => months !== 1 || !/^[a-z]/.test(text))
  const labels = found.map((match) => ({ at: match.index, text: match[0], label: labelOf(match[0], months) }))
  const exact = labels.filter(({ label }) => label.number === own)
  // Quarters of a year of account are numbered from its own beginning; months are the same for everybody.
  const moved = exact.length > 0 || months === 1 ? exact : labels
  if (moved.length === 0) return title.replaceAll(old, year)
  const count = 12 / months
  const turned = moved.some(({ label }) => label.number === count)
  const pieces = moved.map(({ at, text, label }, place) => {
    const previous = moved[place - 1]
    const kept = title.slice(previous ? previous.at + previous.text.length : 0, at)
    return [kept, nameAfter(text, label, count)] as const
  })
  const last = moved.at(-1)
  const rest = title.slice(last ? last.at + last.text.length : 0)
  const years = (text: string) => (turned ? text.replace(anyYear, (found) => String(Number(found) + 1)) : text)
  return pieces.map(([kept, name]) => years(kept) + name).join('') + years(rest)
}
