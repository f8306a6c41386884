import { utf8Bytes, utf8Text } from '../../base/utf8.ts'

/** What a signed reply is made of: the small part of CBOR (RFC 8949) that its one form needs. */
export type ReplyCbor = number | string | Uint8Array | readonly ReplyCbor[] | ReplyMap
export type ReplyMap = ReadonlyMap<string | number, ReplyCbor>

const deepest = 4

function head(major: number, value: number): readonly number[] {
  if (value < 24) return [(major << 5) | value]
  if (value < 0x100) return [(major << 5) | 24, value]
  return [(major << 5) | 25, value >> 8, value & 0xff]
}

function joined(parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Bytes in the order of RFC 8949 section 4.2.1. */
function bytewise(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

/** The one encoding of a value: shortest heads, definite lengths, keys sorted bytewise; lengths and numbers below 65,536. */
export function encodeReplyCbor(value: ReplyCbor): Uint8Array {
  if (typeof value === 'number') return joined([value < 0 ? head(1, -1 - value) : head(0, value)])
  if (typeof value === 'string') {
    const bytes = utf8Bytes(value)
    return joined([head(3, bytes.length), bytes])
  }
  if (value instanceof Uint8Array) return joined([head(2, value.length), value])
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => ({ key: encodeReplyCbor(key), item: encodeReplyCbor(item) }))
    const sorted = entries.toSorted((one, other) => bytewise(one.key, other.key))
    return joined([head(5, sorted.length), ...sorted.flatMap(({ key, item }) => [key, item])])
  }
  // Array.isArray does not narrow a read-only list.
  const list = value as readonly ReplyCbor[]
  return joined([head(4, list.length), ...list.map(encodeReplyCbor)])
}

type Reader = { readonly bytes: Uint8Array; at: number }

function take(reader: Reader, length: number): Uint8Array {
  const end = reader.at + length
  if (end > reader.bytes.length) throw new Error('cut short')
  const part = reader.bytes.slice(reader.at, end)
  reader.at = end
  return part
}

function argument(reader: Reader, info: number): number {
  if (info < 24) return info
  const [high = 0, low = 0] = take(reader, info === 24 ? 1 : info === 25 ? 2 : Number.POSITIVE_INFINITY)
  return info === 24 ? high : (high << 8) | low
}

function read(reader: Reader, depth: number): ReplyCbor {
  if (depth > deepest) throw new Error('too deep')
  const [first = 0] = take(reader, 1)
  const value = argument(reader, first & 31)
  switch (first >> 5) {
    case 0:
      return value
    case 1:
      return -1 - value
    case 2:
      return take(reader, value)
    case 3:
      return utf8Text(take(reader, value))
    case 4:
      return Array.from({ length: value }, () => read(reader, depth + 1))
    case 5:
      return new Map(
        Array.from({ length: value }, () => {
          const key = read(reader, depth + 1)
          if (typeof key !== 'string' && typeof key !== 'number') throw new Error('another key')
          return [key, read(reader, depth + 1)] as const
        }),
      )
    default:
      throw new Error('another type')
  }
}

/** Reads exactly one item; throws for whatever `encodeReplyCbor` would not have written byte for byte. */
export function decodeReplyCbor(bytes: Uint8Array): ReplyCbor {
  const reader: Reader = { bytes, at: 0 }
  const value = read(reader, 0)
  if (reader.at !== bytes.length || bytewise(encodeReplyCbor(value), bytes) !== 0) throw new Error('another encoding')
  return value
}
