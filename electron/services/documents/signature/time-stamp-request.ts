import { Boolean as Asn1Boolean, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { identifiers } from './cms-structure.ts'

/** What a time-stamp authority is asked: a SHA-256 digest, and a positive number that its answer must repeat. */
export type StampQuestion = { readonly imprint: Uint8Array; readonly nonce: Uint8Array }

/**
 * A TimeStampReq (RFC 3161, 2.4.1) in DER. It holds the digest and the nonce and nothing of the document, and asks for
 * the authority's certificate, without which nobody could judge the stamp offline.
 */
export function encodeStampRequest({ imprint, nonce }: StampQuestion): Buffer {
  const algorithm = new Sequence({ value: [new ObjectIdentifier({ value: identifiers.sha256 }), new Null()] })
  const request = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new Sequence({ value: [algorithm, new OctetString({ valueHex: new Uint8Array(imprint) })] }),
      new Integer({ valueHex: new Uint8Array(nonce) }),
      new Asn1Boolean({ value: true }),
    ],
  })
  return Buffer.from(request.toBER())
}

/** A nonce of 64 bits from random bytes, positive and of full length, so that there is one way to write it. */
export function nonceOf(random: Uint8Array): Uint8Array {
  const nonce = new Uint8Array(random)
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40
  return nonce
}
