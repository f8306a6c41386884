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

/** The number of an object that is not pdfkit's: its tag keeps pdfkit from writing it as a dictionary. */
export class ObjectNumber {
  readonly id: number
  constructor(id: number) {
    this.id = id
  }

  get [Symbol.toStringTag](): string {
    return 'ObjectNumber'
  }

  toString(): string {
    return `${this.id} 0 R`
  }
}

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
  declare private operators: string[]
  /** Numbers that were taken and whose objects are not written yet. */
  declare private awaited: number

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
    this.operators = []
    this.awaited = 0
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
    this.writeOperators()
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
    this.writeOperators()
    const current = this.page
    this.page = page
    draw()
    this.writeOperators()
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
    this.writeOperators()
    for (const page of this.held) page.end()
    if (this.fields.length > 0) {
      const form = this.ref({ Fields: this.fields })
      form.end()
      this._root.data.AcroForm = form
    }
    this.end()
    return this.done.promise
  }

  /** Gathers what is drawn on the current page: one buffer for each operator would be most of the memory of a long document. */
  override addContent(content: string): this {
    this.operators.push(content)
    return this
  }

  private writeOperators(): void {
    if (this.operators.length === 0) return
    this.operators.push('')
    this.page.content.write(Buffer.from(this.operators.join('\n'), 'latin1'))
    this.operators.length = 0
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
    this.emitHeader()
    const written = this.pending ?? []
    this.pending = []
    const [, body] = written
    if (written.length === 3 && typeof body === 'string') {
      this.packBody(reference.id, body)
    } else {
      this.places[reference.id - 1] = { offset: this._offset }
      for (const chunk of written) this.emitChunk(chunk)
    }
    super._refEnd(reference)
  }

  protected override _finalize(): void {
    invariant(this.awaited === 0, 'an object that is referred to and never written makes the file unsound')
    this.emitPacked()
    const id = this.nextId()
    const hex = Buffer.from(this._id).toString('hex')
    const trailer = `/Root ${this._root.id} 0 R /Info ${this._info.id} 0 R /ID [<${hex}> <${hex}>]`
    const start = this._offset
    this.emitChunk(crossReferenceStream(id, start, this.places, trailer))
    this.emitChunk(`startxref\n${start}\n%%EOF`)
    this.done.resolve(Buffer.concat(this.chunks))
  }

  /** A number for an object that {@link pack} writes. */
  takeNumber(): ObjectNumber {
    this.awaited++
    return new ObjectNumber(this.nextId())
  }

  /** Writes an object without a stream, its body as the file states it in Latin-1. */
  pack({ id }: ObjectNumber, body: string): void {
    this.awaited--
    this.packBody(id, body)
  }

  private packBody(id: number, body: string): void {
    this.packed.push({ id, body })
    if (this.packed.length === objectsPerStream) this.emitPacked()
  }

  /** The file's own header stands before the first object, whichever that is. */
  private emitHeader(): void {
    const pending = this.pending ?? []
    while (typeof pending[0] === 'string' && pending[0].startsWith('%')) this.emitChunk(pending.shift() ?? '')
  }

  private emitPacked(): void {
    if (this.packed.length === 0) return
    this.emitHeader()
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
