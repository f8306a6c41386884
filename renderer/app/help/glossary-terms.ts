import type { Language } from '#shared/base/translate.ts'
import { glossaryMessages } from './glossary.messages.ts'
import { soughtWords } from './search-handbook.ts'

/** A term in both languages; `means` is in the language that was asked for, `name` is its address in the glossary. */
export type Term = { readonly name: string; readonly en: string; readonly chinese: string; readonly means: string }

const { en, 'zh-CN': chinese } = glossaryMessages
const [prefix, meaning] = ['glossary.', '.means']

/** Every term by its English name, with what it means in the language. */
export function termsIn(language: Language): readonly Term[] {
  const own: Readonly<Record<string, string>> = language === 'en' ? en : chinese
  const other: Readonly<Record<string, string>> = chinese
  return Object.entries(en)
    .filter(([key]) => !key.endsWith(meaning))
    .map(([key, term]) => ({
      name: key.slice(prefix.length),
      en: term,
      chinese: other[key] ?? '',
      means: own[key + meaning] ?? '',
    }))
    .toSorted((one, two) => one.en.localeCompare(two.en, 'en'))
}

/** The terms that hold every word, in either language or in their meaning; all of them where nothing was typed. */
export function searchGlossary(terms: readonly Term[], typed: string): readonly Term[] {
  const words = soughtWords(typed)
  return terms.filter((term) => {
    const text = `${term.en} ${term.chinese} ${term.means}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
