import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { invariant } from '#shared/base/assert.ts'

/** The two signature algorithms of documents: ECDSA over P-256, and RSA with PKCS #1 v1.5 padding, both with SHA-256. */
export type SignatureAlgorithm = 'ecdsa-p256-sha256' | 'rsa-pkcs1-sha256'

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

/** Whether the signature over the bytes is this key's (SubjectPublicKeyInfo, DER); an unfit key answers false. */
export function signatureIsValid(
  publicKey: Uint8Array,
  algorithm: SignatureAlgorithm,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    const details = key.asymmetricKeyDetails
    const isRsa = algorithm === 'rsa-pkcs1-sha256'
    // Without this a 512-bit RSA key, which anyone can factor, would pass (test: "a short RSA key").
    const isFit = isRsa
      ? key.asymmetricKeyType === 'rsa' && (details?.modulusLength ?? 0) >= 2048
      : key.asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1'
    return isFit && verify('sha256', bytes, key, signature)
  } catch {
    return false
  }
}
