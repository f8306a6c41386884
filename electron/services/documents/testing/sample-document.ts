import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import {
  array,
  dictionary,
  isKind,
  name,
  type PdfStream,
  type PdfValue,
  reference,
  serialize,
  textString,
} from '../signature/pdf-value.ts'

/** What varies between the small documents that signatures are tested on. */
export type SampleOptions = {
  /** The kind of cross references; `stream` also packs the plain objects into an object stream. */
  readonly references: 'table' | 'stream'
  readonly attachments?: Readonly<Record<string, Buffer>>
  /** The digest in the XMP packet; by default that of the attached records. */
  readonly recordsSha256?: string
  readonly locked?: string
  /** Whether a field for a document time stamp is prepared too. */
  readonly stampable?: boolean
}

/** The records that a sample attaches unless it is told otherwise. */
export const sampleRecords = Buffer.from('{"findings":[{"number":"F-2026-001","title":"Door held open"}]}')

/**
 * A two-page document with two prepared, empty signature fields, written here object by object so that both kinds of
 * cross references are tested whatever the report writer chooses.
 */
export function sampleDocument(options: SampleOptions): Buffer {
  const attachments = options.attachments ?? { 'audit-records.json': sampleRecords }
  const records = attachments['audit-records.json'] ?? sampleRecords
  const digest = options.recordsSha256 ?? createHash('sha256').update(records).digest('hex')
  const files = Object.entries(attachments).sort(([a], [b]) => (a < b ? -1 : 1))
  const specOf = (index: number) => reference(20 + index * 2)
  const stamps = options.stampable ? [reference(14)] : []
  const objects = new Map<number, PdfValue>([
    [1, catalog(files.map(([file], index) => [file, specOf(index)] as const))],
    [2, dictionary({ Type: name('Pages'), Kids: array([reference(3), reference(4)]), Count: 2 })],
    [3, page(5, [reference(8), reference(9), ...stamps])],
    [4, page(6, [])],
    [5, content('Sealed report, page one')],
    [6, content('Page two')],
    [7, dictionary({ Type: name('Font'), Subtype: name('Type1'), BaseFont: name('Helvetica') })],
    [8, field('signature.1', [56, 600, 256, 660], 10)],
    [9, field('signature.2', [300, 600, 500, 660], 11, options.locked)],
    [10, form()],
    [11, form()],
    [12, dictionary({ Fields: array([reference(8), reference(9), ...stamps]) })],
    [13, metadata(digest)],
  ])
  if (options.stampable) objects.set(14, field('timestamp.1', [0, 0, 0, 0], 10))
  for (const [index, [file, bytes]] of files.entries()) {
    const embedded = dictionary({ F: reference(21 + index * 2), UF: reference(21 + index * 2) })
    const text = textString(file)
    objects.set(20 + index * 2, dictionary({ Type: name('Filespec'), F: text, UF: text, EF: embedded }))
    objects.set(21 + index * 2, packed({ Type: name('EmbeddedFile'), Subtype: name('application/json') }, bytes))
  }
  return writeDocument(objects, options.references)
}

function catalog(files: readonly (readonly [string, PdfValue])[]): PdfValue {
  return dictionary({
    Type: name('Catalog'),
    Pages: reference(2),
    AcroForm: reference(12),
    Metadata: reference(13),
    Names: dictionary({
      EmbeddedFiles: dictionary({ Names: array(files.flatMap(([file, spec]) => [textString(file), spec])) }),
    }),
    AF: array(files.map(([, spec]) => spec)),
  })
}

function page(contents: number, annotations: readonly PdfValue[]): PdfValue {
  return dictionary({
    Type: name('Page'),
    Parent: reference(2),
    MediaBox: array([0, 0, 595, 842]),
    Contents: reference(contents),
    Resources: dictionary({ Font: dictionary({ F1: reference(7) }) }),
    Annots: array(annotations),
  })
}

function content(text: string): PdfStream {
  return packed({}, Buffer.from(`BT /F1 18 Tf 56 760 Td (${text}) Tj ET\n`))
}

function packed(entries: Record<string, PdfValue>, bytes: Buffer): PdfStream {
  return {
    kind: 'stream',
    dictionary: dictionary({ ...entries, Filter: name('FlateDecode') }),
    raw: deflateSync(bytes),
  }
}

