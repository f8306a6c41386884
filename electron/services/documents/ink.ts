import type { ArchivalPdf } from './archival-pdf.ts'
import type { GlyphSet } from './glyphs.ts'
import { pdfNumber } from './pdf-values.ts'
import type { Line } from './text-layout.ts'
import type { Colour, TextStyle } from './theme.ts'

/** A rectangle in points from the page's upper left corner. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** Fills a rectangle; coordinates are points from the page's upper left corner, as everywhere in the kit. */
export function fillBox(pdf: ArchivalPdf, box: Box, colour: Colour): void {
  pdf.addContent(`${rgb(colour)} rg ${boxOperands(box)} re f`)
}

/** Strokes the outline of a rectangle. */
export function strokeBox(pdf: ArchivalPdf, box: Box, colour: Colour, thickness = 0.6): void {
  pdf.addContent(`${rgb(colour)} RG ${thickness} w ${boxOperands(box)} re S`)
}

type InkPoint = { readonly x: number; readonly y: number }
/** `dash` draws a line broken, in points. */
type Stroke = { readonly colour: Colour; readonly thickness: number; readonly dash?: number }

/** Strokes lines through points. */
export function strokeLine(pdf: ArchivalPdf, points: readonly InkPoint[], stroke: Stroke): void {
  const path = points.map(({ x, y }, place) => `${pdfNumber(x)} ${pdfNumber(y)} ${place === 0 ? 'm' : 'l'}`).join(' ')
  strokePath(pdf, path, stroke)
}

/** Strokes a cubic curve through its start, the two points that bend it, and its end. */
export function strokeCurve(
  pdf: ArchivalPdf,
  points: readonly [InkPoint, InkPoint, InkPoint, InkPoint],
  stroke: Stroke,
): void {
  const [start, ...rest] = points.map(({ x, y }) => `${pdfNumber(x)} ${pdfNumber(y)}`)
  strokePath(pdf, `${start} m ${rest.join(' ')} c`, stroke)
}

function strokePath(pdf: ArchivalPdf, path: string, { colour, thickness, dash }: Stroke): void {
  const [before, after] = dash === undefined ? ['', ''] : [`[${dash}] 0 d `, ' [] 0 d']
  pdf.addContent(`${before}${rgb(colour)} RG ${thickness} w ${path} S${after}`)
}

/** A horizontal hairline. */
export function drawRule(pdf: ArchivalPdf, place: Omit<Box, 'height'>, colour: Colour, thickness = 0.5): void {
  fillBox(pdf, { ...place, top: place.top - thickness / 2, height: thickness }, colour)
}

/** Draws one line of text whose box begins at `top`; answers nothing, for the layout knows the extent. */
export function drawLine(
  pdf: ArchivalPdf,
  glyphs: GlyphSet,
  line: Line,
  place: Omit<Box, 'height'>,
  style: TextStyle,
): void {
  if (line.segments.length === 0) return
  const content = lineContent(glyphs, line, indented(line, place, style), baseline(place.top, style), style)
  for (const segment of line.segments) glyphs.use(segment.face)
  pdf.addContent(content)
}

/** The operators that draw a line on a page, or in a form whose y axis points down alike. */
export function lineContent(glyphs: GlyphSet, line: Line, left: number, base: number, style: TextStyle): string {
  const operators: string[] = ['BT']
  let face = ''
  let colour = ''
  for (const segment of line.segments) {
    if (segment.colour !== colour) operators.push(`${rgb(segment.colour)} rg`)
    const [name] = glyphs.entry(segment.face)
    if (name !== face) operators.push(`/${name} ${style.size} Tf`)
    colour = segment.colour
    face = name
    const codes = segment.codePoints.map((codePoint) => glyphs.code(segment.face, codePoint)).join('')
    operators.push(`1 0 0 -1 ${pdfNumber(left + segment.x)} ${pdfNumber(base)} Tm <${codes}> Tj`)
  }
  operators.push('ET')
  return operators.join('\n')
}

/** Where the letters stand in a line box: the x-height sits optically in its middle. */
export function baseline(top: number, style: TextStyle): number {
  return top + style.lineHeight / 2 + style.size * 0.36
}

function indented(line: Line, { left, width }: Omit<Box, 'height'>, style: TextStyle): number {
  if (style.align === 'right') return left + width - line.width
  return style.align === 'centre' ? left + (width - line.width) / 2 : left
}

function boxOperands(box: Box): string {
  return [box.left, box.top, box.width, box.height].map(pdfNumber).join(' ')
}

/** A document has a dozen colours and states them for every line of text. */
const stated = new Map<Colour, string>()

function rgb(colour: Colour): string {
  const known = stated.get(colour)
  if (known !== undefined) return known
  const operands = [1, 3, 5].map((at) => pdfNumber3(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ')
  stated.set(colour, operands)
  return operands
}

function pdfNumber3(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
