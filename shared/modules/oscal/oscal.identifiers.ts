import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** The namespace of our names; OSCAL takes identifiers of versions 4 and 5 alone, and records of the vault have version 7. */
const namespace = '6f1b6c1e-7d0a-5b0e-9c56-3f2f1f0a4d11'

/** The UUID of version 5 (RFC 9562) for a name: the same record gets the same identifier in every document. */
export function oscalUuid(name: string): string {
  const space = Uint8Array.from(namespace.replaceAll('-', '').match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16))
  const digest = bytesToHex(sha1(Uint8Array.from([...space, ...utf8ToBytes(name)])))
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
  ]
  return [...parts, digest.slice(20, 32)].join('-')
}

/** A token of OSCAL for any text: letters, digits, dots, dashes and underscores, beginning with a letter. */
export function oscalToken(text: string): string {
  const plain = text.trim().replaceAll(/[^\p{L}\p{N}.\-_]+/gu, '-')
  return /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`
}

/** Text of OSCAL holds something other than blanks; nothing is written as a dash. */
export function oscalText(text: unknown, instead = '-'): string {
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : instead
}

/** A day as a moment: its beginning in Coordinated Universal Time. */
export function oscalMoment(day: string): string {
  return `${day}T00:00:00Z`
}
