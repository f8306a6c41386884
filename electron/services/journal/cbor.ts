import { CborError, maximumCborBytes, maximumCborDepth } from './cbor-limits.ts'
import { writeCbor } from './cbor-writer.ts'

/** What a journal may hold: no floats, so that every laptop computes the same bytes; integers are safe integers. */
export type CborValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly CborValue[]
  | { readonly [key: string]: CborValue }
  | ReadonlyMap<number, CborValue>

/** The one encoding of a value: RFC 8949 section 4.2.1 (shortest heads, definite lengths, keys sorted bytewise). */
export function encodeCbor(value: CborValue): Uint8Array {
  return writeCbor(value)
}

/** Reads exactly one item; whatever `encodeCbor` would not have written byte for byte is refused with a `CborError`. */
export function decodeCbor(bytes: Uint8Array): CborValue {
  return decode(bytes, false)
}

/**
 * The same, with byte strings that share the memory of the input: for rows of the journal, which nobody changes, where
 * copying every commitment and value took a good part of an audit.
 */
export function decodeSharedCbor(bytes: Uint8Array): CborValue {
  return decode(bytes, true)
}

function decode(bytes: Uint8Array, shares: boolean): CborValue {
  if (bytes.length > maximumCborBytes) throw new CborError(`more than ${maximumCborBytes} bytes`, maximumCborBytes)
  const reader: Reader = { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0, shares }
  const value = readItem(reader, 0)
  if (reader.at !== bytes.length) throw new CborError('bytes after the item', reader.at)
  return value
}

type Reader = { readonly bytes: Buffer; at: number; readonly shares: boolean }

// Written here rather than taken from cborg: its reader checks neither key order nor depth, and repairs bad UTF-8.
function readItem(reader: Reader, depth: number): CborValue {
  const start = reader.at
  if (start >= reader.bytes.length) throw new CborError('cut short', start)
  const head = reader.bytes.readUInt8(start)
  const major = head >> 5
  if (major === 7) return readSimple(reader, head)
  if (major === 6) throw new CborError('a tag', start)
  const argument = readArgument(reader, head & 31)
  switch (major) {
    case 0:
      return argument
    case 1:
      if (argument >= Number.MAX_SAFE_INTEGER) throw new CborError('an integer out of range', start)
      return -1 - argument
    case 2:
      return readByteString(reader, argument)
    case 3:
      return readText(reader, argument)
    case 4:
      return readArray(reader, argument, depth)
    default:
      return readMap(reader, argument, depth)
  }
}

function readSimple(reader: Reader, head: number): null | boolean {
  reader.at += 1
  if (head === 0xf4) return false
  if (head === 0xf5) return true
  if (head === 0xf6) return null
  throw new CborError('a float, undefined, break or other simple value', reader.at - 1)
}

function readArgument(reader: Reader, info: number): number {
  const start = reader.at
  reader.at += 1
  if (info < 24) return info
  if (info > 27) throw new CborError('an indefinite length or reserved head', start)
  const size = 1 << (info - 24)
  if (reader.at + size > reader.bytes.length) throw new CborError('cut short', start)
  const at = reader.at
  reader.at += size
  if (size === 1) return longerThan(reader.bytes.readUInt8(at), 23, start)
  if (size === 2) return longerThan(reader.bytes.readUInt16BE(at), 0xff, start)
  if (size === 4) return longerThan(reader.bytes.readUInt32BE(at), 0xffff, start)
  const value = reader.bytes.readUInt32BE(at) * 0x1_0000_0000 + reader.bytes.readUInt32BE(at + 4)
  if (!Number.isSafeInteger(value)) throw new CborError('an integer out of range', start)
  return longerThan(value, 0xffff_ffff, start)
}

function longerThan(value: number, shorter: number, start: number): number {
  if (value <= shorter) throw new CborError('a head longer than needed', start)
  return value
}

function readBytes(reader: Reader, length: number): Uint8Array {
  const start = reader.at
  if (length > reader.bytes.length - start) throw new CborError('cut short', start)
  reader.at += length
  return reader.bytes.subarray(start, reader.at)
}

function readByteString(reader: Reader, length: number): Uint8Array {
  const slice = readBytes(reader, length)
  // A copy unless the caller shares: a slice stands on the memory of the input.
  return reader.shares ? new Uint8Array(slice.buffer, slice.byteOffset, length) : new Uint8Array(slice)
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function readText(reader: Reader, length: number): string {
  const start = reader.at
  if (length > reader.bytes.length - start) throw new CborError('cut short', start)
  const end = start + length
  reader.at = end
  // Names and identifiers are ASCII, where no decoder is needed: a third of the time of reading a journal.
  let ascii = true
  for (let at = start; at < end && ascii; at += 1) ascii = reader.bytes.readUInt8(at) < 0x80
  if (ascii) return reader.bytes.toString('latin1', start, end)
  try {
    return utf8.decode(reader.bytes.subarray(start, end))
  } catch {
    throw new CborError('text that is not UTF-8', start)
  }
}

function readArray(reader: Reader, length: number, depth: number): CborValue {
  enter(reader, length, depth)
  const items: CborValue[] = []
  for (let index = 0; index < length; index += 1) items.push(readItem(reader, depth + 1))
  return items
}

function readMap(reader: Reader, length: number, depth: number): CborValue {
  enter(reader, length, depth)
  const texts: [string, CborValue][] = []
  const integers = new Map<number, CborValue>()
  let before = { start: reader.at, end: reader.at }
  for (let index = 0; index < length; index += 1) {
    const start = reader.at
    const key = readItem(reader, depth + 1)
    const ascending = reader.bytes.compare(reader.bytes, before.start, before.end, start, reader.at) > 0
    if (index > 0 && !ascending) throw new CborError('keys out of order or twice', start)
    before = { start, end: reader.at }
    if (typeof key === 'string') texts.push([key, readItem(reader, depth + 1)])
    else if (typeof key === 'number') integers.set(key, readItem(reader, depth + 1))
    else throw new CborError('a key that is neither text nor integer', start)
  }
  if (integers.size === 0) return Object.fromEntries(texts)
  if (texts.length > 0) throw new CborError('text and integer keys in one map', reader.at)
  return integers
}

function enter(reader: Reader, length: number, depth: number): void {
  if (depth >= maximumCborDepth) throw new CborError(`nested deeper than ${maximumCborDepth}`, reader.at)
  // Each item takes at least one byte, so a longer count is a lie that would only cost memory.
  if (length > reader.bytes.length - reader.at) throw new CborError('cut short', reader.at)
}
