import { fromMarkdown } from 'mdast-util-from-markdown'
import { type ReferenceKind, splitReferences } from './cross-references.ts'

type MarkdownNode = ReturnType<typeof fromMarkdown>['children'][number]

/** A piece of a line; bold stands for both emphases, for Chinese type has no slanted face. */
export type MarkdownSpan = {
  readonly text: string
  readonly bold?: boolean
  readonly code?: boolean
  /** What the text leads to; it is its label. */
  readonly refers?: { readonly kind: ReferenceKind; readonly key: string }
}

/** The subset of Markdown that records use; everything else is kept as the text that was typed. */
export type MarkdownBlock =
  | { readonly kind: 'paragraph' | 'heading'; readonly spans: readonly MarkdownSpan[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly MarkdownBlock[] }
  | { readonly kind: 'list'; readonly start?: number; readonly items: readonly (readonly MarkdownBlock[])[] }

/** Deeper nesting than this is set flat: a hostile text must not exhaust the stack or the column. */
const deepestNesting = 4

/** Reads CommonMark; raw HTML, images and link targets stay visible as text and never become markup. */
export function parseMarkdown(text: string): readonly MarkdownBlock[] {
  return fromMarkdown(text).children.flatMap((node) => blockOf(node, text, 0))
}

function blockOf(node: MarkdownNode, source: string, depth: number): readonly MarkdownBlock[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [{ kind: node.type, spans: node.children.flatMap((child) => spansOf(child, false, source)) }]
    case 'code':
      return [{ kind: 'code', text: node.value }]
    case 'blockquote':
      return depth >= deepestNesting
        ? [typed(node, source)]
        : [{ kind: 'quote', blocks: node.children.flatMap((child) => blockOf(child, source, depth + 1)) }]
    case 'list': {
      if (depth >= deepestNesting) return [typed(node, source)]
      const items = node.children.map((item) => item.children.flatMap((child) => blockOf(child, source, depth + 1)))
      return [{ kind: 'list', items, ...(node.ordered ? { start: node.start ?? 1 } : {}) }]
    }
    case 'thematicBreak':
      return []
    default:
      return [typed(node, source)]
  }
}

function spansOf(node: MarkdownNode, bold: boolean, source: string): readonly MarkdownSpan[] {
  switch (node.type) {
    case 'text':
      return splitReferences(node.value).flatMap((piece) =>
        typeof piece === 'string'
          ? strongLeftOver(piece, bold, textOf(node, source))
          : [{ text: piece.label, bold, refers: { kind: piece.kind, key: piece.key } }],
      )
    case 'strong':
    case 'emphasis':
      return node.children.flatMap((child) => spansOf(child, true, source))
    case 'inlineCode':
      return [{ text: node.value, bold, code: true }]
    case 'break':
      return [{ text: '\n' }]
    case 'link': {
      const label = node.children.flatMap((child) => spansOf(child, bold, source))
      const isBare = label.map((span) => span.text).join('') === node.url
      return isBare ? label : [...label, { text: ` (${node.url})`, bold }]
    }
    default:
      return [{ text: textOf(node, source), bold }]
  }
}

function typed(node: MarkdownNode, source: string): MarkdownBlock {
  return { kind: 'paragraph', spans: [{ text: textOf(node, source) }] }
}

function textOf(node: MarkdownNode, source: string): string {
  const { position } = node
  return position ? source.slice(position.start.offset, position.end.offset) : ''
}

/**
 * CommonMark does not close `**` between a full-width mark and an ideograph, as in `**记录。**取出`, though that is how
 * Chinese is typed. What stayed as typed, unescaped stars is read as strong.
 */
function strongLeftOver(text: string, bold: boolean, typedText: string): readonly MarkdownSpan[] {
  if (bold || typedText.includes('\\*')) return [{ text, bold }]
  return text
    .split(/\*\*([^*\s](?:[^*\n]*[^*\s])?)\*\*/)
    .map((part, index) => ({ text: part, bold: index % 2 === 1 }))
    .filter((span) => span.text !== '')
}
