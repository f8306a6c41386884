import { crc32, deflateSync } from 'node:zlib'
import type { Shape, Step } from './badge-outlines.ts'
import { badgeSize } from './badge-picture.ts'
import { rasterise } from './badge-raster.ts'

/** The name of the chunk, and of the namespace, under which Open Badges 3.0 is baked into pictures. */
export const bakedKeyword = 'openbadgecredential'
const bakedNamespace = 'https://purl.imsglobal.org/ob/v3p0'

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A badge as a PNG with its credential in an uncompressed iTXt chunk (Open Badges 3.0, 5.3.1). */
export function badgePng(shapes: readonly Shape[], credential: string): Buffer {
  const pixels = rasterise(shapes, badgeSize)
  const rows = Array.from({ length: badgeSize }, (_, row) =>
    // Each row begins with its filter: none.
    Buffer.concat([Buffer.alloc(1), pixels.subarray(row * badgeSize * 4, (row + 1) * badgeSize * 4)]),
  )
  const header = Buffer.alloc(13)
  header.writeUInt32BE(badgeSize, 0)
  header.writeUInt32BE(badgeSize, 4)
  // Eight bits for each of red, green, blue and alpha.
  header.set([8, 6], 8)
  // Keyword, end, uncompressed, method, no language and no translated keyword.
  const text = Buffer.from(`${bakedKeyword}\0\0\0\0\0${credential}`, 'latin1')
  return Buffer.concat([
    Buffer.from(pngStart),
    chunk('IHDR', header),
    chunk('iTXt', text),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const short = (value: number) => String(Math.round(value * 100) / 100)
const pathOf = (steps: readonly Step[]) =>
  steps.map(([command, ...numbers]) => `${command}${numbers.map(short).join(' ')}`).join('')
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A badge as an SVG of outlines alone, with its credential in the tag for it (Open Badges 3.0, 5.3.2). */
export function badgeSvg(shapes: readonly Shape[], credential: string, title: string): Buffer {
  const paths = shapes.map(({ fill, steps }) => `  <path fill="${fill}" d="${pathOf(steps)}"/>`)
  return Buffer.from(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="${bakedNamespace}" viewBox="0 0 ${badgeSize} ${badgeSize}" width="${badgeSize}" height="${badgeSize}" role="img">`,
      `  <openbadges:credential verify="${credential}"></openbadges:credential>`,
      `  <title>${escaped(title)}</title>`,
      ...paths,
      '</svg>',
      '',
    ].join('\n'),
  )
}
