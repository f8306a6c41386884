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

/** SHA-256 of bytes that come in pieces; `digest` ends it and answers 32 bytes. */
export type RunningSha256 = { update(bytes: Uint8Array): RunningSha256; digest(): Uint8Array }

export function startSha256(): RunningSha256 {
  const running = sha256.create()
  const self: RunningSha256 = {
    update(bytes) {
      running.update(bytes)
      return self
    },
    digest: () => running.digest(),
  }
  return self
}
