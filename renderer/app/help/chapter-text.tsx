import type { Chapter } from './chapter.ts'
import { HelpText } from './help-text.tsx'

/** A chapter as it is read, its headings addressed by `help-` and their names. */
export function ChapterText({ chapter }: { readonly chapter: Chapter }) {
  return (
    <>
      <h1>{chapter.title}</h1>
      <HelpText text={chapter.lead} />
      {chapter.sections.map((section) => (
        <section key={section.name} aria-labelledby={`help-${section.name}`}>
          <h2 id={`help-${section.name}`}>{section.title}</h2>
          <HelpText text={section.text} />
        </section>
      ))}
    </>
  )
}
