import { TextInput } from '@mantine/core'
import { use, useEffect, useRef, useState } from 'react'
import { useWords } from '../words.tsx'
import type { Chapter } from './chapter.ts'
import { ChapterText } from './chapter-text.tsx'
import { Glossary, glossaryName } from './glossary.tsx'
import { handbookIn } from './handbook.ts'
import { HandbookHits } from './handbook-hits.tsx'
import classes from './help.module.css'
import { useSoughtMarks } from './use-sought-marks.ts'

// Plain links: the handbook is also read while no vault is open, where there is no router.
const address = (chapter: Chapter) => `#/help/${chapter.name}`

function Contents({ chapters, shown }: { readonly chapters: readonly Chapter[]; readonly shown: Chapter | null }) {
  const t = useWords()
  return (
    <nav aria-label={t('help.chapters')}>
      <ol>
        {chapters.map((chapter) => (
          <li key={chapter.name}>
            <a href={address(chapter)} aria-current={chapter === shown ? 'page' : undefined}>
              {chapter.title}
            </a>
            {chapter === shown ? (
              <ul className={classes.sections}>
                {chapter.sections.map((section) => (
                  <li key={section.name}>
                    <a href={`${address(chapter)}/${section.name}`}>{section.title}</a>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ol>
      <a
        href={`#/help/${glossaryName}`}
        aria-current={shown === null ? 'page' : undefined}
        className={classes.glossary}
      >
        {t('help.glossary')}
      </a>
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

/** The handbook, open at a section of a chapter, at the glossary, or at its first chapter; its search stands above the contents. */
export function HandbookView({ name, section }: { readonly name: string | null; readonly section: string | null }) {
  const t = useWords()
  const chapters = use(handbookIn(t.language))
  const [words, setWords] = useState('')
  const [opened, setOpened] = useState({ place: '', words: '' })
  const text = useRef<HTMLElement>(null)
  const isGlossary = name === glossaryName
  const shown = isGlossary ? null : (chapters.find((chapter) => chapter.name === name) ?? chapters[0] ?? null)
  const top = useRef<HTMLDivElement>(null)
  const title = isGlossary ? t('help.glossary') : shown?.title
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page moves when another place is opened, by any of its names
  useEffect(() => {
    const heading = section === null ? null : document.getElementById(`help-${section}`)
    ;(heading ?? top.current)?.scrollIntoView({ block: 'start' })
    setWords('')
  }, [name, section])
  useEffect(() => {
    document.title = `${title ?? t('help.title')} · ${t('app.name')}`
  }, [title, t])
  const isOpened = opened.place === [name, section].filter(Boolean).join('/')
  useSoughtMarks(text, isOpened ? opened.words : '', shown)
  const searches = words.trim() !== '' && !isGlossary
  return (
    <div ref={top} className={classes.handbook}>
      <div className={classes.contents} data-not-printed>
        <TextInput
          type="search"
          aria-label={t('help.search')}
          placeholder={t('help.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          mb={10}
        />
        <Contents chapters={chapters} shown={shown} />
      </div>
      <article ref={text} className={classes.chapter} lang={t.language}>
        {searches ? (
          <HandbookHits
            chapters={chapters}
            words={words}
            onOpen={(place) => {
              setOpened({ place, words })
              setWords('')
            }}
          />
        ) : null}
        {isGlossary ? <Glossary words={words} found={section} /> : null}
        {shown && !searches ? (
          <>
            <ChapterText chapter={shown} />
            <Turning chapters={chapters} shown={shown} />
          </>
        ) : null}
      </article>
    </div>
  )
}
