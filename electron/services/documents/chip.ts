import type { AuditDocument } from './document.ts'
import { type Box, fillBox, strokeBox } from './ink.ts'
import { textWidth } from './text-layout.ts'
import { type Colour, palette, styles, type TextStyle } from './theme.ts'

/** A state or severity: always the word, with a colour and a square beside it. */
export type Chip = { readonly word: string; readonly colour: Colour }

const chipStyle: TextStyle = { ...styles.table, size: 7.6, bold: true, colour: palette.ink }
const square = 6.4
const gap = 4.6

/** Width in points that a chip takes in a line or cell. */
export function chipWidth(document: AuditDocument, chip: Chip, framed = false): number {
  return square + gap + textWidth(chip.word, chipStyle, document.fallback) + (framed ? 14 : 0)
}

/** Draws a chip whose line box is `height` high; the caller marks it. */
export function drawChip(
  document: AuditDocument,
  chip: Chip,
  { left, top, height }: Omit<Box, 'width'>,
  framed = false,
): void {
  const { pdf } = document
  const inset = framed ? 7 : 0
  const width = chipWidth(document, chip, framed)
  if (framed) strokeBox(pdf, { left, top, width, height }, chip.colour, 0.8)
  fillBox(pdf, { left: left + inset, top: top + (height - square) / 2, width: square, height: square }, chip.colour)
  const line = document.layout(chip.word, chipStyle, 10_000)
  const style = { ...chipStyle, lineHeight: height }
  document.drawLines(line, left + inset + square + gap, top, width, style)
}
