import { createHash } from 'node:crypto'
import type { FontkitFont } from 'fontkit'
import PDFDocument, { type PdfFont, type PdfPage, type PdfReference } from 'pdfkit'
import { invariant } from '#shared/base/assert.ts'
import { type DocumentIdentity, producer, xmpPacket } from './metadata.ts'
import {
  crossReferenceStream,
  type ObjectPlace,
  objectStream,
  objectsPerStream,
  type PackedObject,
} from './object-streams.ts'
import { normaliseText } from './text-runs.ts'
import { sheet } from './theme.ts'

type Chunk = string | Uint8Array

/**
 * pdfkit with what archiving asks of it and it lacks: escaped XMP, object and cross-reference streams, an identifier
 * that follows from the content, pages that may stay open, and an interactive form without default resources.
 */
export class ArchivalPdf extends PDFDocument {
  // Declared only: the base constructor writes before a subclass' initialisers would have run.
  declare private pending: Chunk[] | undefined
  declare private readonly held: PdfPage[]
  declare private readonly chunks: Uint8Array[]
  declare private readonly packed: PackedObject[]
  declare private readonly places: (ObjectPlace | undefined)[]
  declare private readonly identity: DocumentIdentity
  declare private readonly done: PromiseWithResolvers<Buffer>
  declare private readonly fields: PdfReference[]

  constructor(identity: DocumentIdentity, firstFont: FontkitFont) {
    const told = tidyIdentity(identity)
    super({
      pdfVersion: '1.7',
      subset: 'PDF/A-3a',
      tagged: true,
      displayTitle: true,
      lang: identity.language,
      autoFirstPage: false,
      // Without a font pdfkit falls back to Helvetica, which cannot be embedded.
      font: firstFont,
      info: {
        Title: told.title,
        Author: told.author,
        Subject: told.subject,
        Creator: producer,
        Producer: producer,
        CreationDate: identity.created,
        ModDate: identity.created,
      },
    })
    this.identity = told
    this.held = []
    this.chunks = []
    this.packed = []
    this.places = []
    this.fields = []
    this.done = Promise.withResolvers<Buffer>()
    const seed = [told.recordsSha256 ?? '', told.language, told.title].join('\n')
    this._id = createHash('sha256').update(seed).digest().subarray(0, 16)
  }

  /** Opens a parsed font for this document and answers its resource. */
  openFont(font: FontkitFont): PdfFont {
    this.font(font)
    return this._font
  }

  /** Starts an A4 page; `hold` keeps the page before it open for {@link onHeldPage}. */
  startPage(): PdfPage {
    this.addPage({ size: [sheet.width, sheet.height], margin: 0 })
    return this.page
  }

  /** Keeps the current page open until the end, for what is only known then. */
  holdPage(): void {
    this.held.push(this.page)
    this._pageBuffer.splice(this._pageBuffer.indexOf(this.page), 1)
  }

  /** Draws on a page that {@link holdPage} kept open. */
  onHeldPage(page: PdfPage, draw: () => void): void {
    invariant(this.held.includes(page), 'a finished page has been written and cannot be drawn on')
    const current = this.page
    this.page = page
    draw()
    this.page = current
  }

  /** Adds a widget to the form; the form has neither default appearance nor resources, for all fields are signatures. */
  addField(field: PdfReference): void {
    this.fields.push(field)
  }

  /** The catalogue's dictionary. */
  get catalogue(): Record<string, unknown> {
    return this._root.data
  }

  /** Ends the document and answers the whole file. */
  finish(): Promise<Buffer> {
    for (const page of this.held) page.end()
    if (this.fields.length > 0) {
      const form = this.ref({ Fields: this.fields })
      form.end()
      this._root.data.AcroForm = form
    }
    this.end()
    return this.done.promise
  }

  protected override endMetadata(): void {
    const packet = this.ref({ Type: 'Metadata', Subtype: 'XML' })
    // PDF/A readers without a PDF parser find the packet by scanning the file.
    packet.compress = false
    packet.end(Buffer.from(xmpPacket(this.identity), 'utf8'))
    this._root.data.Metadata = packet
  }

  protected override endAcroForm(): unknown {
    return this
  }

  protected override _write(chunk: Chunk): void {
    this.pending ??= []
    this.pending.push(chunk)
  }

  protected override _refEnd(reference: PdfReference): void {
    const written = this.pending ?? []
    this.pending = []
    // The file's own header stands before the first object.
    while (typeof written[0] === 'string' && written[0].startsWith('%')) this.emitChunk(written.shift() ?? '')
    const [, body] = written
    if (written.length === 3 && typeof body === 'string') {
      this.packed.push({ id: reference.id, body })
      if (this.packed.length === objectsPerStream) this.emitPacked()
    } else {
      this.places[reference.id - 1] = { offset: this._offset }
      for (const chunk of written) this.emitChunk(chunk)
    }
    super._refEnd(reference)
  }

  protected override _finalize(): void {
    this.emitPacked()
    const id = this.nextId()
    const hex = Buffer.from(this._id).toString('hex')
    const trailer = `/Root ${this._root.id} 0 R /Info ${this._info.id} 0 R /ID [<${hex}> <${hex}>]`
    const start = this._offset
    this.emitChunk(crossReferenceStream(id, start, this.places, trailer))
    this.emitChunk(`startxref\n${start}\n%%EOF`)
    this.done.resolve(Buffer.concat(this.chunks))
  }

  private emitPacked(): void {
    if (this.packed.length === 0) return
    const stream = this.nextId()
    for (const [index, object] of this.packed.entries()) this.places[object.id - 1] = { stream, index }
    this.places[stream - 1] = { offset: this._offset }
    this.emitChunk(objectStream(stream, this.packed))
    this.packed.length = 0
  }

  private nextId(): number {
    this._offsets.push(null)
    return this._offsets.length
  }

  private emitChunk(chunk: Chunk): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(`${chunk}\n`, 'latin1') : chunk
    this.chunks.push(bytes)
    this._offset += bytes.length
  }
}

/** One line each and without controls, so that XMP and the information dictionary can state exactly the same. */
function tidyIdentity(identity: DocumentIdentity): DocumentIdentity {
  const oneLine = (text: string): string => normaliseText(text).toWellFormed().replaceAll('\n', ' ').trim()
  return {
    ...identity,
    title: oneLine(identity.title),
    author: oneLine(identity.author),
    subject: oneLine(identity.subject),
  }
}
