import { hash, randomBytes } from 'node:crypto'
import { type CborValue, decodeCbor } from './cbor.ts'
import { writeByteStrings } from './cbor-writer.ts'

const saltLength = 16

/** A value with its salt: salt (16 bytes) followed by the CBOR of the value. Deleting it redacts the value for good. */
export type Opening = Uint8Array

/** The openings of one entry's operations, null where one has no value, and the row of `changeValues` that holds them. */
export type Openings = { readonly row: Uint8Array; readonly openings: readonly (Opening | null)[] }

/** Draws one fresh salt per value, in one call to the random source, and writes the row in one pass. */
export function openingsOf(values: readonly (CborValue | undefined)[]): Openings {
  const salts = randomBytes(saltLength * values.length)
  const { bytes, contents } = writeByteStrings(
    values.map((value, index) =>
      value === undefined ? null : { prefix: salts.subarray(index * saltLength, (index + 1) * saltLength), value },
    ),
  )
  return { row: bytes, openings: contents }
}

/** SHA-256 of the opening: binds the entry to the value, and without the salt says nothing about it. */
export function commitTo(opening: Opening): Buffer {
  return hash('sha256', opening, 'buffer')
}

/** The value inside an opening; refuses with a `CborError`. */
export function valueIn(opening: Opening): CborValue {
  return decodeCbor(opening.subarray(saltLength))
}
