import PDFDocument from 'pdfkit'
import { assetPath } from '#services/assets.ts'
import { heads, widths } from './drawing-rows.ts'

const [margin, bottom, size] = [56, 780, 7.8] as const
const lefts = widths.map((_, at) => margin + widths.slice(0, at).reduce<number>((sum, width) => sum + width, 0))

/** The same rows as whoever knows pdfkit writes them: its own text and its own wrapping, neither tagged nor archival. */
export async function draw(rows: readonly (readonly string[])[]) {
  const pdf = new PDFDocument({ autoFirstPage: false })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve))
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  pdf.registerFont('body', assetPath('fonts/noto-sans-sc-regular.ttf'))
  let pages = 0
  let y: number = bottom
  const write = (cells: readonly string[]) => {
    for (const [at, text] of cells.entries()) pdf.text(text, lefts[at] ?? 0, y, { width: (widths[at] ?? 0) - 10 })
  }
  for (const cells of rows) {
    const height = Math.max(...cells.map((text, at) => pdf.heightOfString(text, { width: (widths[at] ?? 0) - 10 })))
    if (y + height > bottom) {
      pages += 1
      pdf.addPage({ size: [595.28, 841.89], margin: 20 })
      pdf.font('body').fontSize(size)
      y = 72
      write(heads)
      y += 22
    }
    write(cells)
    y += height + 7.2
  }
  pdf.end()
  await ended
  return { bytes: Buffer.concat(chunks), pages }
}
