import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractBadge } from './badge-extract.ts'
import { polygon } from './badge-outlines.ts'
import { type BadgePicture, badgeShapes, badgeSize } from './badge-picture.ts'
import { rasterise } from './badge-raster.ts'
import { drawBadge } from './draw-badge.ts'

const jws = 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln'
const picture: BadgePicture = {
  ...{ about: 'course', kind: 'Training', title: 'Incident response', organisation: 'Northwind', foot: 'CR-1' },
  ...{ colour: null, family: 'latin' },
}

/** Relative luminance by the same definition, from the pixels of the picture. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [high = 1, low = 0] = [one, other]
    .map((rgb) => {
      const [r = 0, g = 0, b = 0] = rgb.map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    })
    .toSorted((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}
const rgb = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

describe('a badge', () => {
  it('has text that is read on any colour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const colour = `#${number.toString(16).padStart(6, '0')}`
        const [ground, line] = badgeShapes({ ...picture, title: '.', kind: '', organisation: '', foot: '', colour })
        expect(ground?.fill).toBe(colour)
        expect(contrast(rgb(colour), rgb(line?.fill ?? ''))).toBeGreaterThanOrEqual(4.5)
      }),
      { numRuns: 400 },
    )
  })

  it('keeps whatever it is called within its edge', () => {
    const titles = ['x'.repeat(200), '网络安全'.repeat(50), 'Two words', '\u0000😀', 'A '.repeat(100)]
    for (const title of titles) {
      const shapes = badgeShapes({
        ...picture,
        title,
        organisation: title,
        family: title.startsWith('网') ? 'han' : 'latin',
      })
      const xs = shapes
        .slice(2)
        .flatMap(({ steps }) => steps.map((step) => (step[0] === 'Z' ? badgeSize / 2 : step[1])))
      expect(Math.min(...xs), title).toBeGreaterThan(60)
      expect(Math.max(...xs), title).toBeLessThan(badgeSize - 60)
    }
  })

  it('covers a square exactly, smooth at half a pixel, and leaves a hole where outlines wind against each other', () => {
    const square = (from: number, to: number) =>
      [
        [from, from],
        [to, from],
        [to, to],
        [from, to],
      ] as const
    const [outer, inner] = [polygon('#102030', square(1, 7.5)), polygon('#102030', square(3, 5).toReversed())]
    const pixels = rasterise([{ fill: '#102030', steps: [...outer.steps, ...inner.steps] }], 8)
    const alpha = (x: number, y: number) => pixels[(y * 8 + x) * 4 + 3]
    expect([alpha(0, 0), alpha(1, 1), alpha(7, 2), alpha(7, 7), alpha(4, 4)]).toEqual([0, 255, 128, 64, 0])
    expect([...pixels.subarray((8 + 1) * 4, (8 + 1) * 4 + 3)]).toEqual([0x10, 0x20, 0x30])
  })

  it('is a PNG of its size whose pixels unpack, and an SVG of outlines alone; both carry the credential', () => {
    const png = drawBadge({ format: 'png', jws, picture })
    const at = png.indexOf('IDAT')
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
    expect(rows).toHaveLength(badgeSize * (badgeSize * 4 + 1))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([badgeSize, badgeSize])
    const svg = drawBadge({ format: 'svg', jws, picture: { ...picture, title: '<script>"&' } })
    expect(svg.toString()).not.toMatch(/<script|<text|href|style/)
    for (const bytes of [png, svg, drawBadge({ format: 'jwt', jws, picture })])
      expect(extractBadge(bytes)).toEqual({ jws })
    expect(drawBadge({ format: 'png', jws, picture }).equals(png)).toBe(true)
  })
})
