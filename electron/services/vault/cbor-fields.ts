import type { CborValue } from '#services/journal/cbor.ts'

/** A map with text keys, as the file formats use. */
export type CborMap = { readonly [key: string]: CborValue }

/** Bytes that decode to something else than the format says; the reader names the file they came from. */
export class FormatError extends Error {
  override readonly name = 'FormatError'
}

/** Whether the value is a map with text keys. */
function isMap(value: CborValue | undefined): value is CborMap {
  if (value === undefined || value === null || typeof value !== 'object') return false
  return !(value instanceof Uint8Array) && !Array.isArray(value) && !(value instanceof Map)
}

/** The value as a map with text keys, or a `FormatError`. */
export function asMap(value: CborValue | undefined): CborMap {
  if (!isMap(value)) throw new FormatError('expected a map')
  return value
}

/** The value as an array, or a `FormatError`. */
export function asArray(value: CborValue | undefined): readonly CborValue[] {
  if (!Array.isArray(value)) throw new FormatError('expected an array')
  return value
}

/** The value as bytes, of exactly `length` where it is given, or a `FormatError`. */
export function asBytes(value: CborValue | undefined, length?: number): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new FormatError('expected bytes')
  if (length !== undefined && value.length !== length) throw new FormatError(`expected ${length} bytes`)
  return value
}

/** The value as text, or a `FormatError`. */
export function asText(value: CborValue | undefined): string {
  if (typeof value !== 'string') throw new FormatError('expected text')
  return value
}

/** The value as an integer that is not negative, or a `FormatError`. */
export function asCount(value: CborValue | undefined): number {
  if (typeof value !== 'number' || value < 0) throw new FormatError('expected a count')
  return value
}

/** The entries whose keys are not in `known`: fields of newer versions, kept when the file is rewritten. */
export function unknownFields(map: CborMap, known: readonly string[]): CborMap {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !known.includes(key)))
}