function form(): PdfStream {
  const head = dictionary({
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: array([0, 0, 200, 60]),
    Resources: dictionary({}),
  })
  return { kind: 'stream', dictionary: head, raw: Buffer.from('\n') }
}

function field(fullName: string, box: readonly number[], appearance: number, lock?: string): PdfValue {
  return dictionary({
    Type: name('Annot'),
    Subtype: name('Widget'),
    FT: name('Sig'),
    T: textString(fullName),
    TU: textString(`Signature field ${fullName}`),
    Rect: array(box),
    F: 4,
    P: reference(3),
    AP: dictionary({ N: reference(appearance) }),
    ...(lock === undefined ? {} : { Lock: dictionary({ Type: name('SigFieldLock'), Action: name(lock) }) }),
  })
}

function metadata(digest: string): PdfStream {
  const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:sealbook="urn:sealbook:xmp:1#"><sealbook:recordsSha256>${digest}</sealbook:recordsSha256></rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="r"?>`
  const head = dictionary({ Type: name('Metadata'), Subtype: name('XML') })
  return { kind: 'stream', dictionary: head, raw: Buffer.from(packet) }
}

/** Writes objects as a file of one revision; object 1 is the catalogue. */
export function writeDocument(objects: ReadonlyMap<number, PdfValue>, references: 'table' | 'stream'): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  let length = parts[0]?.length ?? 0
  const push = (part: Buffer) => {
    parts.push(part)
    length += part.length
  }
  const size = Math.max(...objects.keys()) + 1
  const rows = new Map<number, readonly [number, number, number]>([[0, [0, 0, 65_535]]])
  const put = (number: number, value: PdfValue) => {
    rows.set(number, [1, length, 0])
    push(Buffer.concat([Buffer.from(`${number} 0 obj\n`), serialize(value), Buffer.from('\nendobj\n')]))
  }
  const compressed: [number, PdfValue][] = []
  for (const [number, value] of objects) {
    if (references === 'stream' && !isKind(value, 'stream')) compressed.push([number, value])
    else put(number, value)
  }
  const identity = { kind: 'string' as const, bytes: createHash('md5').update('sample').digest() }
  const trailer = { Size: size, Root: reference(1), ID: array([identity, identity]) }
  if (references === 'table') {
    const start = length
    push(Buffer.from(`${tableText(rows, size)}trailer\n`))
    push(Buffer.concat([serialize(dictionary(trailer)), Buffer.from(`\nstartxref\n${start}\n%%EOF\n`)]))
    return Buffer.concat(parts)
  }
  for (const [index, [number]] of compressed.entries()) rows.set(number, [2, size, index])
  put(size, objectStream(compressed))
  const start = length
  rows.set(size + 1, [1, start, 0])
  put(size + 1, referenceStream(rows, { ...trailer, Size: size + 2 }))
  push(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

function tableText(rows: ReadonlyMap<number, readonly [number, number, number]>, size: number): string {
  let text = `xref\n0 ${size}\n`
  for (let number = 0; number < size; number++) {
    const [kind, offset, generation] = rows.get(number) ?? [0, 0, 65_535]
    text += `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} ${kind === 1 ? 'n' : 'f'} \n`
  }
  return text
}

function objectStream(objects: readonly (readonly [number, PdfValue])[]): PdfStream {
  let head = ''
  let body = ''
  for (const [number, value] of objects) {
    head += `${number} ${body.length} `
    body += `${serialize(value).toString('latin1')}\n`
  }
  const entries = { Type: name('ObjStm'), N: objects.length, First: head.length }
  return packed(entries, Buffer.from(head + body, 'latin1'))
}

function referenceStream(
  rows: ReadonlyMap<number, readonly [number, number, number]>,
  trailer: Record<string, PdfValue>,
): PdfStream {
  const numbers = [...rows.keys()].sort((a, b) => a - b)
  const data = Buffer.alloc(numbers.length * 7)
  for (const [index, number] of numbers.entries()) {
    const [kind, first, second] = rows.get(number) ?? [0, 0, 0]
    data[index * 7] = kind
    data.writeUInt32BE(first, index * 7 + 1)
    data.writeUInt16BE(second, index * 7 + 5)
  }
  const index = array(numbers.flatMap((number) => [number, 1]))
  return packed({ Type: name('XRef'), ...trailer, W: array([1, 4, 2]), Index: index }, data)
}
