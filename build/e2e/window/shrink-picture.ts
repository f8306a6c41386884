import { readFileSync, writeFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import type { Page } from 'playwright/test'
import config from '../../playwright.config.ts'

/** A picture as its colours, each 0xRRGGBB, row by row. */
type Pixels = { readonly width: number; readonly colours: Uint32Array }
/** At most 256 colours, and by which of them each colour of a picture is shown. */
type Palette = { readonly chosen: readonly number[]; readonly shownBy: ReadonlyMap<number, number> }

/** How many colours have their place because they are seen most; the others keep every rare one near. */
const bySize = 64

/** The picture, read by the browser that took it. */
async function pixelsOf(page: Page, file: string): Promise<Pixels> {
  const { width, base64 } = await page.evaluate(async (content) => {
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes]))
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
    context?.drawImage(image, 0, 0)
    const data = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
    let binary = ''
    for (let at = 0; at < data.length; at += 8_192) binary += String.fromCharCode(...data.subarray(at, at + 8_192))
    return { width: image.width, base64: btoa(binary) }
  }, readFileSync(file).toString('base64'))
  const data = Buffer.from(base64, 'base64')
  const colours = new Uint32Array(data.length / 4)
  for (let at = 0; at < colours.length; at += 1) colours[at] = data.readUIntBE(at * 4, 3)
  return { width, colours }
}

/** How different two colours look, as the comparison of pictures reckons: 0 to 1, in the space YIQ (pixelmatch). */
function difference(one: number, other: number): number {
  const r = (one >> 16) - (other >> 16)
  const g = ((one >> 8) & 255) - ((other >> 8) & 255)
  const b = (one & 255) - (other & 255)
  const y = r * 0.29889531 + g * 0.58662247 + b * 0.11448223
  const i = r * 0.59597799 - g * 0.2741761 - b * 0.32180189
  const q = r * 0.21147017 - g * 0.52261711 + b * 0.31114694
  return Math.sqrt((0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q) / 35_215)
}

/** The colours seen most, then again and again the one that all chosen so far are farthest from; and what is left over. */
function paletteOf(colours: Uint32Array): { readonly palette: Palette; readonly worst: number } {
  const seen = new Map<number, number>()
  for (const colour of colours) seen.set(colour, (seen.get(colour) ?? 0) + 1)
  const all = [...seen].toSorted(([, one], [, other]) => other - one).map(([colour]) => colour)
  const chosen: number[] = []
  const nearest = new Map(all.map((colour) => [colour, { by: 0, off: Number.POSITIVE_INFINITY }]))
  const choose = (next: number) => {
    for (const [colour, place] of nearest) {
      const off = difference(colour, next)
      if (off < place.off) Object.assign(place, { by: chosen.length, off })
    }
    chosen.push(next)
  }
  for (const colour of all.slice(0, bySize)) choose(colour)
  const farthest = () => [...nearest].reduce((most, entry) => (entry[1].off > most[1].off ? entry : most))
  while (chosen.length < 256 && farthest()[1].off > 0) choose(farthest()[0])
  const shownBy = new Map([...nearest].map(([colour, { by }]) => [colour, by]))
  return { palette: { chosen, shownBy }, worst: farthest()[1].off }
}

/** A chunk of a PNG file (W3C PNG, 5.3): length, type, data, CRC over type and data. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

function png({ width, colours }: Pixels, { chosen, shownBy }: Palette): Buffer {
  const height = colours.length / width
  const rows = Buffer.alloc((width + 1) * height)
  for (const [at, colour] of colours.entries())
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = shownBy.get(colour) ?? 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits a pixel, colours by palette.
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(chosen.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/**
 * Writes a picture anew with 256 colours, a third of its size: about one pixel in a hundred then looks a little different,
 * each by less than the comparison forgives. A picture for which that cannot be had stays as it was taken.
 */
export async function shrinkPicture(page: Page, file: string): Promise<void> {
  const pixels = await pixelsOf(page, file)
  const { palette, worst } = paletteOf(pixels.colours)
  if (worst <= (config.expect?.toHaveScreenshot?.threshold ?? 0)) writeFileSync(file, png(pixels, palette))
}
