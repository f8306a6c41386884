import type { Language } from '#shared/base/translate.ts'

/** Names one after another, as the language separates them: `a, b, c` or 甲、乙、丙. */
export const listed = (language: Language, names: readonly string[]): string =>
  names.join(language === 'en' ? ', ' : '、')

const wideEnd = /[。！？；：]$/

/** Whole sentences one after another: no space follows a full-width stop. */
export const together = (sentences: readonly string[]): string =>
  sentences.reduce(
    (said, sentence) => (said === '' || wideEnd.test(said) ? `${said}${sentence}` : `${said} ${sentence}`),
    '',
  )

/** From one to another, as the language writes a span of days or moments. */
export const span = (language: Language, start: string, end: string): string =>
  language === 'en' ? `${start} – ${end}` : `${start}至${end}`
