import { type KeyObject, sign } from 'node:crypto'
import { invariant } from '#shared/base/assert.ts'
import type { SignatureAlgorithm } from './signature-validity.ts'

/**
 * Whoever signs a document: certificates as DER, the signer's first and its authority's after it, and one function
 * from the bytes to be signed (unhashed) to the signature. An ECDSA signature is in DER form (RFC 3279, 2.2.3).
 */
export type DocumentSigner = {
  readonly certificates: readonly Uint8Array[]
  readonly algorithm: SignatureAlgorithm
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** A signer over a person's private key (P-256 or RSA, which decides the algorithm), such as `identity.document`. */
export function createDocumentSigner(key: KeyObject, certificates: readonly Uint8Array[]): DocumentSigner {
  const isRsa = key.asymmetricKeyType === 'rsa'
  invariant(isRsa || key.asymmetricKeyType === 'ec', 'because only P-256 and RSA keys sign documents')
  return {
    certificates,
    algorithm: isRsa ? 'rsa-pkcs1-sha256' : 'ecdsa-p256-sha256',
    sign: async (bytes) => sign('sha256', bytes, key),
  }
}
