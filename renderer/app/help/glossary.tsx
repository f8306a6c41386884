import { MarkedText } from '../../ui/marked-text.tsx'
import { useWords } from '../words.tsx'
import { searchGlossary, termsIn } from './glossary-terms.ts'
import classes from './help-parts.module.css'
import { marksIn, soughtWords } from './search-handbook.ts'

/** The address of the glossary among the chapters. */
export const glossaryName = 'glossary'

/** The terms in both languages side by side, narrowed to those that hold the words; `found` is the one that was sought. */
export function Glossary({ words, found }: { readonly words: string; readonly found: string | null }) {
  const t = useWords()
  const sought = soughtWords(words)
  const terms = searchGlossary(termsIn(t.language), words)
  const marked = (text: string) => <MarkedText text={text} marks={marksIn(text, sought)} />
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
            <tr key={term.name} id={`help-${term.name}`} data-found={term.name === found || undefined}>
              <th scope="row" lang="en">
                {marked(term.en)}
              </th>
              <td lang="zh-CN">{marked(term.chinese)}</td>
              <td>{marked(term.means)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
