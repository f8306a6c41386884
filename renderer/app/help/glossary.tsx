import { useWords } from '../words.tsx'
import { glossaryMessages } from './glossary.messages.ts'
import classes from './help-parts.module.css'

/** The address of the glossary among the chapters. */
export const glossaryName = 'glossary'

const { en, 'zh-CN': chinese } = glossaryMessages
const meaning = '.means'

type Term = { readonly key: string; readonly en: string; readonly chinese: string; readonly means: string }

function termsIn(language: 'en' | 'zh-CN'): readonly Term[] {
  const own: Readonly<Record<string, string>> = language === 'en' ? en : chinese
  const other: Readonly<Record<string, string>> = chinese
  return Object.entries(en)
    .filter(([key]) => !key.endsWith(meaning))
    .map(([key, term]) => ({ key, en: term, chinese: other[key] ?? '', means: own[key + meaning] ?? '' }))
    .toSorted((one, two) => one.en.localeCompare(two.en, 'en'))
}

/** The terms in both languages side by side, narrowed to those that hold the words. */
export function Glossary({ words }: { readonly words: string }) {
  const t = useWords()
  const sought = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const terms = termsIn(t.language).filter((term) => {
    const text = `${term.en} ${term.chinese} ${term.means}`.toLowerCase()
    return sought.every((word) => text.includes(word))
  })
  return (
    <>
      <h1>{t('help.glossary')}</h1>
      <p>{t('help.glossary.lead')}</p>
      {terms.length === 0 ? <p role="status">{t('help.none')}</p> : null}
      <table className={classes.terms}>
        <thead>
          <tr>
            <th scope="col">{t('help.glossary.term')}</th>
            <th scope="col">{t('help.glossary.other')}</th>
            <th scope="col">{t('help.glossary.means')}</th>
          </tr>
        </thead>
        <tbody>
          {terms.map((term) => (
            <tr key={term.key}>
              <th scope="row" lang="en">
                {term.en}
              </th>
              <td lang="zh-CN">{term.chinese}</td>
              <td>{term.means}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
