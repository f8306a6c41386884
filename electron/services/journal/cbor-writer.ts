import { CborError, maximumCborBytes, maximumCborDepth } from './cbor-limits.ts'

/** Writes a value in its one encoding; refuses what `CborValue` does not allow with a `CborError`. */
export function writeCbor(value: unknown): Uint8Array {
  const writer: Writer = { bytes: Buffer.allocUnsafeSlow(firstCapacity), at: 0 }
  writeItem(writer, value, 0)
  return new Uint8Array(writer.bytes.buffer, 0, writer.at)
}

/** A value with the bytes that stand before its CBOR in a byte string. */
export type Prefixed = { readonly prefix: Uint8Array; readonly value: unknown }

/**
 * An array of byte strings, each some bytes and the CBOR of a value, with the contents of each of them: in one buffer,
 * where one for each value took longer than to write all of them.
 */
export function writeByteStrings(items: readonly (Prefixed | null)[]): {
  readonly bytes: Uint8Array
  readonly contents: readonly (Uint8Array | null)[]
} {
  const writer: Writer = { bytes: Buffer.allocUnsafeSlow(firstCapacity * 4), at: 0 }
  writeHead(writer, 4, items.length)
  const places = items.map((item) => {
    if (item === null) {
      writeByte(writer, 0xf6)
      return null
    }
    // The head is as long as the length demands, which is known only afterwards; most values take two bytes.
    const start = writer.at + usualHead
    reserve(writer, usualHead + item.prefix.length)
    writer.bytes.set(item.prefix, start)
    writer.at = start + item.prefix.length
    writeItem(writer, item.value, 1)
    const length = writer.at - start
    reserve(writer, longestHead)
    writer.at = start - usualHead
    const head = headLength(length)
    if (head !== usualHead) writer.bytes.copyWithin(writer.at + head, start, start + length)
    writeHeadAt(writer, 2, length)
    writer.at += length
    return { start: writer.at - length, end: writer.at }
  })
  const bytes = new Uint8Array(writer.bytes.buffer, 0, writer.at)
  return { bytes, contents: places.map((place) => (place === null ? null : bytes.subarray(place.start, place.end))) }
}

type Writer = { bytes: Buffer; at: number }

const firstCapacity = 512

const usualHead = 2
const longestHead = 9

/** How many bytes the head of a length takes. */
function headLength(length: number): number {
  return length < 24 ? 1 : length <= 0xff ? 2 : length <= 0xffff ? 3 : 5
}

/** Makes room for as many bytes more. */
function reserve(writer: Writer, length: number): void {
  const needed = writer.at + length
  if (needed > maximumCborBytes) throw new CborError(`more than ${maximumCborBytes} bytes`, -1)
  if (needed <= writer.bytes.length) return
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * writer.bytes.length))
  larger.set(writer.bytes.subarray(0, writer.at))
  writer.bytes = larger
}

// Written here as the reader below is: a package goes through an object per token, which took longer than signing.
function writeItem(writer: Writer, value: unknown, depth: number): void {
  if (typeof value === 'string') writeText(writer, value)
  else if (typeof value === 'number') writeInteger(writer, value)
  else if (typeof value === 'boolean') writeByte(writer, value ? 0xf5 : 0xf4)
  else if (value === null) writeByte(writer, 0xf6)
  else if (value instanceof Uint8Array) writeBytes(writer, value)
  else if (typeof value !== 'object') throw new CborError(`a value of type ${typeof value}`, -1)
  else if (depth >= maximumCborDepth) throw new CborError(`nested deeper than ${maximumCborDepth}`, -1)
  else if (Array.isArray(value)) writeArray(writer, value, depth)
  else writeMap(writer, value, depth)
}

function writeArray(writer: Writer, items: readonly unknown[], depth: number): void {
  writeHead(writer, 4, items.length)
  for (const item of items) writeItem(writer, item, depth + 1)
}

