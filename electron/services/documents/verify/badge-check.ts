import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readCertificate } from '#services/vault/certificates.ts'
import { didOfKey, fromBase64url, isJwsAlgorithm, type Jwk, jwkBytes, jwsIsValid } from '#services/vault/jws.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { BadgeFacts, BadgeSigner, BadgeVerdict, BadgeWord } from '#shared/modules/verification/badge.verdict.ts'
import { type Finding, finding } from '#shared/modules/verification/verification.projection.ts'
import { extractBadge } from '../badge/badge-extract.ts'
import { checkChain, type TrustInput } from './chain-check.ts'

const words = z.string().max(20_000)
const one = <Shape extends z.ZodType>(shape: Shape) => z.union([z.array(shape).max(100), shape.transform((it) => [it])])

const headerCheck = z.object({
  alg: words,
  // Extensions that must be understood, of which none is (RFC 7515, 4.1.11).
  crit: z.never().optional(),
  kid: words.optional(),
  jwk: z.record(z.string(), z.unknown()).optional(),
})
const chainCheck = z.object({ x5c: z.array(words).min(1).max(4).optional() })

/** Seconds since 1970 that a date can say, up to the year 9999. */
const moment = z.number().min(0).max(253_402_300_799)

const credentialCheck = z.object({
  id: words,
  type: one(words),
  issuer: z.union([words.transform((id) => ({ id, name: id })), z.object({ id: words, name: words.default('') })]),
  validFrom: words,
  validUntil: words.optional(),
  credentialStatus: z.unknown().optional(),
  credentialSubject: z.object({
    id: words.optional(),
    licenseNumber: words.default(''),
    identifier: one(
      z.object({ identityType: words, hashed: z.boolean(), identityHash: words, salt: words.default('') }),
    ).default([]),
    achievement: z.object({ name: words, criteria: z.object({ narrative: words.default('') }).optional() }),
  }),
  ...{ iss: words, jti: words, sub: words.optional(), nbf: moment, exp: moment.optional() },
  iat: moment.optional(),
})
type Credential = z.infer<typeof credentialCheck>

/** Refuses with one verdict, whatever else may be said. */
class Decided extends Error {
  readonly verdict: BadgeWord
  readonly finding: Finding

  constructor(verdict: BadgeWord, because: Finding) {
    super(verdict)
    this.verdict = verdict
    this.finding = because
  }
}

