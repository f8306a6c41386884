import { isSignatureOf, type SigningKey, signMessage } from '../../base/ed25519.ts'
import { bytesSha256 } from '../../base/sha256.ts'
import { decodeReplyCbor, encodeReplyCbor, type ReplyMap } from './replies.cbor.ts'

/** What replies are about; one importer takes them all. */
export const replyKinds = ['attestation', 'decline'] as const
export type ReplyKind = (typeof replyKinds)[number]

/**
 * What somebody without the program states: that they answer the `request` of a `vault`, as the `person` named there,
 * about the `subject` whose text has the SHA-256 `hash` (lower-case hex). `name` is what they typed, `at` an instant by
 * their own clock. Who declines to sign states a `reason`, in which `subject` is the place in the order of signers.
 */
export type ReplyStatement = {
  readonly kind: ReplyKind
  readonly vault: string
  readonly request: string
  readonly person: string
  readonly subject: string
  readonly hash: string
  readonly name: string
  readonly at: string
  readonly reason?: string
}

/** A reply taken apart: whether its signature holds is said, whether the key is the person's own is not known here. */
export type SignedReply = {
  readonly statement: ReplyStatement
  readonly publicKey: Uint8Array
  readonly isSigned: boolean
}

/** The most bytes that a reply may have. */
export const longestReply = 4096
const contentType = 'application/vnd.sealbook.reply+cbor'
const tag18 = 0xd2
const textFields = ['vault', 'request', 'person', 'subject', 'hash', 'name', 'at'] as const
const longestField = 300

/** What a kind of reply states: each field is there, and no other. */
function fieldsOf(kind: ReplyKind): readonly Exclude<keyof ReplyStatement, 'kind'>[] {
  return kind === 'decline' ? [...textFields, 'reason'] : textFields
}

/** {1: -8 (EdDSA), 3: content type, 4: the public key itself}: a reply is checked with nothing but its own bytes. */
function protectedHeader(publicKey: Uint8Array): Uint8Array {
  return encodeReplyCbor(
    new Map<number, number | string | Uint8Array>([
      [1, -8],
      [3, contentType],
      [4, publicKey],
    ]),
  )
}

/** Sig_structure of RFC 9052 section 4.4, without external data. */
function signatureStructure(header: Uint8Array, payload: Uint8Array): Uint8Array {
  return encodeReplyCbor(['Signature1', header, new Uint8Array(), payload])
}

/** The bytes of a reply file: a tagged COSE_Sign1 (RFC 9052 section 4.2) over deterministic CBOR, signed Ed25519. */
export function signReply(statement: ReplyStatement, key: SigningKey): Uint8Array {
  const entries = fieldsOf(statement.kind).map((field) => [field, statement[field] ?? ''] as const)
  const payload = encodeReplyCbor(new Map<string, string | number>([['v', 1], ['kind', statement.kind], ...entries]))
  const header = protectedHeader(key.publicKey)
  const signature = signMessage(key.secretKey, signatureStructure(header, payload))
  const body = encodeReplyCbor([header, new Map(), payload, signature])
  return Uint8Array.of(tag18, ...body)
}

function isMap(value: unknown): value is ReplyMap {
  return value instanceof Map
}

function statementOf(payload: Uint8Array): ReplyStatement | null {
  const map = decodeReplyCbor(payload)
  if (!isMap(map) || map.get('v') !== 1) return null
  const kind = replyKinds.find((known) => known === map.get('kind'))
  if (!kind || map.size !== fieldsOf(kind).length + 2) return null
  const text = (field: string) => {
    const value = map.get(field)
    return typeof value === 'string' && value.length <= longestField ? value : null
  }
  const values = fieldsOf(kind).map((field) => text(field))
  if (values.some((value) => value === null)) return null
  const [vault = '', request = '', person = '', subject = '', hash = '', name = '', at = '', reason = ''] = values.map(
    (value) => value ?? '',
  )
  return { kind, vault, request, person, subject, hash, name, at, ...(kind === 'decline' ? { reason } : {}) }
}

/** Takes a reply file apart; null for whatever is no reply of this form, byte for byte. */
export function readReply(bytes: Uint8Array): SignedReply | null {
  if (bytes.length > longestReply || bytes[0] !== tag18) return null
  try {
    const parts = decodeReplyCbor(bytes.subarray(1))
    if (!Array.isArray(parts) || parts.length !== 4) return null
    const [header, unprotected, payload, signature] = parts
    if (!(header instanceof Uint8Array && payload instanceof Uint8Array && signature instanceof Uint8Array)) return null
    if (!isMap(unprotected) || unprotected.size > 0) return null
    const stated = decodeReplyCbor(header)
    const publicKey = isMap(stated) ? stated.get(4) : undefined
    if (!(publicKey instanceof Uint8Array) || publicKey.length !== 32) return null
    // The header must be the only one that we would have written: another algorithm is never negotiated.
    if (encodeHex(protectedHeader(publicKey)) !== encodeHex(header)) return null
    const statement = statementOf(payload)
    if (!statement) return null
    return { statement, publicKey, isSigned: isSignatureOf(publicKey, signatureStructure(header, payload), signature) }
  } catch {
    return null
  }
}

/** Bytes in lower-case hexadecimal. */
export function encodeHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The bytes that hexadecimal text stands for; null where it is none. */
export function decodeHex(text: string): Uint8Array | null {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) return null
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** A public key as people compare it aloud: the first 80 bits of its SHA-256, in five groups of four. */
export function keyFingerprint(publicKey: Uint8Array): string {
  const digits = bytesSha256(publicKey).slice(0, 20).toUpperCase()
  return (digits.match(/.{4}/g) ?? []).join('-')
}
