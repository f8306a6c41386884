import { p256 } from '@noble/curves/nist.js'
import { invariant } from '#shared/base/assert.ts'
import type { DocumentSigner } from './certificate-signature.ts'
import { type SignatureAlgorithm, signatureIsValid } from './signature-validity.ts'

/** The algorithms of RFC 7518 that are judged here, by the names that they have there. */
const algorithms = {
  ES256: { judged: 'ecdsa-p256-sha256', parameters: { name: 'ECDSA', namedCurve: 'P-256' } },
  RS256: { judged: 'rsa-pkcs1-sha256', parameters: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } },
} as const satisfies Record<string, { judged: SignatureAlgorithm; parameters: object }>
export type JwsAlgorithm = keyof typeof algorithms

/** Whether a name is that of an algorithm which is judged here. */
export function isJwsAlgorithm(name: string): name is JwsAlgorithm {
  return Object.hasOwn(algorithms, name)
}

/** The public members of a key as JSON (RFC 7517). */
export type Jwk = Readonly<Record<string, string>>

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** The bytes of base64url text (RFC 7515, 2); null where it is not written as those bytes are. */
export function fromBase64url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url')
  // Unused bits in the last character would let two texts be one signature (test: 'refuses every flipped bit').
  return base64url(bytes) === text ? bytes : null
}

/** A P-256 key of 65 bytes (SEC 1, 2.3.3) as JSON. */
export function pointJwk(point: Uint8Array): Jwk {
  invariant(point.length === 65, 'because an uncompressed point of P-256 has 65 bytes')
  return { kty: 'EC', crv: 'P-256', x: base64url(point.subarray(1, 33)), y: base64url(point.subarray(33)) }
}

/** A key as SubjectPublicKeyInfo (DER); null where it is none of the algorithm's. */
export async function jwkBytes(jwk: Jwk, algorithm: JwsAlgorithm): Promise<Buffer | null> {
  const { parameters } = algorithms[algorithm]
  const { kty, crv, x, y, n, e } = jwk
  const members = algorithm === 'ES256' ? { kty, crv, x, y } : { kty, n, e }
  try {
    // The types of WebCrypto want members that are there; what is not is refused by the import.
    const stated: object = JSON.parse(JSON.stringify(members))
    const key = await globalThis.crypto.subtle.importKey('jwk', stated, parameters, true, ['verify'])
    return Buffer.from(await globalThis.crypto.subtle.exportKey('spki', key))
  } catch {
    return null
  }
}

/** Signs a header and a payload as a compact JWS (RFC 7515, 7.1) by ES256. */
export async function signJws(header: object, payload: object, signer: DocumentSigner): Promise<string> {
  invariant(signer.algorithm === 'ecdsa-p256-sha256', 'because the keys of a vault are P-256')
  const signed = [header, payload].map((part) => base64url(Buffer.from(JSON.stringify(part)))).join('.')
  const signature = p256.Signature.fromBytes(await signer.sign(Buffer.from(signed)), 'der')
  return `${signed}.${base64url(signature.toBytes('compact'))}`
}

/** Whether a signature, as JWS writes it, is this key's over the text. */
export async function jwsIsValid(
  publicKey: Uint8Array,
  algorithm: JwsAlgorithm,
  { signed, signature }: { readonly signed: string; readonly signature: Uint8Array },
): Promise<boolean> {
  const { judged } = algorithms[algorithm]
  if (algorithm === 'ES256' && signature.length !== 64) return false
  try {
    const written = algorithm === 'ES256' ? p256.Signature.fromBytes(signature, 'compact').toBytes('der') : signature
    return await signatureIsValid(publicKey, judged, Buffer.from(signed), written)
  } catch {
    // A number of none of the curve is no signature.
    return false
  }
}

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Base58 as Bitcoin writes it, in which a multibase text that begins with `z` stands. */
function base58(bytes: Uint8Array): string {
  let [rest, text] = [BigInt(`0x${Buffer.from(bytes).toString('hex')}`), '']
  for (; rest > 0n; rest /= 58n) text = `${alphabet[Number(rest % 58n)]}${text}`
  return text
}

/**
 * The `did:key` of a P-256 key given as SubjectPublicKeyInfo (W3C did:key, 3.1: multicodec 0x1200, compressed point); null
 * for another key.
 */
export function didOfKey(publicKey: Uint8Array): string | null {
  if (publicKey.length !== 91) return null
  try {
    const point = p256.Point.fromBytes(publicKey.subarray(26)).toBytes(true)
    return `did:key:z${base58(Buffer.concat([Buffer.from([0x80, 0x24]), point]))}`
  } catch {
    return null
  }
}
