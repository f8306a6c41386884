import { deflateSync } from 'node:zlib'
import { type FontkitFont, type FontkitPath, openSync } from 'fontkit'
import { assetPath } from '#services/assets.ts'
import { array, dictionary, name, type PdfStream } from './pdf-value.ts'

/** What stands in a signature's box, one line under the other; text that does not fit is set smaller. */
export type SignatureAppearance = { readonly lines: readonly string[] }

const fontFiles = ['fonts/noto-sans-regular.ttf', 'fonts/noto-sans-sc-regular.ttf'] as const
const openFonts = new Map<string, FontkitFont>()

function font(file: string): FontkitFont {
  const known = openFonts.get(file)
  if (known !== undefined) return known
  const opened = openSync(assetPath(file))
  openFonts.set(file, opened)
  return opened
}

/**
 * The box of a signature as a form object of the given size in points. Letters are drawn as outlines: an update that
 * brought a font along would have to change the document's resources, and then the file is no longer PDF/A.
 */
export function appearanceForm(width: number, height: number, appearance: SignatureAppearance): PdfStream {
  const lines = appearance.lines.map((line) => outlinesOf(line))
  const inset = Math.min(4, width / 8, height / 8)
  const widest = Math.max(...lines.map((line) => line.width), 0.001)
  const size = Math.min(9, (height - 2 * inset) / (Math.max(lines.length, 1) * 1.4), (width - 3 * inset) / widest)
  const parts = ['0.231 0.357 0.549 rg', `0 0 1.2 ${round(height)} re f`, '0.09 0.11 0.15 rg']
  for (const [row, line] of lines.entries()) {
    const baseline = height - inset - size * (1.05 + row * 1.4)
    for (const glyph of line.glyphs) parts.push(placed(glyph, 2 * inset, baseline, size))
  }
  const head = dictionary({
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: array([0, 0, width, height]),
    Resources: dictionary({}),
    Filter: name('FlateDecode'),
  })
  return { kind: 'stream', dictionary: head, raw: deflateSync(Buffer.from(`${parts.join('\n')}\n`)) }
}

/** A glyph of one em: its outline in font units, where it begins (in ems), and how many units an em has. */
type PlacedGlyph = { readonly commands: FontkitPath['commands']; readonly x: number; readonly unit: number }

function outlinesOf(line: string): { readonly glyphs: readonly PlacedGlyph[]; readonly width: number } {
  const glyphs: PlacedGlyph[] = []
  let x = 0
  for (const character of visible(line)) {
    const codePoint = character.codePointAt(0) ?? 0
    const file = fontFiles.find((candidate) => font(candidate).hasGlyphForCodePoint(codePoint)) ?? fontFiles[0]
    const glyph = font(file).glyphForCodePoint(codePoint)
    const unit = font(file).unitsPerEm
    glyphs.push({ commands: glyph.path.commands, x, unit })
    x += glyph.advanceWidth / unit
  }
  return { glyphs, width: x }
}

/** A character that no font has is shown by its number, for a signature must not drop part of a name in silence. */
function visible(line: string): string {
  return [...line]
    .map((character) => {
      const codePoint = character.codePointAt(0) ?? 0
      const isDrawn = codePoint >= 0x20 && fontFiles.some((file) => font(file).hasGlyphForCodePoint(codePoint))
      return isDrawn ? character : `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`
    })
    .join('')
}

function placed(glyph: PlacedGlyph, left: number, baseline: number, size: number): string {
  const scale = size / glyph.unit
  const px = (x: number) => round(left + glyph.x * size + x * scale)
  const py = (y: number) => round(baseline + y * scale)
  const parts: string[] = []
  let current: readonly [number, number] = [0, 0]
  for (const { command, args } of glyph.commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args
    if (command === 'moveTo' || command === 'lineTo') {
      parts.push(`${px(a)} ${py(b)} ${command === 'moveTo' ? 'm' : 'l'}`)
      current = [a, b]
    } else if (command === 'quadraticCurveTo') {
      // A quadratic curve as a cubic: its handles lie two thirds of the way to the one control point.
      const [x, y] = current
      const first = `${px(x + ((a - x) * 2) / 3)} ${py(y + ((b - y) * 2) / 3)}`
      parts.push(`${first} ${px(c + ((a - c) * 2) / 3)} ${py(d + ((b - d) * 2) / 3)} ${px(c)} ${py(d)} c`)
      current = [c, d]
    } else if (command === 'bezierCurveTo') {
      parts.push(`${px(a)} ${py(b)} ${px(c)} ${py(d)} ${px(e)} ${py(f)} c`)
      current = [e, f]
    } else parts.push('h')
  }
  return parts.length > 0 ? `${parts.join(' ')} f` : ''
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100)
}
