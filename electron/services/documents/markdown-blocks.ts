import { type MarkdownBlock, parseMarkdown } from '#shared/base/markdown.ts'
import { drawCode } from './code-block.ts'
import type { AuditDocument } from './document.ts'
import type { StructureElement } from './structure.ts'
import { drawParagraph, flowLines } from './text-blocks.ts'
import { textWidth } from './text-layout.ts'
import { styles, type TextStyle } from './theme.ts'

const listIndent = 15

/** Text as people type it into a record: the Markdown subset of {@link parseMarkdown}. */
export function drawMarkdown(
  document: AuditDocument,
  parent: StructureElement,
  text: string,
  style: TextStyle = styles.body,
): void {
  drawBlocks(document, parent, parseMarkdown(text), style)
}

/** Text that was read already. */
export function drawBlocks(
  document: AuditDocument,
  parent: StructureElement,
  blocks: readonly MarkdownBlock[],
  style: TextStyle = styles.body,
  after = 5,
): void {
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph':
        drawParagraph(document, parent, block.spans, { style, after })
        break
      case 'heading':
        // What is not emphasised within a heading says so of itself, which would outweigh the style.
        drawParagraph(
          document,
          parent,
          block.spans.map((span) => ({ ...span, bold: true })),
          {
            style,
            keep: style.lineHeight,
            after: 2,
          },
        )
        break
      case 'code':
        drawCode(document, parent, block.text)
        break
      case 'quote': {
        const quote = document.structure.add(parent, 'BlockQuote')
        document.indent(listIndent, () => drawBlocks(document, quote, block.blocks, style))
        break
      }
      case 'list':
        drawList(document, parent, block, style)
    }
  }
}

function drawList(
  document: AuditDocument,
  parent: StructureElement,
  list: Extract<MarkdownBlock, { kind: 'list' }>,
  style: TextStyle,
): void {
  const element = document.structure.add(parent, 'L')
  const labels = list.items.map((_, index) => (list.start === undefined ? '•' : `${list.start + index}.`))
  const indent = Math.max(listIndent, textWidth(labels.at(-1) ?? '', style, document.fallback) + 5)
  for (const [index, item] of list.items.entries()) {
    const entry = document.structure.add(element, 'LI')
    document.ensure(2 * style.lineHeight)
    const labelTop = document.y
    flowLines(document, document.structure.add(entry, 'Lbl'), document.layout(labels[index] ?? '', style), style)
    document.y = labelTop
    const body = document.structure.add(entry, 'LBody')
    document.indent(indent, () => drawBlocks(document, body, item, style, item.length > 1 ? 4 : 1.5))
  }
  document.space(3.5)
}
