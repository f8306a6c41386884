import { decodeStream } from './pdf-filter.ts'
import { damaged, expectWord, isSpace, type PdfCursor, readUnsigned, readValue, skipSpace } from './pdf-lexer.ts'
import { maximumObjects, unreadablePdf } from './pdf-limits.ts'
import { readIndirectObject } from './pdf-object.ts'
import { isKind, isName, type PdfDictionary, type PdfStream, type PdfValue } from './pdf-value.ts'
import { type PdfEntries, type PdfEntry, xrefRows } from './pdf-xref-rows.ts'

/** One cross-reference section, as a table or a stream (ISO 32000-1, 7.5.4 and 7.5.8); `end` is after `%%EOF`. */
export type PdfSection = {
  readonly kind: 'table' | 'stream'
  readonly offset: number
  /** Just after `%%EOF`; the line end that may follow is not counted. */
  readonly end: number
  readonly entries: PdfEntries
  readonly trailer: PdfDictionary
  /** The number of the cross-reference stream itself; absent for a table. */
  readonly streamNumber?: number
}

/** Reads the section at the cursor and the `startxref` that must close it and name it. */
export function readSection(cursor: PdfCursor): PdfSection {
  const offset = cursor.position
  const isTable = cursor.bytes.toString('latin1', offset, offset + 4) === 'xref'
  const section = isTable ? readTable(cursor) : readXrefStream(cursor)
  expectWord(cursor, 'startxref')
  if (readUnsigned(cursor) !== offset) damaged(cursor)
  while (isSpace(cursor.bytes[cursor.position])) cursor.position++
  if (cursor.bytes.toString('latin1', cursor.position, cursor.position + 5) !== '%%EOF') damaged(cursor)
  return { ...section, offset, end: cursor.position + 5 }
}

type OpenSection = Omit<PdfSection, 'offset' | 'end'>

function readTable(cursor: PdfCursor): OpenSection {
  expectWord(cursor, 'xref')
  const entries = new Map<number, PdfEntry>()
  for (;;) {
    skipSpace(cursor)
    if (cursor.bytes[cursor.position] === 0x74) break
    const first = readUnsigned(cursor)
    const count = readUnsigned(cursor)
    if (first + count > maximumObjects) throw unreadablePdf('verify.tooComplex', { offset: cursor.position })
    for (let index = 0; index < count; index++) addTableRow(cursor, entries, first + index)
  }
  expectWord(cursor, 'trailer')
  const trailer = readValue(cursor)
  if (!isKind(trailer, 'dictionary')) damaged(cursor)
  // A hybrid file shows one object to old readers and another to new ones.
  if (trailer.entries.has('XRefStm')) throw unreadablePdf('verify.hybridFile')
  return { kind: 'table', entries, trailer }
}

function addTableRow(cursor: PdfCursor, entries: Map<number, PdfEntry>, number: number): void {
  const offset = readUnsigned(cursor)
  const generation = readUnsigned(cursor)
  skipSpace(cursor)
  const kind = cursor.bytes[cursor.position++]
  if (kind !== 0x6e && kind !== 0x66) damaged(cursor)
  addEntry(entries, number, kind === 0x6e ? { kind: 'plain', offset, generation } : { kind: 'free' })
}

function addEntry(entries: Map<number, PdfEntry>, number: number, entry: PdfEntry): void {
  const before = entries.size
  entries.set(number, entry)
  if (entries.size === before) throw unreadablePdf('verify.repeatedObject', { object: number })
}

function readXrefStream(cursor: PdfCursor): OpenSection {
  const object = readIndirectObject(cursor, () => damaged(cursor))
  const stream = object.value
  if (!isKind(stream, 'stream') || !isName(stream.dictionary.entries.get('Type'), 'XRef')) damaged(cursor)
  const entries = readStreamEntries(stream, cursor)
  return { kind: 'stream', entries, trailer: stream.dictionary, streamNumber: object.number }
}

function readStreamEntries(stream: PdfStream, cursor: PdfCursor): PdfEntries {
  const data = decodeStream(stream, cursor.budget)
  const [kindWidth, firstWidth, secondWidth, ...more] = integers(stream.dictionary.entries.get('W'), cursor)
  if (kindWidth === undefined || firstWidth === undefined || secondWidth === undefined || more.length > 0) {
    damaged(cursor)
  }
  const widths = [kindWidth, firstWidth, secondWidth] as const
  if (widths.some((width) => width > 6) || firstWidth === 0) damaged(cursor)
  const size = integers({ kind: 'array', items: [stream.dictionary.entries.get('Size') ?? null] }, cursor)[0] ?? 0
  const index = stream.dictionary.entries.get('Index')
  const ranges = index === undefined ? [0, size] : integers(index, cursor)
  for (let range = 0; range + 1 < ranges.length; range += 2)
    if ((ranges[range] ?? 0) + (ranges[range + 1] ?? 0) > maximumObjects)
      throw unreadablePdf('verify.tooComplex', { offset: cursor.position })
  return xrefRows(data, widths, ranges) ?? damaged(cursor)
}

function integers(value: PdfValue | undefined, cursor: PdfCursor): number[] {
  if (!isKind(value, 'array')) damaged(cursor)
  return value.items.map((item) => {
    if (typeof item !== 'number' || !Number.isInteger(item) || item < 0) damaged(cursor)
    return item
  })
}
