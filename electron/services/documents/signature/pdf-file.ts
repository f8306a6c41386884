import { decodeStream } from './pdf-filter.ts'
import { damaged, isSpace, type PdfCursor, readUnsigned, readValue } from './pdf-lexer.ts'
import {
  maximumDepth,
  maximumFileBytes,
  maximumRevisions,
  newBudget,
  type PdfBudget,
  unreadablePdf,
} from './pdf-limits.ts'
import { type PdfObject, readIndirectObject } from './pdf-object.ts'
import { isKind, type PdfDictionary, type PdfValue } from './pdf-value.ts'
import { type PdfSection, readSection } from './pdf-xref.ts'
import type { PdfEntry } from './pdf-xref-rows.ts'

/** The original file or one incremental update of it: the bytes from `start` to `end`, its line end included. */
export type PdfRevision = PdfSection & { readonly start: number; readonly lineEnd: number }

/** A file that was read: its revisions, oldest first, and how many bytes stand behind the last of them. */
export type PdfFile = {
  readonly bytes: Buffer
  readonly revisions: readonly PdfRevision[]
  readonly trailingBytes: number
  readonly budget: PdfBudget
  readonly cache: Map<string, PdfObject>
}

/**
 * Reads the chain of revisions of a file held in memory. Hybrid, linearised, encrypted and oversized files are
 * refused, each by name; objects are read when asked for.
 */
export function openPdf(bytes: Buffer): PdfFile {
  if (bytes.length > maximumFileBytes) throw unreadablePdf('verify.tooLarge', { limit: maximumFileBytes })
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') throw unreadablePdf('verify.notPdf')
  const budget = newBudget(bytes.length)
  const sections = readChain(bytes, budget)
  const revisions: PdfRevision[] = []
  let start = 0
  for (const section of sections) {
    // An older section behind a newer one: readers that rebuild the table would see another document.
    if (section.offset < start) throw unreadablePdf('verify.revisionsOutOfOrder')
    if (section.trailer.entries.has('Encrypt')) throw unreadablePdf('verify.encrypted')
    const lineEnd = afterLineEnd(bytes, section.end)
    revisions.push({ ...section, start, lineEnd })
    start = lineEnd
  }
  return { bytes, revisions, trailingBytes: bytes.length - start, budget, cache: new Map() }
}

function readChain(bytes: Buffer, budget: PdfBudget): PdfSection[] {
  const last = bytes.lastIndexOf('startxref')
  if (last < 0) throw unreadablePdf('verify.damagedStructure', { offset: bytes.length })
  const cursor: PdfCursor = { bytes, position: last + 9, budget }
  let offset: number | undefined = readUnsigned(cursor)
  const sections: PdfSection[] = []
  while (offset !== undefined) {
    if (sections.length >= maximumRevisions) throw unreadablePdf('verify.tooComplex', { offset })
    const newer = sections[0]
    if (newer !== undefined && offset >= newer.offset) throw unreadablePdf('verify.revisionsOutOfOrder')
    const section = readSection({ bytes, position: offset, budget })
    sections.unshift(section)
    const previous = section.trailer.entries.get('Prev')
    if (previous !== undefined && (typeof previous !== 'number' || !Number.isInteger(previous) || previous < 0)) {
      throw unreadablePdf('verify.damagedStructure', { offset })
    }
    offset = previous
  }
  return sections
}

function afterLineEnd(bytes: Buffer, position: number): number {
  if (bytes[position] === 0x0d && bytes[position + 1] === 0x0a) return position + 2
  return bytes[position] === 0x0d || bytes[position] === 0x0a ? position + 1 : position
}

/** The newest revision of the file. */
export function lastRevision(file: PdfFile): PdfRevision {
  const last = file.revisions.at(-1)
  if (last === undefined) throw unreadablePdf('verify.damagedStructure', { offset: 0 })
  return last
}

/** Where object `number` stood once the revision with that index was written. */
export function entryAt(file: PdfFile, number: number, revision: number): PdfEntry | undefined {
  for (let index = revision; index >= 0; index--) {
    const entry = file.revisions[index]?.entries.get(number)
    if (entry !== undefined) return entry
  }
  return undefined
}

