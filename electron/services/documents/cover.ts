import type { AuditDocument } from './document.ts'
import { drawRule, fillBox } from './ink.ts'
import { drawKeyValues, type KeyValue } from './key-values.ts'
import { drawLogo } from './logo.ts'
import type { ElementType } from './structure.ts'
import { flowLines } from './text-blocks.ts'
import { palette, sheet, styles, type TextStyle } from './theme.ts'

/** What the first page says, already worded; `mark` is empty for a real, sealed document. */
type Cover = {
  readonly organisation: string
  readonly kind: string
  readonly title: string
  readonly number: string
  readonly mark: string
  readonly facts: readonly KeyValue[]
  readonly digestLabel: string
  readonly digest: string
  readonly note: string
  readonly logo?: Uint8Array
}

const bandTop = 132
const bandInset = 34
const organisationStyle: TextStyle = { ...styles.body, size: 11, lineHeight: 16, bold: true, colour: palette.brand }
const kindStyle: TextStyle = { ...styles.body, size: 10.5, lineHeight: 15, colour: '#c9d6e3' }
const numberStyle: TextStyle = { ...styles.body, size: 11, lineHeight: 16, bold: true, colour: palette.white }
const markStyle: TextStyle = { ...styles.body, size: 11, lineHeight: 16, bold: true, colour: palette.demo }
const digestStyle: TextStyle = { ...styles.code, size: 8.6, lineHeight: 13 }

/** Titles of every length fit: the size falls until four lines hold them. */
const titleSizes = [27, 23, 19, 15] as const

/** What a band of half a page holds at the smallest size; beyond the band, white words could not be read. */
const longestTitle = 600

/** The cover: a dark band with the title, the facts below it, and at the foot the digest of the records. */
export function drawCover(document: AuditDocument, cover: Cover): void {
  const sect = document.structure.add(document.structure.document, 'Sect')
  document.newPage('plain')
  const write = (text: string, style: TextStyle, type: ElementType = 'P'): void => {
    if (text === '') return
    flowLines(document, document.structure.add(sect, type), document.layout(text, style), style)
  }
  document.y = 62
  if (cover.logo) drawLogo(document, sect, cover.logo, cover.organisation)
  document.y = 62
  document.indent(0, () => write(cover.organisation, organisationStyle), cover.logo ? 170 : 0)
  const title =
    cover.title.length > longestTitle ? `${cover.title.slice(0, longestTitle).toWellFormed()}…` : cover.title
  const titleStyle = fittingTitle(document, title)
  const titleHeight = document.layout(title, titleStyle, document.width).length * titleStyle.lineHeight
  const bandHeight = Math.max(200, titleHeight + 120)
  document.artifact(() => {
    fillBox(document.pdf, { left: 0, top: bandTop, width: sheet.width, height: bandHeight }, palette.brand)
    fillBox(document.pdf, { left: 0, top: bandTop + bandHeight, width: sheet.width, height: 4 }, palette.accent)
  })
  document.y = bandTop + bandInset
  write(cover.kind, kindStyle)
  document.y += 12
  write(title, titleStyle, 'H1')
  document.y += 12
  write(cover.number, numberStyle)
  document.y = bandTop + bandHeight + 34
  if (cover.mark !== '') {
    write(cover.mark, markStyle)
    document.y += 10
  }
  drawKeyValues(document, sect, cover.facts)
  drawDigest(document, cover, write)
}

function drawDigest(document: AuditDocument, cover: Cover, write: (text: string, style: TextStyle) => void): void {
  const lines = document.layout(cover.note, styles.note).length
  const height = 22 + 2 * digestStyle.lineHeight + lines * styles.note.lineHeight
  document.ensure(height)
  document.y = Math.max(document.y, document.bottom - height)
  document.artifact(() =>
    drawRule(document.pdf, { left: document.left, top: document.y, width: document.width }, palette.hairline),
  )
  document.y += 8
  write(cover.digestLabel, { ...styles.label, lineHeight: 13 })
  write(cover.digest, digestStyle)
  document.y += 4
  write(cover.note, styles.note)
}

function fittingTitle(document: AuditDocument, title: string): TextStyle {
  const styled = titleSizes.map((size) => ({ ...styles.title, size, lineHeight: Math.round(size * 1.3) }))
  return (
    styled.find((style) => document.layout(title, style).length <= 3) ?? { ...styles.title, size: 13, lineHeight: 17 }
  )
}
