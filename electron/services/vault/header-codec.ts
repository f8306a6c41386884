import { createHash } from 'node:crypto'
import { decodeCbor, encodeCbor } from '#services/journal/cbor.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { asArray, asBytes, FormatError } from './cbor-fields.ts'
import type { ClearHeader, Header, SealedHeader } from './header.ts'
import { clearToCbor, readClear } from './header-clear.ts'
import { readSealed, sealedToCbor } from './header-sealed.ts'
import { unwrap, wrap } from './keys.ts'

/*
 * A header file: 'SEALBOOK' ‖ major (2 bytes, big-endian) ‖ minor (2) ‖ length (4) ‖ body ‖ SHA-256 of all before it.
 * The body is CBOR [clear, sealed], both byte strings: `clear` is CBOR, `sealed` is AES-256-GCM under the header key
 * over CBOR, with the magic, the versions and `clear` as associated data. A higher major is critical: nothing after
 * the length may be read. The SHA-256 tells damage from a wrong password before any key is known.
 */

/** Raised when older versions must not read the file any more. */
const headerMajor = 1
/** Raised when fields were added that older versions keep without reading. */
const headerMinor = 0
/** Bytes of a header file, at most; room for some 300 members. */
const maximumHeaderBytes = 256 * 1024

const magic = Buffer.from('SEALBOOK', 'latin1')
const prefixLength = 16
const digestLength = 32

/** A header file taken apart: `clearBytes` and `prefix` are what the sealed part is bound to. */
export type HeaderCopy = {
  readonly clear: ClearHeader
  readonly clearBytes: Uint8Array
  readonly prefix: Uint8Array
  readonly sealedBytes: Uint8Array
}

/** Why bytes are no header of this version: somebody else's file, a newer format, or damage. */
export type HeaderProblem = 'foreign' | 'newer' | 'damaged'

/** The file's bytes, sealed with the header key of the newest epoch. */
export function encodeHeader(header: Header, headerKey: Uint8Array): Buffer {
  const clearBytes = encodeCbor(clearToCbor(header.clear))
  const versions = versionBytes(header.clear.minor)
  const plain = encodeCbor(sealedToCbor(header.sealed))
  const sealedBytes = wrap(headerKey, plain, associatedData(versions, clearBytes))
  plain.fill(0)
  const body = encodeCbor([clearBytes, sealedBytes])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const content = Buffer.concat([versions, length, body])
  const file = Buffer.concat([content, createHash('sha256').update(content).digest()])
  if (file.length > maximumHeaderBytes) {
    throw new OperationError('conflict', 'errors.headerFull', { parameters: { slots: header.clear.slots.length } })
  }
  return file
}

/** The clear part of a header file, or what is wrong with it. No key is needed, nothing is authenticated yet. */
export function readHeaderCopy(file: Uint8Array): HeaderCopy | HeaderProblem {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.length < magic.length) return 'damaged'
  if (!bytes.subarray(0, magic.length).equals(magic)) return 'foreign'
  if (bytes.length < prefixLength + digestLength || bytes.length > maximumHeaderBytes) return 'damaged'
  // Where each major version lays its length and digest stays as it is here, so that damage is not taken for progress.
  const end = prefixLength + bytes.readUInt32BE(12)
  if (bytes.length !== end + digestLength) return 'damaged'
  const digest = createHash('sha256').update(bytes.subarray(0, end)).digest()
  if (!digest.equals(bytes.subarray(end))) return 'damaged'
  if (bytes.readUInt16BE(8) > headerMajor) return 'newer'
  try {
    const body = asArray(decodeCbor(bytes.subarray(prefixLength, end)))
    const clearBytes = asBytes(body[0])
    const clear = readClear(decodeCbor(clearBytes), bytes.readUInt16BE(10))
    return { clear, clearBytes, prefix: new Uint8Array(bytes.subarray(0, 12)), sealedBytes: asBytes(body[1]) }
  } catch {
    return 'damaged'
  }
}

/** The sealed part; null where the key is another one or either part was changed. */
export function openSealedHeader(copy: HeaderCopy, headerKey: Uint8Array): SealedHeader | null {
  const plain = unwrap(headerKey, copy.sealedBytes, associatedData(copy.prefix, copy.clearBytes))
  if (plain === null) return null
  try {
    return readSealed(decodeCbor(plain))
  } catch (error) {
    if (error instanceof FormatError) return null
    throw error
  } finally {
    plain.fill(0)
  }
}

function versionBytes(minor: number): Buffer {
  const versions = Buffer.alloc(4)
  versions.writeUInt16BE(headerMajor, 0)
  versions.writeUInt16BE(Math.max(minor, headerMinor), 2)
  return Buffer.concat([magic, versions])
}

function associatedData(prefix: Uint8Array, clearBytes: Uint8Array): Uint8Array {
  return encodeCbor(['sealbook/v1/header', prefix, clearBytes])
}