/** The object as it stood in a revision, or undefined where it did not exist. */
export function objectAt(file: PdfFile, number: number, revision: number, depth = 0): PdfObject | undefined {
  if (depth > maximumDepth) throw unreadablePdf('verify.tooDeep', { object: number })
  const entry = entryAt(file, number, revision)
  if (entry === undefined || entry.kind === 'free') return undefined
  if (entry.kind === 'compressed') return compressedObject(file, number, entry, revision, depth)
  const key = `${number}@${entry.offset}`
  const known = file.cache.get(key)
  if (known !== undefined) return known
  const cursor: PdfCursor = { bytes: file.bytes, position: entry.offset, budget: file.budget }
  const object = readIndirectObject(cursor, (length) => {
    const value = objectAt(file, length.number, revision, depth + 1)?.value
    return typeof value === 'number' ? value : damaged(cursor)
  })
  if (object.number !== number || object.generation !== entry.generation) {
    throw unreadablePdf('verify.damagedStructure', { offset: entry.offset })
  }
  file.cache.set(key, object)
  return object
}

function compressedObject(
  file: PdfFile,
  number: number,
  entry: Extract<PdfEntry, { kind: 'compressed' }>,
  revision: number,
  depth: number,
): PdfObject {
  const container = objectAt(file, entry.stream, revision, depth + 1)
  const key = `${number}@${entry.stream}@${container?.start}`
  const known = file.cache.get(key)
  if (known !== undefined) return known
  if (container === undefined || !isKind(container.value, 'stream')) {
    throw unreadablePdf('verify.damagedStructure', { object: number })
  }
  // Unfolded once for all its objects: reports pack a hundred of them into each stream.
  unpackObjects(file, entry.stream, container)
  const object = file.cache.get(key)
  if (object === undefined) throw unreadablePdf('verify.damagedStructure', { object: number })
  return object
}

function unpackObjects(file: PdfFile, streamNumber: number, container: PdfObject): void {
  if (!isKind(container.value, 'stream')) return
  const { entries } = container.value.dictionary
  const data = decodeStream(container.value, file.budget)
  const count = entries.get('N')
  const first = entries.get('First')
  if (typeof count !== 'number' || typeof first !== 'number' || count > data.length) {
    throw unreadablePdf('verify.damagedStructure', { object: streamNumber })
  }
  const heads: PdfCursor = { bytes: data, position: 0, budget: file.budget }
  for (let index = 0; index < count; index++) {
    const number = readUnsigned(heads)
    const offset = first + readUnsigned(heads)
    const key = `${number}@${streamNumber}@${container.start}`
    if (file.cache.has(key)) throw unreadablePdf('verify.repeatedObject', { object: number })
    file.cache.set(key, packedObject({ bytes: data, position: offset, budget: file.budget }, number, container))
  }
}

/** An object of a stream, read when it is asked for: beside the catalogue may lie a tree of a hundred thousand references. */
function packedObject(cursor: PdfCursor, number: number, { start, end }: PdfObject): PdfObject {
  let read: PdfValue | undefined
  return {
    ...{ number, generation: 0, start, end },
    get value() {
      if (read === undefined) read = readValue(cursor)
      return read
    },
  }
}

/** Follows references to the value they stand for, as of a revision; a missing object is null (ISO 32000-1, 7.3.10). */
export function resolve(file: PdfFile, value: PdfValue | undefined, revision: number): PdfValue {
  let current = value ?? null
  for (let steps = 0; isKind(current, 'reference'); steps++) {
    if (steps > maximumDepth) throw unreadablePdf('verify.tooDeep', { object: current.number })
    current = objectAt(file, current.number, revision)?.value ?? null
  }
  return current
}

/** Follows references to a dictionary, or undefined where something else stands. */
export function resolveDictionary(
  file: PdfFile,
  value: PdfValue | undefined,
  revision: number,
): PdfDictionary | undefined {
  const found = resolve(file, value, revision)
  return isKind(found, 'dictionary') ? found : undefined
}

/** The document catalogue as of a revision, with its object number. */
export function catalogAt(file: PdfFile, revision: number): { readonly number: number; readonly value: PdfDictionary } {
  const root = file.revisions[revision]?.trailer.entries.get('Root')
  const value = resolveDictionary(file, root, revision)
  if (!isKind(root, 'reference') || value === undefined) throw unreadablePdf('verify.damagedStructure', { offset: 0 })
  return { number: root.number, value }
}

/** Whether only white space stands in these bytes. */
export function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => isSpace(byte))
}
