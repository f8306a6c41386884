import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 of bytes, in lower-case hexadecimal (FIPS 180-4); the same in every process. */
export function bytesSha256(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}

/** SHA-256 of the UTF-8 bytes of a text, in lower-case hexadecimal. */
export function textSha256(text: string): string {
  return bytesSha256(utf8ToBytes(text))
}
