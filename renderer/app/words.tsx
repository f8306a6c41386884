import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { invariant } from '#shared/base/assert.ts'
import { type Translator, translatorOf, type Words } from '#shared/base/translate.ts'
import { usePreferences } from './preferences.ts'

/** Both languages of some part of the window. */
export type Catalogue = { readonly en: Words; readonly 'zh-CN': Words }

const WordsContext = createContext<Translator | null>(null)

/** Makes words available below; an inner one holds all words again, for it replaces the outer one. */
export function WordsProvider({
  catalogues,
  children,
}: {
  readonly catalogues: readonly Catalogue[]
  readonly children: ReactNode
}) {
  const { language } = usePreferences()
  const translator = useMemo(() => translatorOf(language, catalogues), [language, catalogues])
  return <WordsContext value={translator}>{children}</WordsContext>
}

/** The words of the language in which the window is shown. */
export function useWords(): Translator {
  const translator = useContext(WordsContext)
  invariant(translator, 'because every screen stands inside a WordsProvider')
  return translator
}
