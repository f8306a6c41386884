import { MarkedText } from '../../ui/marked-text.tsx'
import { useWords } from '../words.tsx'
import type { Chapter } from './chapter.ts'
import classes from './help-parts.module.css'
import { searchHandbook } from './search-handbook.ts'

/** The places of the handbook that hold the words, each leading to its heading. */
export function HandbookHits({
  chapters,
  words,
  onOpen,
}: {
  readonly chapters: readonly Chapter[]
  readonly words: string
  readonly onOpen: () => void
}) {
  const t = useWords()
  const hits = searchHandbook(chapters, words)
  return (
    <>
      <p role="status" className="quiet">
        {hits.length === 0 ? t('help.none') : t('help.found', { count: hits.length })}
      </p>
      <ul className={classes.hits}>
        {hits.map(({ chapter, chapterTitle, section, title, excerpt, marks }) => (
          <li key={`${chapter} ${section}`}>
            <a href={`#/help/${chapter}${section === null ? '' : `/${section}`}`} onClick={onOpen}>
              {section === null ? chapterTitle : `${chapterTitle} › ${title}`}
            </a>
            <p>
              <MarkedText text={excerpt} marks={marks} />
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
