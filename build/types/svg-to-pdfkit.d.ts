/** The part of svg-to-pdfkit 0.1.8 that the documents kit uses: the package ships no types. */
declare module 'svg-to-pdfkit' {
  import type PDFDocument from 'pdfkit'

  export type SvgOptions = {
    width: number
    height: number
    assumePt: boolean
    fontCallback(
      family: string,
      bold: boolean,
      italic: boolean,
      options: { fauxItalic: boolean; fauxBold: boolean },
    ): string
    warningCallback(message: string): void
  }
  export default function SVGtoPDF(document: PDFDocument, svg: string, x: number, y: number, options: SvgOptions): void
}
