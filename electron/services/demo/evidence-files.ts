import { crc32, deflateSync } from 'node:zlib'
import { assertNever } from '#shared/base/assert.ts'

/** A small file of evidence: what kind it is and the lines or the figures that it shows. */
export type EvidenceFile =
  | { readonly kind: 'text'; readonly lines: readonly string[] }
  | { readonly kind: 'chart'; readonly bars: readonly number[]; readonly covered?: readonly number[] }
  | { readonly kind: 'paper'; readonly lines: readonly string[] }

/** The bytes of a file of evidence and their media type; the same file gives the same bytes. */
export function evidenceBytes(file: EvidenceFile): { readonly mediaType: string; readonly bytes: Buffer } {
  switch (file.kind) {
    case 'text':
      return { mediaType: 'text/plain', bytes: Buffer.from(`${file.lines.join('\n')}\n`) }
    case 'chart':
      return { mediaType: 'image/png', bytes: barChart(file.bars, file.covered ?? []) }
    case 'paper':
      return { mediaType: 'application/pdf', bytes: paper(file.lines) }
    default:
      return assertNever(file)
  }
}

/** A chunk of a PNG file (W3C PNG, 5.3): length, type, data, CRC over type and data. */
function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** Bars in shares of 100 as a PNG with a palette: paper, grid, bar, and the black over bars that are covered. */
function barChart(bars: readonly number[], covered: readonly number[]): Buffer {
  const [step, bar, height, margin] = [28, 18, 120, 12]
  const width = 2 * margin + bars.length * step
  const rows = Array.from({ length: height + 2 * margin }, (_row, y) => {
    const line = Buffer.alloc(1 + width)
    for (let x = 0; x < width; x++) {
      const index = Math.floor((x - margin) / step)
      const isInBar = x >= margin && (x - margin) % step < bar && index < bars.length
      const top = margin + height - ((bars[index] ?? 0) * height) / 100
      const isGrid = (y - margin) % 30 === 0 && y >= margin && y <= margin + height
      if (covered.includes(index)) line[1 + x] = 3
      else if (isInBar && y >= top && y < margin + height) line[1 + x] = 2
      else if (isGrid) line[1 + x] = 1
    }
    return line
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(rows.length, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const black = covered.length > 0 ? [0, 0, 0] : []
  const palette = Buffer.from([255, 255, 255, 212, 217, 223, 42, 111, 151, ...black])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('PLTE', palette),
    pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** One page of Latin text as a plain PDF 1.4 (ISO 32000-1), as a scanner or a console would hand it over. */
function paper(lines: readonly string[]): Buffer {
  const escaped = lines.map((line) => line.replaceAll(/[\\()]/g, (sign) => `\\${sign}`))
  const text = escaped.map((line) => `(${line}) Tj T*`).join('\n')
  const content = `BT /F1 11 Tf 15 TL 72 770 Td\n${text}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(file, 'latin1')
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = Buffer.byteLength(file, 'latin1')
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  file += `xref\n0 ${size}\n0000000000 65535 f \n${entries}`
  file += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
