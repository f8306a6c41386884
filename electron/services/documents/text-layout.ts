import { advanceOf, coverage, type FaceName, faceName } from './glyphs.ts'
import { breakLines } from './line-breaking.ts'
import { type Family, isPlain, normaliseText, replaceMissing, splitRuns, type TextRun } from './text-runs.ts'
import type { Colour, TextStyle } from './theme.ts'

/** A piece of a paragraph; weight and colour override those of the paragraph's style. */
export type Span = { readonly text: string; readonly bold?: boolean; readonly colour?: Colour }

/** Glyphs of one face and colour; `x` and `width` are points from the line's start. */
type Segment = {
  readonly face: FaceName
  readonly colour: Colour
  readonly codePoints: readonly number[]
  readonly x: number
  readonly width: number
}

/** One line as it will stand on the page. */
export type Line = { readonly segments: readonly Segment[]; readonly width: number }

type Laid = { codePoints: number[]; advances: number[]; faces: FaceName[]; colours: Colour[] }

/** Breaks text into lines of at most `width` points; the empty text is one empty line. */
export function layoutText(
  content: string | readonly Span[],
  style: TextStyle,
  width: number,
  fallback: Family,
): readonly Line[] {
  const spans = typeof content === 'string' ? [{ text: content }] : content
  const laid = layGlyphs(spans, style, fallback)
  return breakLines(laid.codePoints, laid.advances, width).map(([start, end]) => lineOf(laid, start, end))
}

/** Width in points of text on one line. */
export function textWidth(content: string, style: TextStyle, fallback: Family): number {
  return layGlyphs([{ text: content }], style, fallback).advances.reduce((sum, advance) => sum + advance, 0)
}

function runsOf(text: string, fallback: Family): readonly TextRun[] {
  if (isPlain(text)) return [{ family: 'latin', text }]
  return splitRuns(replaceMissing(normaliseText(text), coverage), coverage, fallback)
}

function layGlyphs(spans: readonly Span[], style: TextStyle, fallback: Family): Laid {
  const laid: Laid = { codePoints: [], advances: [], faces: [], colours: [] }
  for (const span of spans) {
    for (const run of runsOf(span.text, fallback)) {
      const face = faceName(run.family, span.bold ?? style.bold ?? false)
      for (const character of run.text) {
        const codePoint = character.codePointAt(0) ?? 0
        laid.codePoints.push(codePoint)
        laid.advances.push(codePoint === 0x0a ? 0 : (advanceOf(face, codePoint) * style.size) / 1000)
        laid.faces.push(face)
        laid.colours.push(span.colour ?? style.colour)
      }
    }
  }
  return laid
}

function lineOf(laid: Laid, start: number, end: number): Line {
  const segments: { face: FaceName; colour: Colour; codePoints: number[]; x: number; width: number }[] = []
  let x = 0
  for (let index = start; index < end; index++) {
    const face = laid.faces[index] ?? 'latin'
    const colour = laid.colours[index] ?? '#000000'
    const advance = laid.advances[index] ?? 0
    let last = segments.at(-1)
    if (!last || last.face !== face || last.colour !== colour) {
      last = { face, colour, codePoints: [], x, width: 0 }
      segments.push(last)
    }
    last.codePoints.push(laid.codePoints[index] ?? 0x20)
    last.width += advance
    x += advance
  }
  return { segments, width: x }
}
