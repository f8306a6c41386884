/** The part of pdfkit 0.20.2 that the documents kit and the bench use, internals included: the package ships no types. */
declare module 'pdfkit' {
  import type { FontkitFont } from 'fontkit'

  export type PdfReference = {
    readonly id: number
    data: Record<string, unknown>
    compress: boolean
    write(chunk: string | Uint8Array): void
    end(chunk?: string | Uint8Array): void
  }

  export type PdfFont = {
    readonly id: string
    readonly scale: number
    readonly widths: number[]
    readonly unicode: number[][]
    readonly subset: { includeGlyph(glyph: number): number }
    ref(): PdfReference
  }

  export type PdfPage = {
    readonly width: number
    readonly height: number
    readonly dictionary: PdfReference
    readonly content: PdfReference
    readonly fonts: Record<string, PdfReference>
    readonly xobjects: Record<string, PdfReference>
    readonly annotations: PdfReference[]
    readonly structParentTreeKey: number
    end(): void
  }

  export type PdfTree = {
    add(key: number, value: unknown): unknown
    get(key: number): unknown[]
  }

  export type PdfOutlineItem = {
    addItem(title: string, options?: { top?: number; left?: number; expanded?: boolean }): PdfOutlineItem
  }

  export type PdfDocumentOptions = {
    pdfVersion?: '1.7'
    subset?: 'PDF/A-3a'
    tagged?: boolean
    displayTitle?: boolean
    lang?: string
    autoFirstPage?: boolean
    font?: FontkitFont
    info?: Record<string, string | Date>
  }

  export type PdfPageOptions = { size?: readonly [number, number]; margin?: number }

  export default class PDFDocument {
    constructor(options: PdfDocumentOptions)
    info: Record<string, string | Date>
    page: PdfPage
    readonly outline: PdfOutlineItem
    protected _root: PdfReference
    protected _info: PdfReference
    protected _id: Uint8Array
    protected _offset: number
    protected _offsets: (number | null)[]
    protected _pageBuffer: PdfPage[]
    _font: PdfFont
    protected metadataRef: PdfReference
    ref(data?: object): PdfReference
    addPage(options: PdfPageOptions): this
    addContent(content: string): this
    addNamedEmbeddedFile(name: string, reference: PdfReference): void
    font(source: FontkitFont | string): this
    registerFont(name: string, source: FontkitFont | string): this
    fontSize(size: number): this
    text(text: string, x: number, y: number, options: { width: number }): this
    heightOfString(text: string, options: { width: number }): number
    on(event: 'end', listener: () => void): this
    on(event: 'data', listener: (chunk: Buffer) => void): this
    image(
      source: Uint8Array,
      x: number,
      y: number,
      options: { fit: readonly [number, number]; align?: 'right' | 'center' },
    ): this
    save(): this
    restore(): this
    flushPages(): void
    getStructTreeRoot(): PdfReference
    getStructParentTree(): PdfTree
    createStructParentTreeNextKey(): number
    protected endMetadata(): void
    protected endAcroForm(): unknown
    protected _write(chunk: string | Uint8Array): void
    protected _refEnd(reference: PdfReference): void
    protected _finalize(): void
    end(): void
  }
}
