import type { AuditDocument } from './document.ts'
import { fillBox } from './ink.ts'
import { drawLogo } from './logo.ts'
import { flowLines } from './text-blocks.ts'
import { palette, styles, type TextStyle } from './theme.ts'

/** What stands at the top of a document that is too short for a cover; `mark` is empty for a real, sealed one. */
type SheetHead = {
  readonly organisation: string
  readonly kind: string
  readonly title: string
  readonly number: string
  readonly mark: string
  readonly logo?: Uint8Array
}

const inset = { x: 20, y: 16 }
const kindStyle: TextStyle = { ...styles.body, size: 9, lineHeight: 13, colour: '#c9d6e3' }
const numberStyle: TextStyle = { ...styles.body, lineHeight: 14, bold: true, colour: palette.white }
const organisationStyle: TextStyle = { ...styles.body, size: 10.5, lineHeight: 15, bold: true, colour: palette.brand }
const markStyle: TextStyle = { ...styles.body, bold: true, lineHeight: 14, colour: palette.demo }

/** Titles of every length fit: the size falls until three lines hold them. */
const titleSizes = [19, 16, 13, 11] as const

/** Begins a document without a cover: the organisation, and a dark band with the title over the width of the text. */
export function drawSheetHead(document: AuditDocument, head: SheetHead): void {
  const sect = document.structure.add(document.structure.document, 'Sect')
  document.newPage()
  const { y: top } = document
  if (head.logo) drawLogo(document, sect, head.logo, head.organisation)
  document.y = top
  const write = (text: string, style: TextStyle, type: 'P' | 'H1' = 'P'): void => {
    if (text !== '') flowLines(document, document.structure.add(sect, type), document.layout(text, style), style)
  }
  document.indent(0, () => write(head.organisation, organisationStyle), head.logo ? 170 : 0)
  document.y = Math.max(document.y + 8, head.logo ? top + 46 : 0)
  const room = document.width - 2 * inset.x
  const style = fittingTitle(document, head.title, room)
  const lines = document.layout(head.title, style, room).length
  const numbered = head.number === '' ? 0 : numberStyle.lineHeight + 4
  const height = 2 * inset.y + kindStyle.lineHeight + 4 + lines * style.lineHeight + numbered
  const band = { left: document.left, top: document.y, width: document.width, height }
  document.artifact(() => {
    fillBox(document.pdf, band, palette.brand)
    fillBox(document.pdf, { ...band, top: band.top + height, height: 3 }, palette.accent)
  })
  document.y += inset.y
  document.indent(
    inset.x,
    () => {
      write(head.kind, kindStyle)
      document.y += 4
      document.bookmark(head.title, 1)
      write(head.title, style, 'H1')
      document.y += 4
      write(head.number, numberStyle)
    },
    inset.x,
  )
  document.y = band.top + height + 16
  if (head.mark === '') return
  write(head.mark, markStyle)
  document.y += 8
}

function fittingTitle(document: AuditDocument, title: string, room: number): TextStyle {
  const styled = titleSizes.map((size) => ({ ...styles.title, size, lineHeight: Math.round(size * 1.3) }))
  return (
    styled.find((style) => document.layout(title, style, room).length <= 2) ?? {
      ...styles.title,
      size: 10,
      lineHeight: 14,
    }
  )
}
