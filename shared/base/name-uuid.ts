import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** The UUID of version 5 (RFC 9562, which takes SHA-1) for a name within a namespace; it names, and secures nothing. */
export function nameUuid(namespace: string, name: string): string {
  const space = (namespace.replaceAll('-', '').match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16))
  const digest = bytesToHex(sha1(Uint8Array.from([...space, ...utf8ToBytes(name)])))
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-')
}
