import { type Language, languages } from '#shared/base/translate.ts'
import { addressedAs, type Chapter, readChapter } from './chapter.ts'

// The chapters are in the repository where people look for them, and reach the window as lazily loaded pieces of it.
const files = import.meta.glob<string>('../../../assets/help/*/*.md', { query: '?raw', import: 'default' })

const handbooks = Object.fromEntries(languages.map((language) => [language, remembered(() => load(language))]))

async function read(language: Language): Promise<readonly Chapter[]> {
  const own = Object.keys(files)
    .filter((file) => file.includes(`/${language}/`))
    .sort()
  return await Promise.all(own.map(async (file) => readChapter(file, (await files[file]?.()) ?? '')))
}

async function load(language: Language): Promise<readonly Chapter[]> {
  // Headings have the addresses of the English ones: a link leads to the same place in either language.
  const [own, named] = await Promise.all([read(language), read('en')])
  return addressedAs(own, named)
}

/** Loads once: a promise that React waits for must be the same one at every drawing. */
function remembered<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null
  return () => {
    made ??= make()
    return made
  }
}

/** The chapters in one language, in the order of their numbers. */
export function handbookIn(language: Language): Promise<readonly Chapter[]> {
  return handbooks[language]?.() ?? Promise.resolve([])
}
