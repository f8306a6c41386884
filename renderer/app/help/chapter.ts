/** A piece of a chapter under a heading of its own; `text` is Markdown without headings. `name` is its address within the chapter. */
export type Section = { readonly name: string; readonly title: string; readonly text: string }

/** One chapter of the handbook. `name` is its address, which stays when chapters are numbered anew. */
export type Chapter = {
  readonly name: string
  readonly title: string
  readonly lead: string
  readonly sections: readonly Section[]
}

/** The address of a chapter's file: `…/en/01-first-steps.md` is `first-steps`. */
function nameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/^\d+-/, '').replace(/\.md$/, '')
}

/** The address of a heading: its words in small letters, joined by hyphens. */
function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/**
 * Takes a chapter apart at its headings, so that they become headings of the page: `#` once, then `##`. A mark within a
 * fenced block is no heading.
 */
export function readChapter(file: string, markdown: string): Chapter {
  let title = ''
  let fenced = false
  const parts: { title: string; lines: string[] }[] = [{ title: '', lines: [] }]
  for (const line of markdown.split(/\r?\n/)) {
    if (line.startsWith('```')) fenced = !fenced
    const [, marks, heading] = (fenced ? null : /^(#{1,2}) +(.+?) *$/.exec(line)) ?? []
    if (marks === '#' && title === '') title = heading ?? ''
    else if (marks === '##') parts.push({ title: heading ?? '', lines: [] })
    else parts.at(-1)?.lines.push(line)
  }
  const [lead, ...sections] = parts.map((part) => ({
    name: slugOf(part.title),
    title: part.title,
    text: part.lines.join('\n').trim(),
  }))
  return { name: nameOf(file), title, lead: lead?.text ?? '', sections }
}

/** The chapters with the addresses of the same headings in another language, so that one address serves all languages. */
export function addressedAs(chapters: readonly Chapter[], named: readonly Chapter[]): readonly Chapter[] {
  return chapters.map((chapter) => {
    const other = named.find(({ name }) => name === chapter.name)
    const sections = chapter.sections.map((section, place) => ({
      ...section,
      name: other?.sections[place]?.name ?? section.name,
    }))
    return { ...chapter, sections }
  })
}
