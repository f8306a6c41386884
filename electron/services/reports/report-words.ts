import { englishMonths } from '#shared/base/calendar-words.ts'
import { grouped } from '#shared/base/grouped.ts'
import { type MarkdownSpan, parseMarkdown } from '#shared/base/markdown.ts'
import { listed } from '#shared/base/series.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { Money, Period } from '#shared/record/fields.ts'

/** A day as the language writes it, 22 November 2026 or 2026年11月22日; written out here, for locale data may change. */
export function dayText(words: Translator, day: string | null): string {
  if (!day) return ''
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-')
  if (words.language === 'zh-CN') return `${year}年${Number(month)}月${Number(date)}日`
  return `${Number(date)} ${englishMonths[Number(month) - 1] ?? month} ${year}`
}

/** A day for a table's narrow column. */
export function shortDayText(words: Translator, day: string | null): string {
  const text = dayText(words, day)
  return words.language === 'zh-CN' ? text : text.replace(/ ([A-Z][a-z]{2})[a-z]+ /, ' $1 ')
}

/** Widths in points that the words of both languages need in a table. */
export const columnPoints = { number: 63, severity: 64, person: 88, day: 74, state: 72 } as const

/** A closed interval of days in words. */
export function periodText(words: Translator, period: Period | null): string {
  if (!period) return ''
  return words('reportFrame.span', { start: dayText(words, period.start), end: dayText(words, period.end) })
}

/** A moment in words, in UTC, for a report is read in other zones. */
export function momentText(words: Translator, instant: string): string {
  return `${dayText(words, instant)} ${instant.slice(11, 16)} UTC`
}

/** Names as the language lists them. */
export function listText(words: Translator, names: readonly string[]): string {
  return listed(
    words.language,
    names.filter((name) => name !== ''),
  )
}

/** The pairs that say something, for a list of names and values. */
export function filled(pairs: readonly (readonly [string, string])[]) {
  return pairs.filter(([, value]) => value !== '').map(([key, value]) => ({ key, value }))
}

/** An amount with its currency, as the window writes it. */
export function moneyText(money: Money | null): string {
  return money === null ? '' : `${money.currency} ${grouped(money.amount)}`
}

/** Markdown for a cell: paragraphs with their emphasis; what is more than that stays as it was typed. */
export function markdownCell(text: string): string | { readonly spans: readonly MarkdownSpan[] } {
  const spans: MarkdownSpan[] = []
  for (const [at, block] of parseMarkdown(text).entries()) {
    if (block.kind !== 'paragraph') return text
    spans.push(...(at === 0 ? [] : [{ text: '\n' }]), ...block.spans)
  }
  return { spans }
}
