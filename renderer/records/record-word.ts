import type { Translator } from '#shared/base/translate.ts'

/** The name of a record within a sentence: small in English, unless it begins with an abbreviation. */
export function recordWord(t: Translator, record: string): string {
  const word = t(record)
  return t.language === 'en' && /^[A-Z][a-z]/.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word
}
