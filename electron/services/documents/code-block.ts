import type { AuditDocument } from './document.ts'
import { fillBox } from './ink.ts'
import type { StructureElement } from './structure.ts'
import { palette, styles } from './theme.ts'

const inset = { x: 9, y: 6 }

/** Lines to be typed or compared, on a grey panel; whole on one page where a page can hold them. */
export function drawCode(document: AuditDocument, parent: StructureElement, text: string): void {
  const style = styles.code
  const width = document.width - 2 * inset.x
  const lines = document.layout(text, style, width)
  const element = document.structure.add(document.structure.add(parent, 'P'), 'Code')
  const most = Math.max(1, Math.floor((document.pageHeight - 2 * inset.y) / style.lineHeight))
  for (let next = 0; next < lines.length; next += most) {
    const part = lines.slice(next, next + most)
    const height = part.length * style.lineHeight + 2 * inset.y
    document.ensure(height)
    const { left, y: top } = document
    document.artifact(() => fillBox(document.pdf, { left, top, width: document.width, height }, palette.panel))
    document.mark(element, () => document.drawLines(part, left + inset.x, top + inset.y, width, style))
    document.y += height
  }
  document.space(8)
}
