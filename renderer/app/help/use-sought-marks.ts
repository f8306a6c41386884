import { type RefObject, useEffect } from 'react'
import { marksIn, soughtWords } from './search-handbook.ts'

/** The name under which the style sheet paints the words; see `help.module.css`. */
const name = 'help-sought'

/**
 * Paints the words that were sought where they stand in the page that a hit led to: the text itself stays as it is.
 * `shown` is what the page shows, so that another chapter is painted anew; nothing typed paints nothing.
 */
export function useSoughtMarks(page: RefObject<HTMLElement | null>, typed: string, shown: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are sought anew in what is shown
  useEffect(() => {
    const words = soughtWords(typed)
    if (!page.current || words.length === 0 || !('highlights' in CSS)) return
    const ranges: Range[] = []
    const texts = document.createTreeWalker(page.current, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (const [start, end] of marksIn(node.textContent ?? '', words)) {
        const range = new Range()
        range.setStart(node, start)
        range.setEnd(node, end)
        ranges.push(range)
      }
    }
    CSS.highlights.set(name, new Highlight(...ranges))
    return () => void CSS.highlights.delete(name)
  }, [page, typed, shown])
}
