import { type CborValue, decodeSharedCbor } from './cbor.ts'
import { unreadable } from './change-set.ts'
import { type Opening, valueIn } from './commitment.ts'

/** The value of one operation: `none` where it has none, `redacted` where the value was deleted. */
export type StoredValue =
  | { readonly state: 'none' }
  | { readonly state: 'redacted' }
  | { readonly state: 'present'; readonly value: CborValue }

/**
 * The openings of one row of `changeValues`, a CBOR array with an opening or null for each operation; refuses (`storage`) what is not such an array of the length that the entry demands.
 */
export function decodeOpenings(bytes: Uint8Array, length: number): readonly (Opening | null)[] {
  const value = decodeSharedCbor(bytes)
  if (!Array.isArray(value) || value.length !== length) throw unreadable('values', `not ${length} values`)
  return value.map((opening, index) => {
    if (opening === null || opening instanceof Uint8Array) return opening
    throw unreadable(`values.${index}`, 'neither a byte string nor null')
  })
}

/** The value that an operation set, given its commitment and what is stored for it. */
export function storedValue(commit: Uint8Array | null, opening: Opening | null): StoredValue {
  if (commit === null) return { state: 'none' }
  if (opening === null) return { state: 'redacted' }
  return { state: 'present', value: valueIn(opening) }
}
