import { hash } from 'node:crypto'
import { unreadable } from './change-set.ts'
import type { Sign, Verify } from './signed-entry.ts'
import { leafHash, rootOf } from './tree.ts'

/** The head of one feed: what a checkpoint states. */
export type Head = {
  readonly vault: string
  readonly device: string
  readonly size: number
  readonly root: Uint8Array
}

/** A checkpoint note taken apart; `body` is the signed text, each signature still carries its 4-byte key id. */
export type Checkpoint = Head & {
  readonly body: string
  readonly signatures: readonly { readonly name: string; readonly keyId: Uint8Array; readonly bytes: Uint8Array }[]
}

const ed25519Type = 0x01

/** Longest note that is read; room for sixteen signatures, which C2SP signed-note asks readers to accept. */
const maximumNoteLength = 16_384

/** Log identity of C2SP tlog-checkpoint; `.invalid` (RFC 2606) because no such host will ever exist. */
function originOf(vault: string, device: string): string {
  return `sealbook.invalid/${vault}/${device}`
}

/** The first four bytes of SHA-256(name, newline, 0x01, public key): C2SP signed-note, Ed25519. */
function keyIdOf(name: string, publicKey: Uint8Array): Uint8Array {
  const input = Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(ed25519Type), publicKey])
  return hash('sha256', input, 'buffer').subarray(0, 4)
}

/** A C2SP tlog-checkpoint: origin, size, root, blank line, and the signature of the feed's own key. */
export function signCheckpoint(head: Head, publicKey: Uint8Array, sign: Sign): string {
  const origin = originOf(head.vault, head.device)
  const body = `${origin}\n${head.size}\n${Buffer.from(head.root).toString('base64')}\n`
  const signature = Buffer.concat([keyIdOf(origin, publicKey), sign(Buffer.from(body))])
  return `${body}\n— ${origin} ${signature.toString('base64')}\n`
}

/** Reads a note; refuses (`storage`) any text that is not exactly the form above, with one or more signatures. */
export function parseCheckpoint(note: string): Checkpoint {
  if (note.length > maximumNoteLength) throw unreadable('checkpoint', 'too long')
  const split = note.indexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) throw unreadable('checkpoint', 'no blank line or no last newline')
  const body = note.slice(0, split + 1)
  const match = /^sealbook\.invalid\/([0-9a-f]{64})\/([A-Za-z0-9_-]{1,64})\n(0|[1-9][0-9]{0,15})\n(\S+)\n$/.exec(body)
  const [, vault = '', device = '', size = '', root = ''] = match ?? []
  if (match === null || !Number.isSafeInteger(Number(size))) throw unreadable('checkpoint', 'not origin, size and root')
  const lines = note.slice(split + 2, -1).split('\n')
  const signatures = lines.map((line) => {
    const [, name = '', encoded = ''] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? []
    const bytes = fromBase64(encoded, 'checkpoint.signature')
    if (name === '' || bytes.length < 5) throw unreadable('checkpoint.signature', 'not a signature line')
    return { name, keyId: bytes.subarray(0, 4), bytes: bytes.subarray(4) }
  })
  const hashBytes = fromBase64(root, 'checkpoint.root')
  if (hashBytes.length !== 32) throw unreadable('checkpoint.root', 'not 32 bytes')
  return { vault, device, size: Number(size), root: hashBytes, body, signatures }
}

/** Whether the feed's own key signed it: unknown signatures are passed over, a wrong one of the known key refuses. */
export function checkpointIsSigned(checkpoint: Checkpoint, publicKey: Uint8Array, verify: Verify): boolean {
  const origin = originOf(checkpoint.vault, checkpoint.device)
  const keyId = keyIdOf(origin, publicKey)
  const own = checkpoint.signatures.filter(
    (signature) => signature.name === origin && Buffer.compare(signature.keyId, keyId) === 0,
  )
  return own.length > 0 && own.every(({ bytes }) => verify(publicKey, Buffer.from(checkpoint.body), bytes))
}

/** RFC 6962 root over the bodies of the checkpoints of all feeds, sorted bytewise: one value for the whole vault. */
export function vaultHead(checkpoints: readonly Checkpoint[]): Uint8Array {
  const bodies = checkpoints.map((checkpoint) => Buffer.from(checkpoint.body)).sort(Buffer.compare)
  return rootOf(bodies.map(leafHash))
}

/** For print: the first 80 bits in base32 (RFC 4648), 16 characters in groups of four: `ABCD-EFGH-IJKL-MNOP`. */
export function shortHead(head: Uint8Array): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...head.subarray(0, 10)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const characters = (bits.match(/.{5}/g) ?? []).map((five) => alphabet.charAt(Number.parseInt(five, 2))).join('')
  return (characters.match(/.{4}/g) ?? []).join('-')
}

/** Standard base64 (RFC 4648 section 4) in its one canonical spelling. */
export function fromBase64(text: string, where: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) throw unreadable(where, 'not base64')
  return bytes
}
