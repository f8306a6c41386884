import { damaged, expectWord, type PdfCursor, readUnsigned, readValue, skipSpace, spend } from './pdf-lexer.ts'
import { isKind, type PdfReference, type PdfValue } from './pdf-value.ts'

/** An indirect object with the bytes it occupies: `start` is its number, `end` just after `endobj`. */
export type PdfObject = {
  readonly number: number
  readonly generation: number
  readonly value: PdfValue
  readonly start: number
  readonly end: number
}

/** Reads `n g obj ... endobj` at the cursor; `lengthOf` resolves a stream length that is itself a reference. */
export function readIndirectObject(cursor: PdfCursor, lengthOf: (reference: PdfReference) => number): PdfObject {
  const start = cursor.position
  if ((cursor.bytes[start] ?? 0) < 0x30 || (cursor.bytes[start] ?? 0) > 0x39) damaged(cursor)
  const number = readUnsigned(cursor)
  const generation = readUnsigned(cursor)
  expectWord(cursor, 'obj')
  const value = readValue(cursor)
  skipSpace(cursor)
  const isStream = cursor.bytes.toString('latin1', cursor.position, cursor.position + 6) === 'stream'
  const whole = isStream ? readStreamBody(cursor, value, lengthOf) : value
  expectWord(cursor, 'endobj')
  return { number, generation, value: whole, start, end: cursor.position }
}

function readStreamBody(cursor: PdfCursor, value: PdfValue, lengthOf: (reference: PdfReference) => number): PdfValue {
  if (!isKind(value, 'dictionary')) damaged(cursor)
  cursor.position += 6
  if (cursor.bytes[cursor.position] === 0x0d) cursor.position++
  if (cursor.bytes[cursor.position] !== 0x0a) damaged(cursor)
  const from = cursor.position + 1
  const stated = value.entries.get('Length')
  const length = isKind(stated, 'reference') ? lengthOf(stated) : stated
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0 || from + length > cursor.bytes.length) {
    damaged(cursor)
  }
  spend(cursor, 32)
  cursor.position = from + length
  expectWord(cursor, 'endstream')
  return { kind: 'stream', dictionary: value, raw: cursor.bytes.subarray(from, from + length) }
}
