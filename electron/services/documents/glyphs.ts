import { type FontkitFont, openSync } from 'fontkit'
import type { PdfFont } from 'pdfkit'
import { assetPath } from '#services/assets.ts'
import { invariant } from '#shared/base/assert.ts'
import type { ArchivalPdf } from './archival-pdf.ts'
import type { Coverage, Family } from './text-runs.ts'

/** One weight of one family. */
export type FaceName = 'latin' | 'latinBold' | 'han' | 'hanBold'

const files = {
  latin: 'fonts/noto-sans-regular.ttf',
  latinBold: 'fonts/noto-sans-bold.ttf',
  han: 'fonts/noto-sans-sc-regular.ttf',
  hanBold: 'fonts/noto-sans-sc-bold.ttf',
} as const satisfies Record<FaceName, string>

type Typeface = { readonly font: FontkitFont; readonly advances: Map<number, number> }

/** Parsed fonts outlive a document: opening the Chinese faces costs more than drawing a short report. */
const typefaces = new Map<FaceName, Typeface>()

/** The parsed face; also the source of glyph outlines for the appearance of a signature. */
export function typeface(name: FaceName): Typeface {
  const known = typefaces.get(name)
  if (known) return known
  const opened = { font: openSync(assetPath(files[name])), advances: new Map<number, number>() }
  typefaces.set(name, opened)
  return opened
}

/** Coverage by the regular faces; the bold faces of the same release cover the same code points. */
export const coverage: Coverage = (family: Family, codePoint: number) => advanceOf(family, codePoint) >= 0

/** Width of a code point in thousandths of the size, or -1 where the face has no glyph. */
export function advanceOf(name: FaceName, codePoint: number): number {
  const face = typeface(name)
  const known = face.advances.get(codePoint)
  if (known !== undefined) return known
  const advance = face.font.hasGlyphForCodePoint(codePoint)
    ? (face.font.glyphForCodePoint(codePoint).advanceWidth * 1000) / face.font.unitsPerEm
    : -1
  face.advances.set(codePoint, advance)
  return advance
}

/** The face for a family and a weight. */
export function faceName(family: Family, bold: boolean): FaceName {
  if (family === 'latin') return bold ? 'latinBold' : 'latin'
  return bold ? 'hanBold' : 'han'
}

/** The subsets of one document: which glyphs are embedded and how they are written. */
export class GlyphSet {
  private readonly pdf: ArchivalPdf
  private readonly faces = new Map<FaceName, { readonly resource: PdfFont; readonly codes: Map<number, string> }>()

  constructor(pdf: ArchivalPdf) {
    this.pdf = pdf
  }

  /** Four hexadecimal digits for a glyph of the subset; adds the glyph when it is new. */
  code(name: FaceName, codePoint: number): string {
    const { resource, codes } = this.face(name)
    const known = codes.get(codePoint)
    if (known) return known
    const { font } = typeface(name)
    const glyph = font.glyphForCodePoint(codePoint)
    invariant(glyph.id !== 0, 'text is split by coverage, and a reference to .notdef is no PDF/A')
    const index = resource.subset.includeGlyph(glyph.id)
    resource.widths[index] ??= glyph.advanceWidth * resource.scale
    resource.unicode[index] ??= [codePoint]
    const code = index.toString(16).padStart(4, '0')
    codes.set(codePoint, code)
    return code
  }

  /** The resource name of a face, made known to the current page. */
  use(name: FaceName): string {
    const { resource } = this.face(name)
    this.pdf.page.fonts[resource.id] = resource.ref()
    return resource.id
  }

  /** A font dictionary entry for a form that is drawn outside any page. */
  entry(name: FaceName): readonly [string, ReturnType<PdfFont['ref']>] {
    const { resource } = this.face(name)
    return [resource.id, resource.ref()]
  }

  private face(name: FaceName) {
    const known = this.faces.get(name)
    if (known) return known
    const resource = this.pdf.openFont(typeface(name).font)
    // Glyph 0 is never drawn; a map to U+0000 for it would still be read as an invalid text mapping.
    resource.unicode[0] = [0xfffd]
    const face = { resource, codes: new Map<number, string>() }
    this.faces.set(name, face)
    return face
  }
}
