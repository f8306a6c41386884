import { createInstance, type i18n } from 'i18next'

/** The languages of the window and of every report. */
export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** Words by key, in one language. Plurals end in `_one` and `_other`; placeholders are `{{name}}`. */
export type Words = Readonly<Record<string, string>>

type Plain<Key extends string> = Key extends `${string}_one` ? never : Key

/**
 * The words of one module. Every English key must have its Chinese one; Chinese has no singular, so a key that ends in
 * `_one` may be left out there.
 */
export function defineMessages<const English extends Words>(messages: {
  readonly en: English
  readonly 'zh-CN': { readonly [Key in Plain<keyof English & string>]: string }
}): { readonly en: English; readonly 'zh-CN': { readonly [Key in Plain<keyof English & string>]: string } } {
  return messages
}

/** Words of one language, looked up and filled. `has` tells whether a key is known. */
export type Translator = {
  readonly language: Language
  (key: string, parameters?: Readonly<Record<string, string | number>>): string
  has(key: string): boolean
}

/** An i18next instance without any loading of its own: modules add their words as they are needed. */
function createTranslation(language: Language): i18n {
  const instance = createInstance()
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: {},
    initAsync: false,
  })
  return instance
}

/** Adds the words of a module for one language. */
function addWords(instance: i18n, language: Language, words: Words): void {
  instance.addResourceBundle(language, 'translation', words, true, true)
}

/** Numbers under these names are names themselves, such as that of a year. */
const names = ['year', 'from', 'to']

/** What is written in the place of parameters: whole numbers in groups of digits, as the language writes them. */
function written(
  parameters: Readonly<Record<string, string | number>>,
  numbers: Intl.NumberFormat,
): Readonly<Record<string, string | number>> {
  const entries = Object.entries(parameters)
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      typeof value === 'number' && Number.isInteger(value) && !names.includes(name)
        ? numbers.format(value)
        : typeof value === 'string'
          ? `${begins}${value}${ends}`
          : value,
    ]),
  )
}

/** Noncharacters of Unicode, which no text may hold: they mark what was filled in until its neighbours are known. */
const begins = '\uFDD0'
const ends = '\uFDD1'

/**
 * A filled sentence without its marks. Chinese sets a space between a Han character and a Latin letter: between the words of
 * a sentence and what was filled in, for what a person wrote stays as it was written.
 */
function joined(language: Language, filled: string): string {
  const spaced =
    language === 'zh-CN'
      ? filled.replace(/(?<=\p{Script=Han})\uFDD0(?=[A-Za-z])|(?<=[A-Za-z])\uFDD1(?=\p{Script=Han})/gu, ' ')
      : filled
  return spaced.replace(/[\uFDD0\uFDD1]/g, '')
}

/** A translator for code that draws reports or writes files, over the given catalogues. */
export function translatorOf(
  language: Language,
  catalogues: readonly { readonly en: Words; readonly 'zh-CN': Words }[],
): Translator {
  const instance = createTranslation(language)
  for (const catalogue of catalogues) {
    addWords(instance, 'en', catalogue.en)
    addWords(instance, 'zh-CN', catalogue['zh-CN'])
  }
  const numbers = new Intl.NumberFormat(language)
  const plain = new Map<string, string>()
  const translate = (key: string, parameters?: Readonly<Record<string, string | number>>) => {
    // The plural is that of the number, whatever is written in its place.
    if (parameters) return joined(language, instance.t(key, { ...parameters, replace: written(parameters, numbers) }))
    // Looked up once: a page has hundreds of words without parameters, and is drawn again and again.
    const known = plain.get(key) ?? instance.t(key)
    plain.set(key, known)
    return known
  }
  return Object.assign(translate, { language, has: (key: string) => instance.exists(key) })
}
