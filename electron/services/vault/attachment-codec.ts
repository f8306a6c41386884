import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { encodeCbor } from '#services/journal/cbor.ts'
import { expandKey, unwrap, wrap, wrapOverhead } from './keys.ts'

/*
 * An attachment's file: 'SEALFILE' ‖ version (2 bytes, big-endian) ‖ epoch (4) ‖ file key wrapped (60) ‖ chunks. Each
 * chunk is AES-256-GCM over at most 64 KiB under the file key; its nonce is an 11-byte counter and a last byte that is
 * 1 for the final chunk only (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so that
 * chunks can be neither dropped, repeated nor exchanged. All chunks but the final one are full.
 */

/** Plaintext bytes of a full chunk. */
export const chunkBytes = 64 * 1024
/** Bytes that a chunk's tag adds. */
export const chunkOverhead = 16
/** Bytes before the first chunk. */
export const headBytes = 14 + 32 + wrapOverhead

const magic = Buffer.from('SEALFILE', 'latin1')
const version = 1

/** The keys for attachments of one epoch. */
export type AttachmentKey = { readonly epoch: number; readonly key: Buffer; readonly vaultId: string }

/** A file's name: HMAC-SHA-256 of its SHA-256, in hexadecimal, so that names do not tell known contents. */
export function attachmentId(given: AttachmentKey, sha256: Uint8Array): string {
  const key = expandKey(given.key, Buffer.from(given.vaultId, 'hex'), 'attachment-id', [])
  return createHmac('sha256', key).update(sha256).digest('hex')
}

/** The head, with the file key wrapped for this vault and this id. */
export function encodeHead(given: AttachmentKey, id: string, fileKey: Uint8Array): Buffer {
  const numbers = Buffer.alloc(6)
  numbers.writeUInt16BE(version, 0)
  numbers.writeUInt32BE(given.epoch, 2)
  return Buffer.concat([magic, numbers, wrap(given.key, fileKey, associatedData(given, id))])
}

/** The epoch of the key that a head is wrapped with, or null for anything that is no head of this version. */
export function readHeadEpoch(head: Buffer): number | null {
  if (head.length !== headBytes || !head.subarray(0, 8).equals(magic)) return null
  return head.readUInt16BE(8) === version ? head.readUInt32BE(10) : null
}

/** The file key; null where the head was changed or belongs to another id or vault. */
export function openHead(given: AttachmentKey, id: string, head: Buffer): Buffer | null {
  return unwrap(given.key, head.subarray(14), associatedData(given, id))
}

/** Encrypts the chunk at this place, counted from 0. */
export function sealChunk(fileKey: Uint8Array, index: number, isFinal: boolean, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', fileKey, chunkNonce(index, isFinal))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The inverse of `sealChunk`; null where anything differs. */
export function openChunk(fileKey: Uint8Array, index: number, isFinal: boolean, sealed: Buffer): Buffer | null {
  if (sealed.length < chunkOverhead) return null
  const decipher = createDecipheriv('aes-256-gcm', fileKey, chunkNonce(index, isFinal), {
    authTagLength: chunkOverhead,
  })
  decipher.setAuthTag(sealed.subarray(-chunkOverhead))
  const plain = decipher.update(sealed.subarray(0, -chunkOverhead))
  try {
    decipher.final()
    return plain
  } catch {
    return null
  }
}

function chunkNonce(index: number, isFinal: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce[11] = isFinal ? 1 : 0
  return nonce
}

function associatedData(given: AttachmentKey, id: string): Uint8Array {
  return encodeCbor(['sealbook/v1/attachment', given.vaultId, given.epoch, id])
}