function parsed(bytes: Buffer | null): unknown {
  try {
    return bytes === null ? null : JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

const malformed = () => new Decided('not-genuine', finding('badge.malformed'))

type Opened = {
  readonly key: Buffer
  readonly chain: readonly string[]
  readonly payload: unknown
}

/** Opens the JWS by the key that it brings along: what it says is not looked at before its signature holds. */
async function openJws(jws: string): Promise<Opened> {
  const [head = '', body = '', tail = ''] = jws.split('.')
  const header = headerCheck.safeParse(parsed(fromBase64url(head)))
  const [payload, signature] = [fromBase64url(body), fromBase64url(tail)]
  if (!header.success || payload === null || signature === null) throw malformed()
  const { alg, jwk, kid } = header.data
  // "none" and the keys that everybody knows prove nothing (RFC 8725, 3.1).
  if (/^(?:none|HS\d+)$/i.test(alg)) throw new Decided('not-genuine', finding('badge.algorithm', { alg }))
  if (!isJwsAlgorithm(alg))
    throw new Decided('cannot-judge', finding('badge.algorithmUnknown', { alg: alg.slice(0, 40) }))
  if (!jwk) throw new Decided('cannot-judge', finding('badge.keyElsewhere', { key: (kid ?? '—').slice(0, 200) }))
  const members: Jwk = Object.fromEntries(
    Object.entries(jwk).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const [key, chain] = [await jwkBytes(members, alg), chainCheck.safeParse(jwk)]
  if (key === null || !chain.success) throw malformed()
  if (!(await jwsIsValid(key, alg, { signed: `${head}.${body}`, signature })))
    throw new Decided('changed', finding('badge.signatureBroken'))
  return { key, chain: chain.data.x5c ?? [], payload: parsed(payload) }
}

/** The credential, whose claims must say what its members say (Open Badges 3.0, 8.2.5.1). */
function credentialOf(payload: unknown): Credential {
  const read = credentialCheck.safeParse(payload)
  const kinds = read.success ? read.data.type : []
  if (!read.success || !kinds.some((kind) => kind === 'OpenBadgeCredential' || kind === 'AchievementCredential'))
    throw new Decided('not-genuine', finding('badge.notABadge'))
  const { iss, jti, sub, nbf, exp, issuer, id, credentialSubject, validFrom, validUntil } = read.data
  const same = (seconds: number | undefined, moment: string | undefined) =>
    seconds === undefined || moment === undefined || Math.floor(Date.parse(moment) / 1000) === Math.floor(seconds)
  const claims = {
    iss: iss === issuer.id,
    jti: jti === id,
    sub: sub === credentialSubject.id,
    nbf: same(nbf, validFrom),
    exp: same(exp, validUntil),
  }
  const wrong = Object.entries(claims).find(([, isSame]) => !isSame)
  if (wrong) throw new Decided('not-genuine', finding('badge.claim', { claim: wrong[0] }))
  return read.data
}

function factsOf(credential: Credential): BadgeFacts {
  const { id, issuer, credentialSubject, validFrom, validUntil, exp } = credential
  const until = validUntil ?? (exp === undefined ? null : new Date(exp * 1000).toISOString())
  const { achievement, identifier, licenseNumber } = credentialSubject
  return {
    ...{ id, title: achievement.name, issuer: issuer.name || issuer.id, issuerId: issuer.id },
    ...{ subject: credentialSubject.id ?? '', number: licenseNumber, validFrom, validUntil: until },
    criteria: achievement.criteria?.narrative ?? '',
    identities: identifier.map(({ identityType, hashed, identityHash, salt }) => ({
      ...{ type: identityType, isHashed: hashed, value: identityHash, salt },
    })),
  }
}

type Judged = { readonly signer: BadgeSigner; readonly isKnown: boolean; readonly findings: readonly Finding[] }

/** Whose key it is, by the certificates that stand with it (RFC 7517, 4.7). */
async function judgeSigner({ key, chain }: Opened, credential: Credential, input: TrustInput): Promise<Judged> {
  const signedAt = (credential.iat ?? credential.nbf) * 1000
  const keyHash = createHash('sha256').update(key).digest('hex')
  const [leaf, ...others] = chain.map((der) => readCertificate(Buffer.from(der, 'base64')))
  if (!leaf) {
    // A name that is made of a key is the name of that key alone (test: 'a key of one's own in the name of the team').
    if (credential.issuer.id.startsWith('did:key:') && credential.issuer.id !== didOfKey(key))
      throw new Decided('not-genuine', finding('badge.issuerOther', { name: keyHash }))
    const signer = { name: '', fingerprint: keyHash, key: keyHash, signedAt, authority: null }
    return { signer, isKnown: false, findings: [] }
  }
  // Else anybody could put the certificate of somebody else beside a key of their own (test: 'a certificate of another key').
  if (!leaf.publicKey.equals(key)) throw new Decided('not-genuine', finding('badge.certificateOther'))
  const { authority = null, refusals, notes } = await checkChain(leaf, others, signedAt, input)
  const [refusal] = refusals
  if (refusal) throw new Decided('not-genuine', refusal)
  const issuing = authority?.certificate ? readCertificate(Buffer.from(authority.certificate, 'base64')) : null
  const isIssuer = issuing !== null && didOfKey(issuing.publicKey) === credential.issuer.id
  // Whoever is certified by a team could otherwise issue in the name of any other.
  if (credential.issuer.id.startsWith('did:key:') && !isIssuer)
    throw new Decided('not-genuine', finding('badge.issuerOther', { name: authority?.name ?? '' }))
  const signer = { name: leaf.commonName, fingerprint: leaf.fingerprint, key: keyHash, signedAt, authority }
  return { signer, isKnown: isIssuer && authority?.standing === 'trusted', findings: notes }
}

/** How far the clock of whoever issued may run ahead of the reader's, in milliseconds. */
const clockTolerance = 10 * 60_000

function wordOf({ validFrom, validUntil, issuer }: BadgeFacts, { isKnown, signer }: Judged, now: number) {
  if (!(Date.parse(validFrom) <= now + clockTolerance))
    return { word: 'not-genuine', findings: [finding('badge.notYetValid', { from: validFrom })] } as const
  const isOver = validUntil !== null && !(Date.parse(validUntil) >= now)
  const over = isOver ? [finding('badge.expired', { until: validUntil })] : []
  if (isKnown) return { word: isOver ? 'expired' : 'genuine', findings: over } as const
  const { authority, fingerprint } = signer
  const unknown = finding('badge.unknownIssuer', { name: issuer, fingerprint: authority?.fingerprint || fingerprint })
  return { word: 'genuine-unknown-issuer', findings: [unknown, ...over] } as const
}

async function judged(jws: string, input: TrustInput): Promise<BadgeVerdict> {
  const opened = await openJws(jws)
  const credential = credentialOf(opened.payload)
  const badge = factsOf(credential)
  try {
    const signing = await judgeSigner(opened, credential, input)
    const { word, findings } = wordOf(badge, signing, input.now)
    const status = credential.credentialStatus === undefined ? [] : [finding('badge.statusElsewhere')]
    return { verdict: word, findings: [...findings, ...signing.findings, ...status], badge, signer: signing.signer }
  } catch (error) {
    if (error instanceof Decided) return { verdict: error.verdict, findings: [error.finding], badge, signer: null }
    if (error instanceof OperationError)
      return { verdict: 'not-genuine', findings: [finding(error.key, error.parameters)], badge, signer: null }
    throw error
  }
}

/**
 * Judges an Open Badge 3.0 with a JWT proof, alone, without a network. Never throws on what the file holds: each cause is a
 * finding of its verdict.
 */
export async function checkBadge(bytes: Buffer, input: TrustInput): Promise<BadgeVerdict> {
  const carried = extractBadge(bytes)
  const nothing = { badge: null, signer: null }
  if ('fault' in carried)
    return { verdict: carried.isChanged ? 'changed' : 'not-genuine', findings: [carried.fault], ...nothing }
  if ('embedded' in carried) return { verdict: 'cannot-judge', findings: [finding('badge.embeddedProof')], ...nothing }
  try {
    return await judged(carried.jws, input)
  } catch (error) {
    if (!(error instanceof Decided)) throw error
    return { verdict: error.verdict, findings: [error.finding], ...nothing }
  }
}
