import { use, useEffect, useRef } from 'react'
import { MarkdownText } from '../../records/markdown-text.tsx'
import { useWords } from '../words.tsx'
import type { Chapter } from './chapter.ts'
import { handbookIn } from './handbook.ts'
import classes from './help.module.css'

// Plain links: the handbook is also read while no vault is open, where there is no router.
const address = (chapter: Chapter) => `#/help/${chapter.name}`

function Contents({ chapters, shown }: { readonly chapters: readonly Chapter[]; readonly shown: Chapter }) {
  const t = useWords()
  return (
    <nav className={classes.contents} aria-label={t('help.chapters')} data-not-printed>
      <ol>
        {chapters.map((chapter) => (
          <li key={chapter.name}>
            <a href={address(chapter)} aria-current={chapter === shown ? 'page' : undefined}>
              {chapter.title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Turning({ chapters, shown }: { readonly chapters: readonly Chapter[]; readonly shown: Chapter }) {
  const t = useWords()
  const place = chapters.indexOf(shown)
  const [previous, next] = [place > 0 ? chapters[place - 1] : undefined, chapters[place + 1]]
  return (
    <footer className={classes.turning} data-not-printed>
      {previous ? <a href={address(previous)}>{t('help.previous', { title: previous.title })}</a> : <span />}
      {next ? <a href={address(next)}>{t('help.next', { title: next.title })}</a> : null}
    </footer>
  )
}

/** The handbook, open at the chapter of that name or at its first. */
export function HandbookView({ name }: { readonly name: string | null }) {
  const t = useWords()
  const chapters = use(handbookIn(t.language))
  const shown = chapters.find((chapter) => chapter.name === name) ?? chapters[0]
  const top = useRef<HTMLDivElement>(null)
  const opened = shown?.name
  useEffect(() => {
    if (opened !== undefined) top.current?.scrollIntoView({ block: 'start' })
  }, [opened])
  useEffect(() => {
    document.title = `${shown?.title ?? t('help.title')} · ${t('app.name')}`
  }, [shown, t])
  if (!shown) return null
  return (
    <div ref={top} className={classes.handbook}>
      <Contents chapters={chapters} shown={shown} />
      <article className={classes.chapter} lang={t.language}>
        <h1>{shown.title}</h1>
        <MarkdownText text={shown.lead} />
        {shown.sections.map((section) => (
          <section key={section.title}>
            <h2>{section.title}</h2>
            <MarkdownText text={section.text} />
          </section>
        ))}
        <Turning chapters={chapters} shown={shown} />
      </article>
    </div>
  )
}
