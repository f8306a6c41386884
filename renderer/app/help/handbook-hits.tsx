import { MarkedText } from '../../ui/marked-text.tsx'
import { useWords } from '../words.tsx'
import type { Chapter } from './chapter.ts'
import { glossaryName } from './glossary.tsx'
import { searchGlossary, termsIn } from './glossary-terms.ts'
import classes from './help-parts.module.css'
import { marksIn, searchHandbook, soughtWords } from './search-handbook.ts'

/** The places of the handbook and the terms of its glossary that hold the words, each leading to its heading. */
export function HandbookHits({
  chapters,
  words,
  onOpen,
}: {
  readonly chapters: readonly Chapter[]
  readonly words: string
  /** Told the place that is opened, as its address says it. */
  readonly onOpen: (place: string) => void
}) {
  const t = useWords()
  const hits = searchHandbook(chapters, words)
  const sought = soughtWords(words)
  const terms = searchGlossary(termsIn(t.language), words)
  const count = hits.length + terms.length
  return (
    <>
      <p role="status" className="quiet">
        {count === 0 ? t('help.none') : t('help.found', { count })}
      </p>
      <ul className={classes.hits}>
        {hits.map(({ chapter, chapterTitle, section, title, excerpt, marks }) => {
          const place = section === null ? chapter : `${chapter}/${section}`
          return (
            <li key={place}>
              <a href={`#/help/${place}`} onClick={() => onOpen(place)}>
                {section === null ? chapterTitle : `${chapterTitle} › ${title}`}
              </a>
              <p>
                <MarkedText text={excerpt} marks={marks} />
              </p>
            </li>
          )
        })}
        {terms.map(({ name, en, chinese, means }) => {
          const place = `${glossaryName}/${name}`
          return (
            <li key={place}>
              <a href={`#/help/${place}`} onClick={() => onOpen(place)}>
                {`${t('help.glossary')} › ${t.language === 'en' ? `${en} · ${chinese}` : `${chinese} · ${en}`}`}
              </a>
              <p>
                <MarkedText text={means} marks={marksIn(means, sought)} />
              </p>
            </li>
          )
        })}
      </ul>
    </>
  )
}
