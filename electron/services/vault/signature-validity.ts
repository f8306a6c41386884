import { p256, p384, p521 } from '@noble/curves/nist.js'
import { invariant } from '#shared/base/assert.ts'

/** The two signature algorithms of documents: ECDSA over P-256, and RSA with PKCS #1 v1.5 padding, both with SHA-256. */
export type SignatureAlgorithm = 'ecdsa-p256-sha256' | 'rsa-pkcs1-sha256'

/** How a time-stamp authority signed: its certificate is foreign, so more than our own two algorithms are read. */
export type SignatureForm = {
  readonly scheme: 'ecdsa' | 'rsa'
  readonly hash: 'SHA-256' | 'SHA-384' | 'SHA-512'
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const
/** Anyone can factor a short modulus (test: "a short RSA key"). */
const shortestModulus = 2048

const curves = { 'P-256': p256, 'P-384': p384, 'P-521': p521 } as const
type Curve = keyof typeof curves

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
  if (algorithm === 'rsa-pkcs1-sha256') return await rsaIsValid(publicKey, rsa.hash, bytes, signature)
  return await ecdsaIsValid(publicKey, ecdsa, bytes, signature)
}

/** As `signatureIsValid`, for a foreign key: RSA, or ECDSA over whichever of the three curves it is of. */
export async function foreignSignatureIsValid(
  publicKey: Uint8Array,
  { scheme, hash }: SignatureForm,
  bytes: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (scheme === 'rsa') return await rsaIsValid(publicKey, hash, bytes, signature)
  for (const namedCurve of ['P-256', 'P-384', 'P-521'] as const) {
    // A key of another curve is not taken in, and answers false.
    if (await ecdsaIsValid(publicKey, { name: 'ECDSA', namedCurve, hash }, bytes, signature)) return true
  }
  return false
}

async function rsaIsValid(publicKey: Uint8Array, hash: string, bytes: Uint8Array, signature: Uint8Array) {
  const subtle = cryptography()
  try {
    const key = await subtle.importKey('spki', new Uint8Array(publicKey), { ...rsa, hash }, false, ['verify'])
    if ('modulusLength' in key.algorithm && Number(key.algorithm.modulusLength) < shortestModulus) return false
    return await subtle.verify(rsa, key, new Uint8Array(signature), new Uint8Array(bytes))
  } catch {
    return false
  }
}

type EcdsaParameters = { readonly name: 'ECDSA'; readonly namedCurve: Curve; readonly hash: string }

async function ecdsaIsValid(
  publicKey: Uint8Array,
  parameters: EcdsaParameters,
  bytes: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const subtle = cryptography()
  try {
    const key = await subtle.importKey('spki', new Uint8Array(publicKey), parameters, false, ['verify'])
    return await subtle.verify(parameters, key, fixedLength(signature, parameters.namedCurve), new Uint8Array(bytes))
  } catch {
    return false
  }
}

function cryptography() {
  const { subtle } = globalThis.crypto
  // A page that came over plain http has none: no answer, and above all not the answer that the signature is wrong.
  invariant(subtle, 'because signatures are judged by WebCrypto, which pages have from a folder and over https')
  return subtle
}

/** An ECDSA signature in DER form (RFC 3279, 2.2.3) as the two numbers of fixed length that WebCrypto takes. */
function fixedLength(signature: Uint8Array, curve: Curve): Uint8Array<ArrayBuffer> {
  return new Uint8Array(curves[curve].Signature.fromBytes(signature, 'der').toBytes('compact'))
}
