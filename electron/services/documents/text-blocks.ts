import type { AuditDocument } from './document.ts'
import { drawRule } from './ink.ts'
import type { ElementType, StructureElement } from './structure.ts'
import type { Line, Span } from './text-layout.ts'
import { palette, styles, type TextStyle } from './theme.ts'

/** How a paragraph is set; `keep` is the height that must follow its last line on the same page. */
type ParagraphOptions = {
  readonly style?: TextStyle
  readonly type?: ElementType
  readonly language?: string
  readonly after?: number
  readonly keep?: number
}

/** A paragraph in the current column. */
export function drawParagraph(
  document: AuditDocument,
  parent: StructureElement,
  content: string | readonly Span[],
  options: ParagraphOptions = {},
): void {
  const style = options.style ?? styles.body
  const lines = document.layout(content, style)
  const language = options.language ? { language: options.language } : {}
  const element = document.structure.add(parent, options.type ?? 'P', language)
  flowLines(document, element, lines, style, options.keep ?? 0)
  document.space(options.after ?? 5)
}

/** Sets lines from the cursor on over as many pages as they need, leaving no single line behind or before. */
export function flowLines(
  document: AuditDocument,
  element: StructureElement,
  lines: readonly Line[],
  style: TextStyle,
  keep = 0,
): void {
  let next = 0
  while (next < lines.length) {
    const left = lines.length - next
    const room = Math.floor((document.bottom - document.y + 0.01) / style.lineHeight)
    const isLastPart = left * style.lineHeight + keep <= document.bottom - document.y + 0.01
    let count = isLastPart ? left : Math.min(room, left)
    // A lone first line or a lone last line reads badly (orphan, widow).
    if (!isLastPart && left - count < 2) count = left - 2
    if (count < Math.min(2, left) && document.ensure(document.pageHeight)) continue
    count = Math.max(count, 1)
    const part = lines.slice(next, next + count)
    document.mark(element, () => document.drawLines(part, document.left, document.y, document.width, style))
    document.y += count * style.lineHeight
    next += count
    if (next < lines.length) document.newPage()
  }
}

/** A heading that never stands alone at a page's foot; level 1 has an accent rule, `place` feeds the contents. */
export function drawHeading(
  document: AuditDocument,
  parent: StructureElement,
  level: 1 | 2 | 3,
  text: string,
  options: { readonly place?: string; readonly follows?: number } = {},
): void {
  const style = { 1: styles.heading1, 2: styles.heading2, 3: styles.heading3 }[level]
  const lines = document.layout(text, style)
  document.space({ 1: 26, 2: 12, 3: 8 }[level])
  document.ensure(lines.length * style.lineHeight + (options.follows ?? 46))
  if (options.place) document.markPlace(options.place)
  if (level === 1) document.bookmark(text, 1)
  else if (options.place) document.bookmark(text, 2)
  const element = document.structure.add(parent, level === 1 ? 'H1' : level === 2 ? 'H2' : 'H3')
  flowLines(document, element, lines, style)
  if (level === 1) {
    document.y += 4
    document.artifact(() =>
      drawRule(document.pdf, { left: document.left, top: document.y, width: 42 }, palette.accent, 2),
    )
    document.y += 12
  } else document.y += 3
}
