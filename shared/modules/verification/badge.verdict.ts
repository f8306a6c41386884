import { textSha256 } from '../../base/sha256.ts'
import type { Tone } from '../../record/fields.ts'
import { type AuthorityReport, type Finding, finding } from './verification.projection.ts'

/** The answers on an Open Badge. */
export type BadgeWord =
  | 'genuine'
  | 'genuine-unknown-issuer'
  | 'expired'
  | 'revoked'
  | 'changed'
  | 'not-genuine'
  | 'cannot-judge'

/** Whom a badge was given to, by one identifier: as it is, or as the hash of it and the salt. */
export type BadgeIdentity = {
  readonly type: string
  readonly isHashed: boolean
  readonly value: string
  readonly salt: string
}

/** What a badge says of itself; instants as it writes them. */
export type BadgeFacts = {
  readonly id: string
  readonly title: string
  readonly issuer: string
  readonly issuerId: string
  readonly subject: string
  readonly number: string
  readonly criteria: string
  readonly validFrom: string
  readonly validUntil: string | null
  readonly identities: readonly BadgeIdentity[]
}

/**
 * Whose key signed; `fingerprint` is the SHA-256 of the certificate, or of the key where none comes along, `key` that of the key.
 * `signedAt` in milliseconds.
 */
export type BadgeSigner = {
  readonly name: string
  readonly fingerprint: string
  readonly key: string
  readonly signedAt: number | null
  readonly authority: AuthorityReport | null
}

/** A verdict on an Open Badge; `findings` say why. */
export type BadgeVerdict = {
  readonly verdict: BadgeWord
  readonly findings: readonly Finding[]
  readonly badge: BadgeFacts | null
  readonly signer: BadgeSigner | null
}

/** What of a certificate is compared with the badge that was issued of it. */
type Certificate = {
  readonly state: string
  readonly title: string
  readonly person: string
  readonly number: string | null
  readonly issuedBy: string | null
}

/** The member whose key signed, as the vault knows them; null where it knows nobody with that key any more. */
type KnownSigner = { readonly person: string; readonly mayIssue: boolean } | null

/** Whoever is certified by the team can sign anything: nobody issues to themselves, and only who may, or who issued it. */
function mayHaveIssued(signer: KnownSigner, { person, issuedBy }: Certificate): boolean {
  return signer === null || (signer.person !== person && (signer.mayIssue || signer.person === issuedBy))
}

const standing: readonly BadgeWord[] = ['genuine', 'expired']

/** The verdict with what the vault that issued says of its certificate, null where it knows none. */
export function againstCertificate(
  verdict: BadgeVerdict,
  certificate: Certificate | null,
  signer: KnownSigner,
): BadgeVerdict {
  const { badge } = verdict
  if (badge === null || !standing.includes(verdict.verdict)) return verdict
  const answer = (word: BadgeWord, key: string): BadgeVerdict => ({
    ...verdict,
    verdict: word,
    findings: [finding(key), ...verdict.findings],
  })
  if (certificate === null) return answer('not-genuine', 'badge.certificateUnknown')
  if (certificate.state === 'revoked') return answer('revoked', 'badge.revoked')
  const { title, person, number, state } = certificate
  const isSame = badge.title === title && badge.subject === `urn:uuid:${person}` && badge.number === (number ?? '')
  const isIssued = isSame && state === 'issued' && mayHaveIssued(signer, certificate)
  return isIssued ? verdict : answer('not-genuine', 'badge.certificateDiffers')
}

/** How loudly each verdict on a badge is told. */
export const badgeTones = {
  genuine: 'good',
  'genuine-unknown-issuer': 'attention',
  expired: 'attention',
  revoked: 'critical',
  changed: 'critical',
  'not-genuine': 'critical',
  'cannot-judge': 'attention',
} as const satisfies Readonly<Record<BadgeWord, Tone>>

const png = [0x89, 0x50, 0x4e, 0x47]

/** Whether a file begins as one that may hold a badge: a PNG, markup, JSON or a compact JWS. */
export function isBadgeHead(head: Uint8Array): boolean {
  if (png.every((byte, place) => head[place] === byte)) return true
  // Behind the mark of UTF-8, which is all that may stand before text.
  const bytes = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head
  return /^\s*(?:[<{"[]|eyJ)/.test(String.fromCharCode(...bytes))
}

/**
 * Whether a badge was given to whom an identifier names, such as an e-mail address (Open Badges 3.0, 8.4). Addresses are
 * compared without their case, as they are issued here.
 */
export function isGivenTo({ identities }: Pick<BadgeFacts, 'identities'>, known: string): boolean {
  const said = known.trim()
  const hashes = (salt: string) => [said, said.toLowerCase()].map((one) => `sha256$${textSha256(`${one}${salt}`)}`)
  return identities.some(({ isHashed, value, salt }) =>
    isHashed ? hashes(salt).includes(value.toLowerCase()) : value === said,
  )
}
