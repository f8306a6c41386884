import { maximumDepth, type PdfBudget, unreadablePdf } from './pdf-limits.ts'
import type { PdfValue } from './pdf-value.ts'

/** A place in bytes that moves forward as values are read; `budget` is shared with every other cursor of the file. */
export type PdfCursor = { readonly bytes: Buffer; position: number; readonly budget: PdfBudget }

/** The byte is white space (ISO 32000-1, table 1). */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00
}

/** By byte, whether it belongs to a word: neither white space nor a delimiter. */
const regular = Uint8Array.from({ length: 256 }, (_, byte) =>
  isSpace(byte) || '()<>[]{}/%'.includes(String.fromCharCode(byte)) ? 0 : 1,
)

function isRegular(byte: number | undefined): byte is number {
  return byte !== undefined && regular[byte] === 1
}

/** Refuses the file, naming the byte at which it stopped making sense. */
export function damaged(cursor: PdfCursor): never {
  throw unreadablePdf('verify.damagedStructure', { offset: cursor.position })
}

/** Takes reading work out of the file's budget. */
export function spend(cursor: PdfCursor, bytes: number): void {
  cursor.budget.bytes -= bytes
  if (cursor.budget.bytes < 0) throw unreadablePdf('verify.tooComplex', { offset: cursor.position })
}

/** Skips white space and comments. */
export function skipSpace(cursor: PdfCursor): void {
  const from = cursor.position
  for (;;) {
    const byte = cursor.bytes[cursor.position]
    if (byte === 0x25) {
      while (cursor.position < cursor.bytes.length && !isLineEnd(cursor.bytes[cursor.position])) cursor.position++
    } else if (isSpace(byte)) cursor.position++
    else break
  }
  spend(cursor, cursor.position - from)
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d
}

/** Reads the run of regular characters at the cursor, such as a keyword or number; empty at a delimiter. */
function readWord(cursor: PdfCursor): string {
  const from = cursor.position
  while (isRegular(cursor.bytes[cursor.position]) && cursor.position - from < 256) cursor.position++
  spend(cursor, cursor.position - from + 1)
  return cursor.bytes.toString('latin1', from, cursor.position)
}

/** Consumes exactly this keyword after optional space, or refuses the file. */
export function expectWord(cursor: PdfCursor, word: string): void {
  skipSpace(cursor)
  if (readWord(cursor) !== word) damaged(cursor)
}

/** Reads an unsigned integer after optional space. */
export function readUnsigned(cursor: PdfCursor): number {
  skipSpace(cursor)
  const word = readWord(cursor)
  if (!/^\d{1,10}$/.test(word)) damaged(cursor)
  return Number(word)
}

/** Reads one direct value or reference (ISO 32000-1, 7.3); streams are the object reader's, for they need `Length`. */
export function readValue(cursor: PdfCursor, depth = 0): PdfValue {
  if (depth > maximumDepth) throw unreadablePdf('verify.tooDeep', { offset: cursor.position })
  skipSpace(cursor)
  const byte = cursor.bytes[cursor.position]
  if (byte === 0x2f) return { kind: 'name', name: readName(cursor) }
  if (byte === 0x28) return { kind: 'string', bytes: readLiteral(cursor) }
  if (byte === 0x5b) return readArray(cursor, depth)
  if (byte === 0x3c) {
    return cursor.bytes[cursor.position + 1] === 0x3c
      ? readDictionary(cursor, depth)
      : { kind: 'string', bytes: readHex(cursor) }
  }
  if (!isRegular(byte)) damaged(cursor)
  return readScalar(cursor)
}

function readScalar(cursor: PdfCursor): PdfValue {
  const word = readWord(cursor)
  if (word === 'true') return true
  if (word === 'false') return false
  if (word === 'null') return null
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) damaged(cursor)
  if (!/^\d{1,10}$/.test(word)) return Number(word)
  return readReference(cursor, Number(word)) ?? Number(word)
}

const mostSpaces = 16
const mostDigits = 5

