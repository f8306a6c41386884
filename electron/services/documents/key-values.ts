import { type Chip, drawChip } from './chip.ts'
import type { AuditDocument } from './document.ts'
import { drawRule } from './ink.ts'
import type { StructureElement } from './structure.ts'
import { flowLines } from './text-blocks.ts'
import { textWidth } from './text-layout.ts'
import { palette, styles, type TextStyle } from './theme.ts'

/** A named value. */
export type KeyValue = { readonly key: string; readonly value: string | Chip }

const keyStyle: TextStyle = { ...styles.label, size: 8.2, lineHeight: 14 }
const valueStyle: TextStyle = { ...styles.body, size: 9, lineHeight: 14 }

/** Two columns, names and values; the first is as wide as its longest name, within two fifths of the column. */
export function drawKeyValues(document: AuditDocument, parent: StructureElement, pairs: readonly KeyValue[]): void {
  const table = document.structure.add(parent, 'Table')
  const longest = Math.max(0, ...pairs.map((pair) => textWidth(pair.key, keyStyle, document.fallback)))
  const keyWidth = Math.min(Math.max(longest + 18, 90), document.width * 0.4)
  for (const { key, value } of pairs) {
    const row = document.structure.add(table, 'TR')
    const keyLines = document.layout(key, keyStyle, keyWidth - 12)
    const text = typeof value === 'string' ? value : value.word
    const valueLines = document.layout(text, valueStyle, document.width - keyWidth)
    const keyHeight = keyLines.length * keyStyle.lineHeight
    document.ensure(Math.max(keyHeight, Math.min(valueLines.length, 3) * valueStyle.lineHeight) + 8)
    document.y += 3
    const top = document.y
    document.mark(document.structure.add(row, 'TH', { scope: 'Row' }), () =>
      document.drawLines(keyLines, document.left, top, keyWidth, keyStyle),
    )
    const page = document.pageNumber
    const cell = document.structure.add(row, 'TD')
    if (typeof value === 'string') {
      document.indent(keyWidth, () => flowLines(document, cell, valueLines, valueStyle))
    } else {
      document.mark(cell, () =>
        drawChip(document, value, { left: document.left + keyWidth, top, height: valueStyle.lineHeight }),
      )
      document.y += valueStyle.lineHeight
    }
    if (page === document.pageNumber) document.y = Math.max(document.y, top + keyHeight)
    document.y += 3
    document.artifact(() =>
      drawRule(document.pdf, { left: document.left, top: document.y, width: document.width }, palette.hairline, 0.4),
    )
  }
  document.structure.close(table, parent)
  document.space(10)
}