function writeByte(writer: Writer, byte: number): void {
  reserve(writer, 1)
  writer.at = writer.bytes.writeUInt8(byte, writer.at)
}

/** The shortest head of a major type; the argument is a safe integer from 0 up. */
function writeHead(writer: Writer, major: number, argument: number): void {
  reserve(writer, longestHead)
  writeHeadAt(writer, major, argument)
}

/** The same where room has been made. */
function writeHeadAt(writer: Writer, major: number, argument: number): void {
  const { bytes, at } = writer
  const first = major << 5
  if (argument < 24) writer.at = bytes.writeUInt8(first | argument, at)
  else if (argument <= 0xff) writer.at = bytes.writeUInt8(argument, bytes.writeUInt8(first | 24, at))
  else if (argument <= 0xffff) writer.at = bytes.writeUInt16BE(argument, bytes.writeUInt8(first | 25, at))
  else if (argument <= 0xffff_ffff) writer.at = bytes.writeUInt32BE(argument, bytes.writeUInt8(first | 26, at))
  else {
    const high = bytes.writeUInt32BE(Math.floor(argument / 0x1_0000_0000), bytes.writeUInt8(first | 27, at))
    writer.at = bytes.writeUInt32BE(argument % 0x1_0000_0000, high)
  }
}

function writeInteger(writer: Writer, value: number): void {
  if (!Number.isSafeInteger(value)) throw new CborError('a number that is not a safe integer', -1)
  if (value < 0) writeHead(writer, 1, -1 - value)
  else writeHead(writer, 0, value)
}

function writeBytes(writer: Writer, value: Uint8Array): void {
  writeHead(writer, 2, value.length)
  reserve(writer, value.length)
  writer.bytes.set(value, writer.at)
  writer.at += value.length
}

function writeText(writer: Writer, value: string): void {
  if (!value.isWellFormed()) throw new CborError('text with a lone surrogate', -1)
  const length = Buffer.byteLength(value)
  writeHead(writer, 3, length)
  reserve(writer, length)
  writer.at += writer.bytes.write(value, writer.at, length)
}

/** Members in bytewise order of their encoded keys. */
function writeMap(writer: Writer, value: object, depth: number): void {
  const members = value instanceof Map ? integerMembers(value) : textMembers(value)
  writeHead(writer, 5, members.length)
  for (const [key, item] of members) {
    writeItem(writer, key, depth + 1)
    writeItem(writer, item, depth + 1)
  }
}

function integerMembers(map: ReadonlyMap<unknown, unknown>): readonly (readonly [unknown, unknown])[] {
  const members = [...map].map(([key, item]) => {
    if (typeof key !== 'number' || !Number.isSafeInteger(key))
      throw new CborError('a Map key that is not an integer', -1)
    return [key, item] as const
  })
  if (members.every(([key], index) => key >= 0 && (index === 0 || (members[index - 1]?.[0] ?? 0) < key))) return members
  // Heads of 0 and up begin with a smaller byte than those below 0, and longer heads with a greater one.
  const rank = (key: number) => (key < 0 ? -1 - key : key)
  return members.sort(([one], [other]) => Number(one < 0) - Number(other < 0) || rank(one) - rank(other))
}

function textMembers(value: object): readonly (readonly [string, unknown])[] {
  if (Object.prototype.toString.call(value) !== '[object Object]') {
    throw new CborError('an object that is not plain data', -1)
  }
  const members = Object.entries(value)
  if (members.length < 2) return members
  // A shorter text has a smaller head; bytes of UTF-8 sort otherwise than UTF-16, so they are compared as bytes.
  const encoded = new Map(members.map(([key]) => [key, Buffer.from(key)]))
  const bytesOf = (key: string) => encoded.get(key) ?? Buffer.alloc(0)
  return members.sort(([one], [other]) => {
    const [left, right] = [bytesOf(one), bytesOf(other)]
    return left.length - right.length || Buffer.compare(left, right)
  })
}
