import { type Chip, chipWidth, drawChip } from './chip.ts'
import type { AuditDocument } from './document.ts'
import { drawMarkdown } from './markdown-blocks.ts'
import type { StructureElement } from './structure.ts'
import { flowLines } from './text-blocks.ts'
import { textWidth } from './text-layout.ts'
import { palette, styles, type TextStyle } from './theme.ts'

/** A finding's card: what stands in its head, then named texts (Markdown), then whatever `rest` draws. */
type Card = {
  readonly number: string
  readonly title: string
  readonly severity: Chip
  readonly state: string
  readonly place: string
  readonly parts: readonly { readonly label: string; readonly text: string }[]
  readonly rest?: (element: StructureElement) => void
}

const numberStyle: TextStyle = { ...styles.table, size: 8.4, lineHeight: 15, bold: true, colour: palette.muted }
const partStyle: TextStyle = { ...styles.body, size: 9.2, lineHeight: 14.2 }
const labelStyle: TextStyle = { ...styles.label, lineHeight: 14.2 }
const least = { label: 72, firstLines: 3 }

/** Draws a card; its head is never parted from the first lines of its first text. */
export function drawCard(document: AuditDocument, parent: StructureElement, card: Card): void {
  const sect = document.structure.add(parent, 'Sect')
  const titleLines = document.layout(card.title, styles.heading3, document.width - 14)
  const headHeight = numberStyle.lineHeight + titleLines.length * styles.heading3.lineHeight + 6
  document.space(8)
  document.ensure(Math.min(headHeight + least.firstLines * partStyle.lineHeight + 6, document.pageHeight))
  document.markPlace(card.place)
  document.railed(card.severity.colour, () => {
    drawHead(document, sect, card)
    // One level below the section's heading: PDF/UA lets no level be skipped, whatever the type size.
    const heading = document.structure.add(sect, 'H2')
    document.bookmark(`${card.number}  ${card.title}`, 2)
    flowLines(document, heading, titleLines, styles.heading3)
    document.y += 4
    drawParts(document, sect, card.parts)
    card.rest?.(sect)
  })
  document.structure.close(sect, parent)
  document.space(12)
}

function drawHead(document: AuditDocument, sect: StructureElement, card: Card): void {
  const top = document.y
  const width = chipWidth(document, card.severity, true)
  const line = document.layout(`${card.number}  ·  ${card.state}`, numberStyle, document.width - width - 12).slice(0, 1)
  document.mark(document.structure.add(sect, 'P'), () =>
    document.drawLines(line, document.left, top, document.width, numberStyle),
  )
  document.mark(document.structure.add(sect, 'P'), () =>
    drawChip(document, card.severity, { left: document.left + document.width - width, top, height: 14 }, true),
  )
  document.y += numberStyle.lineHeight + 1
}

function drawParts(document: AuditDocument, sect: StructureElement, parts: Card['parts']): void {
  if (parts.length === 0) return
  const longest = Math.max(...parts.map((part) => textWidth(part.label, labelStyle, document.fallback)))
  const labelWidth = Math.min(Math.max(longest + 12, least.label), document.width * 0.3)
  const list = document.structure.add(sect, 'L')
  for (const part of parts) {
    const item = document.structure.add(list, 'LI')
    const labelLines = document.layout(part.label, labelStyle, labelWidth - 8)
    const labelHeight = labelLines.length * labelStyle.lineHeight
    document.ensure(Math.max(labelHeight, 2 * partStyle.lineHeight))
    const top = document.y
    const page = document.pageNumber
    document.mark(document.structure.add(item, 'Lbl'), () =>
      document.drawLines(labelLines, document.left, top, labelWidth, labelStyle),
    )
    const body = document.structure.add(item, 'LBody')
    document.indent(labelWidth, () => drawMarkdown(document, body, part.text, partStyle))
    if (page === document.pageNumber) document.y = Math.max(document.y, top + labelHeight + 5)
  }
  document.structure.close(list, sect)
}
