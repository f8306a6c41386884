import { type Language, type Translator, translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import { firstWords } from './app.messages.ts'
import { openWords } from './open.messages.ts'

/** All that the open window says. */
export const allWords = [...firstWords, ...catalogues, ...openWords]

const made = new Map<Language, Translator>()

/** The words of the language that the window does not speak now: people type names in either. */
export function otherWords(language: Language): Translator {
  const other = language === 'en' ? 'zh-CN' : 'en'
  const known = made.get(other) ?? translatorOf(other, allWords)
  made.set(other, known)
  return known
}
