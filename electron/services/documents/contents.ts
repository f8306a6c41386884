import { invariant } from '#shared/base/assert.ts'
import type { AuditDocument } from './document.ts'
import { pdfString } from './pdf-values.ts'
import type { StructureElement } from './structure.ts'
import { textWidth } from './text-layout.ts'
import { palette, styles, type TextStyle } from './theme.ts'

/** A line of the contents; `place` is the name that the heading or card marks. */
export type ContentsEntry = { readonly title: string; readonly place: string; readonly level: 1 | 2 }

const entryStyles = {
  1: { ...styles.body, bold: true, lineHeight: 17 },
  2: { ...styles.body, size: 8.8, lineHeight: 14, colour: palette.muted },
} as const satisfies Record<1 | 2, TextStyle>
const numberRoom = 34

/**
 * A table of contents with links. Titles are set at once and the pages held open; numbers and links follow at the end,
 * when every place is known. A place that was never reached is a broken promise of the caller.
 */
export function drawContents(
  document: AuditDocument,
  parent: StructureElement,
  entries: readonly ContentsEntry[],
): void {
  const list = document.structure.add(parent, 'TOC')
  for (const entry of entries) {
    const style = entryStyles[entry.level]
    const indent = entry.level === 2 ? 14 : 0
    const room = document.width - indent - numberRoom
    const lines = document.layout(entry.title, style, room)
    const height = lines.length * style.lineHeight
    if (entry.level === 1) document.space(3)
    if (document.y + height > document.bottom) {
      document.pdf.holdPage()
      document.newPage()
    }
    const item = document.structure.add(list, 'TOCI')
    const link = document.structure.add(document.structure.add(item, 'Reference'), 'Link')
    const top = document.y
    document.mark(link, () => document.drawLines(lines, document.left + indent, top, room, style))
    document.y += height
    const box = { left: document.left + indent, right: document.left + document.width, top, bottom: top + height }
    const page = document.pdf.page
    document.atEnd(() => {
      document.pdf.onHeldPage(page, () => finishEntry(document, link, entry, box, style))
    })
  }
  document.pdf.holdPage()
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

function finishEntry(
  document: AuditDocument,
  link: StructureElement,
  entry: ContentsEntry,
  box: Box,
  style: TextStyle,
): void {
  const { pdf } = document
  const place = document.places.get(entry.place)
  invariant(place, `the contents name ${entry.place}, and every named place must have been drawn`)
  const number = String(place.page)
  const right: TextStyle = { ...style, align: 'right' }
  const top = box.bottom - style.lineHeight
  document.mark(link, () =>
    document.drawLines(document.layout(number, right), box.left, top, box.right - box.left, right),
  )
  const { height } = pdf.page
  const annotation = pdf.ref({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [box.left, height - box.bottom, box.right, height - box.top],
    Border: [0, 0, 0],
    F: 4,
    P: pdf.page.dictionary,
    Contents: pdfString(`${entry.title}, ${number}`),
    Dest: [place.sheet.dictionary, 'XYZ', null, height - place.top + 14, null],
  })
  document.structure.annotate(link, pdf.page, annotation)
  annotation.end()
  document.artifact(() => {
    const leader = '. '.repeat(
      Math.max(0, Math.floor((box.right - box.left - numberRoom - lastLineWidth(document, entry, box, style)) / 4.4)),
    )
    const dots: TextStyle = {
      ...styles.running,
      colour: palette.hairline,
      align: 'right',
      lineHeight: style.lineHeight,
    }
    if (leader.length > 4)
      document.drawLines(document.layout(leader.trim(), dots, 10_000), box.left, top, box.right - box.left - 24, dots)
  })
}

function lastLineWidth(document: AuditDocument, entry: ContentsEntry, box: Box, style: TextStyle): number {
  const lines = document.layout(entry.title, style, box.right - box.left - numberRoom)
  return lines.at(-1)?.width ?? textWidth(entry.title, style, document.fallback)
}
