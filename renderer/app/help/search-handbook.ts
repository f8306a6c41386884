import type { Chapter } from './chapter.ts'

/** One place of the handbook that holds all the words; `marks` are [start, end) offsets of them in the excerpt. */
export type HandbookHit = {
  readonly chapter: string
  readonly chapterTitle: string
  /** Null for what stands before the first heading. */
  readonly section: string | null
  readonly title: string
  readonly excerpt: string
  readonly marks: readonly (readonly [number, number])[]
}

/** How much of a text is shown around the first word found, in characters before and in all. */
const before = 30
const length = 140

/** Text as it is read, without the marks of Markdown and without pictures. */
function plainText(markdown: string): string {
  return markdown
    .replace(/^!\[[^\]]*\]\([^)]*\)$/gm, '')
    .replace(/^```\w*$/gm, '')
    .replace(/\*\*|`/g, '')
    .replace(/^(?:\d+\.|-) +/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The words that somebody typed, small; parted by spaces. */
export function soughtWords(typed: string): readonly string[] {
  return typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** Where the words stand in a text, as [start, end) offsets in order; `words` are small. */
export function marksIn(text: string, words: readonly string[]): readonly (readonly [number, number])[] {
  const small = text.toLowerCase()
  const found = words.flatMap((word) => {
    const marks: [number, number][] = []
    for (let at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + word.length))
      marks.push([at, at + word.length])
    return marks
  })
  // Words may overlap, as in 审计 and 计发: overlapping marks become one.
  return found
    .toSorted((one, other) => one[0] - other[0] || other[1] - one[1])
    .reduce<[number, number][]>((merged, [start, end]) => {
      const last = merged.at(-1)
      if (last && start <= last[1]) last[1] = Math.max(last[1], end)
      else merged.push([start, end])
      return merged
    }, [])
}

function excerptOf(text: string, words: readonly string[]) {
  const first = marksIn(text, words)[0]?.[0] ?? 0
  const start = Math.max(0, first - before)
  const cut = text.slice(start, start + length)
  const excerpt = `${start > 0 ? '…' : ''}${cut}${start + length < text.length ? '…' : ''}`
  return { excerpt, marks: marksIn(excerpt, words) }
}

/**
 * Places whose title or text holds every word, chapters in order, those first whose heading holds one. Words are parted
 * by spaces and matched anywhere, so two Chinese characters are enough.
 */
export function searchHandbook(chapters: readonly Chapter[], typed: string): readonly HandbookHit[] {
  const words = soughtWords(typed)
  if (words.length === 0) return []
  const places = chapters.flatMap((chapter) => [
    { chapter, section: null, title: chapter.title, text: plainText(chapter.lead) },
    ...chapter.sections.map(({ name, title, text }) => ({ chapter, section: name, title, text: plainText(text) })),
  ])
  const holds = (text: string, word: string) => text.toLowerCase().includes(word)
  return places
    .filter(({ title, text }) => words.every((word) => holds(title, word) || holds(text, word)))
    .map(({ chapter, section, title, text }) => ({
      hit: {
        chapter: chapter.name,
        chapterTitle: chapter.title,
        section,
        title,
        ...excerptOf(text, words),
      },
      weight: words.some((word) => holds(title, word)) ? 0 : 1,
    }))
    .toSorted((one, other) => one.weight - other.weight)
    .map(({ hit }) => hit)
}
