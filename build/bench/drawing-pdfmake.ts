import pdfmake from 'pdfmake'
import { assetPath } from '#services/assets.ts'
import { heads, widths } from './drawing-rows.ts'

pdfmake.setLocalAccessPolicy(() => true)
pdfmake.setUrlAccessPolicy(() => false)
const [normal, bold] = ['fonts/noto-sans-sc-regular.ttf', 'fonts/noto-sans-sc-bold.ttf'].map((file) => assetPath(file))
pdfmake.addFonts({ body: { normal: normal ?? '', bold: bold ?? '' } })

/** The same rows as a table of pdfmake, its head repeated on each page. */
export async function draw(rows: readonly (readonly string[])[]) {
  const table = {
    headerRows: 1,
    widths: [...widths].map((width) => width - 10),
    body: [[...heads], ...rows.map((row) => [...row])],
  }
  const content = [{ table, layout: 'lightHorizontalLines' }]
  const definition = {
    pageSize: 'A4',
    pageMargins: [56, 72, 56, 62],
    content,
    defaultStyle: { font: 'body', fontSize: 7.8 },
  }
  const bytes = Buffer.from(await pdfmake.createPdf(definition).getBuffer())
  return { bytes, pages: bytes.toString('latin1').match(/\/Type ?\/Page\b/g)?.length ?? 0 }
}
