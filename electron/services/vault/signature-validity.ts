import { p256 } from '@noble/curves/nist.js'
import { invariant } from '#shared/base/assert.ts'

/** The two signature algorithms of documents: ECDSA over P-256, and RSA with PKCS #1 v1.5 padding, both with SHA-256. */
export type SignatureAlgorithm = 'ecdsa-p256-sha256' | 'rsa-pkcs1-sha256'

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const
/** Anyone can factor a short modulus (test: "a short RSA key"). */
const shortestModulus = 2048

/**
 * Whether the signature over the bytes is this key's (SubjectPublicKeyInfo, DER); an unfit key answers false. By the
 * WebCrypto that Node and browsers share, so that the page of a recipient judges by the very same code.
 */
export async function signatureIsValid(
  publicKey: Uint8Array,
  algorithm: SignatureAlgorithm,
  bytes: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const { subtle } = globalThis.crypto
  // A page that came over plain http has none: no answer, and above all not the answer that the signature is wrong.
  invariant(subtle, 'because signatures are judged by WebCrypto, which pages have from a folder and over https')
  const parameters = algorithm === 'rsa-pkcs1-sha256' ? rsa : ecdsa
  try {
    const key = await subtle.importKey('spki', new Uint8Array(publicKey), parameters, false, ['verify'])
    if ('modulusLength' in key.algorithm && Number(key.algorithm.modulusLength) < shortestModulus) return false
    const raw = parameters === ecdsa ? fixedLength(signature) : new Uint8Array(signature)
    return await subtle.verify(parameters, key, raw, new Uint8Array(bytes))
  } catch {
    return false
  }
}

/** An ECDSA signature in DER form (RFC 3279, 2.2.3) as the two numbers of fixed length that WebCrypto takes. */
function fixedLength(signature: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(p256.Signature.fromBytes(signature, 'der').toBytes('compact'))
}