/** How many bytes from a place on are spaces, or digits, as far as one looks. */
function run(bytes: Buffer, from: number, most: number, fits: (byte: number | undefined) => boolean): number {
  let count = 0
  while (count < most && fits(bytes[from + count])) count++
  return count
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

/** The reference that a number begins, `12 0 R`; undefined, and the cursor where it was, where the number stands for itself. */
function readReference(cursor: PdfCursor, number: number): PdfValue | undefined {
  const { bytes, position } = cursor
  const first = run(bytes, position, mostSpaces, isSpace)
  const digits = first === 0 ? 0 : run(bytes, position + first, mostDigits, isDigit)
  if (digits === 0) return undefined
  const from = position + first
  const second = run(bytes, from + digits, mostSpaces, isSpace)
  const end = from + digits + second
  if (second === 0 || bytes[end] !== 0x52 || isRegular(bytes[end + 1])) return undefined
  cursor.position = end + 1
  return { kind: 'reference', number, generation: Number(bytes.toString('latin1', from, from + digits)) }
}

function readName(cursor: PdfCursor): string {
  cursor.position++
  return readWord(cursor).replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

function readArray(cursor: PdfCursor, depth: number): PdfValue {
  cursor.position++
  const items: PdfValue[] = []
  for (;;) {
    skipSpace(cursor)
    if (cursor.bytes[cursor.position] === 0x5d) break
    items.push(readValue(cursor, depth + 1))
  }
  cursor.position++
  return { kind: 'array', items }
}

function readDictionary(cursor: PdfCursor, depth: number): PdfValue {
  cursor.position += 2
  const entries = new Map<string, PdfValue>()
  for (;;) {
    skipSpace(cursor)
    if (cursor.bytes[cursor.position] === 0x3e) break
    if (cursor.bytes[cursor.position] !== 0x2f) damaged(cursor)
    const key = readName(cursor)
    // Readers disagree which of two equal keys counts, so a file with both shows different things to different people.
    if (entries.has(key)) throw unreadablePdf('verify.repeatedKey', { offset: cursor.position })
    entries.set(key, readValue(cursor, depth + 1))
  }
  if (cursor.bytes[cursor.position + 1] !== 0x3e) damaged(cursor)
  cursor.position += 2
  return { kind: 'dictionary', entries }
}

function readHex(cursor: PdfCursor): Buffer {
  const end = cursor.bytes.indexOf(0x3e, cursor.position)
  if (end < 0) damaged(cursor)
  const from = cursor.position + 1
  spend(cursor, end - from)
  const digits = cursor.bytes.toString('latin1', from, end).replace(/[\s\0]/g, '')
  if (!/^[0-9a-fA-F]*$/.test(digits)) damaged(cursor)
  cursor.position = end + 1
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12, '(': 40, ')': 41, '\\': 92 }

function readLiteral(cursor: PdfCursor): Buffer {
  const { bytes } = cursor
  const out: number[] = []
  let open = 1
  const from = cursor.position++
  while (open > 0) {
    const byte = bytes[cursor.position++]
    if (byte === undefined) damaged(cursor)
    if (byte === 0x5c) readEscape(cursor, out)
    else if (byte === 0x0d) {
      if (bytes[cursor.position] === 0x0a) cursor.position++
      out.push(0x0a)
    } else {
      if (byte === 0x28) open++
      else if (byte === 0x29) open--
      if (open > 0) out.push(byte)
    }
  }
  spend(cursor, cursor.position - from)
  return Buffer.from(out)
}

function readEscape(cursor: PdfCursor, out: number[]): void {
  const { bytes } = cursor
  const octal = /^[0-7]{1,3}/.exec(bytes.toString('latin1', cursor.position, cursor.position + 3))
  if (octal !== null) {
    cursor.position += octal[0].length
    out.push(Number.parseInt(octal[0], 8) & 0xff)
    return
  }
  const byte = bytes[cursor.position++]
  if (byte === undefined) damaged(cursor)
  if (byte === 0x0d && bytes[cursor.position] === 0x0a) cursor.position++
  if (isLineEnd(byte)) return
  out.push(escapes[String.fromCharCode(byte)] ?? byte)
}
