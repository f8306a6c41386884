import { hash, randomBytes } from 'node:crypto'
import { type CborValue, decodeCbor, encodeCbor } from './cbor.ts'

const saltLength = 16

/** A value with its salt: salt (16 bytes) followed by the CBOR of the value. Deleting it redacts the value for good. */
export type Opening = Uint8Array

/** Draws one fresh salt per value, in one call to the random source. */
export function openingsOf(values: readonly CborValue[]): readonly Opening[] {
  const salts = randomBytes(saltLength * values.length)
  return values.map((value, index) =>
    Buffer.concat([salts.subarray(index * saltLength, (index + 1) * saltLength), encodeCbor(value)]),
  )
}

/** SHA-256 of the opening: binds the entry to the value, and without the salt says nothing about it. */
export function commitTo(opening: Opening): Buffer {
  return hash('sha256', opening, 'buffer')
}

/** The value inside an opening; refuses with a `CborError`. */
export function valueIn(opening: Opening): CborValue {
  return decodeCbor(opening.subarray(saltLength))
}
