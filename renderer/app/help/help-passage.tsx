import { use } from 'react'
import { useWords } from '../words.tsx'
import { handbookIn } from './handbook.ts'
import classes from './help.module.css'
import type { HelpPlace } from './help-place.ts'
import { HelpText } from './help-text.tsx'

/** One passage of the handbook, and the ways to the whole chapter. */
export function HelpPassage({ place, onLeave }: { readonly place: HelpPlace; readonly onLeave: () => void }) {
  const t = useWords()
  const chapters = use(handbookIn(t.language))
  const chapter = chapters.find(({ name }) => name === place.chapter)
  const section = chapter?.sections.find(({ name }) => name === place.section)
  if (!chapter || !section) return null
  const others = chapter.sections.filter((other) => other !== section)
  return (
    <article className={classes.chapter} lang={t.language}>
      <h2 className={classes.first}>{section.title}</h2>
      <HelpText text={section.text} />
      <p>
        <a href={`#/help/${chapter.name}/${section.name}`} onClick={onLeave}>
          {t('help.whole')}
        </a>
      </p>
      <h3 className={classes.more}>{chapter.title}</h3>
      <ul className={classes.others}>
        {others.map((other) => (
          <li key={other.name}>
            <a href={`#/help/${chapter.name}/${other.name}`} onClick={onLeave}>
              {other.title}
            </a>
          </li>
        ))}
      </ul>
    </article>
  )
}
