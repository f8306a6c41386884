import { type CertificateFacts, readCertificate } from '#services/vault/certificates.ts'
import { foreignSignatureIsValid } from '#services/vault/signature-validity.ts'
import { OperationError } from '#shared/contract/errors.ts'
import {
  type AuthorityReport,
  type Finding,
  finding,
  type TimeStampReport,
} from '#shared/modules/verification/verification.projection.ts'
import { clockTolerance, type TrustInput } from './chain-check.ts'
import { readStampToken, type StampToken } from './time-stamp-read.ts'

/** What a time stamp is worth, without the field of a PDF in which it may stand. */
export type StampJudgement = Omit<TimeStampReport, 'field' | 'revision'>

/** So many certificates may lie between an authority and the one that the reader knows. */
const longestChain = 5

/**
 * Judges a time-stamp token over content with this SHA-256 digest; `contents` may be padded with zeros. Answers `changed`
 * where it is of other content, `cannot-judge` where it does not hold; throws `invalid` where it cannot be read at all.
 */
export async function judgeStamp(
  { contents, digest }: { readonly contents: Buffer; readonly digest: Buffer },
  input: TrustInput,
): Promise<StampJudgement> {
  const token = readStampToken(contents)
  const certificates = token.certificates.map((der) => readCertificate(der))
  const leaf = await stamperOf(token, certificates)
  const nobody = { stamper: '', certificate: '', stampedAt: token.stampedAt }
  if (leaf === undefined) return worthless(nobody, finding('verify.stampCertificateMissing'))
  const base = { stamper: nameOf(leaf), certificate: leaf.fingerprint, stampedAt: token.stampedAt }
  const name = { name: base.stamper }
  if (!(await isSignedBy(token, leaf))) return worthless(base, finding('verify.stampBroken', name))
  if (!token.imprint.equals(digest))
    return { ...base, state: 'changed', findings: [finding('verify.stampOfOther', name)] }
  const { authority, refusals } = await checkStampChain(leaf, certificates, token.stampedAt, input)
  const notes =
    authority.standing === 'unknown' ? [finding('verify.stampAuthorityUnknown', { name: authority.name })] : []
  const state = refusals.length > 0 ? 'cannot-judge' : 'genuine'
  return { ...base, authority, state, findings: [...refusals, ...notes] }
}

function worthless(
  base: Pick<StampJudgement, 'stamper' | 'certificate' | 'stampedAt'>,
  found: Finding,
): StampJudgement {
  return { ...base, state: 'cannot-judge', findings: [found] }
}

function nameOf({ commonName, organisation }: CertificateFacts): string {
  return commonName || organisation
}

async function digestOf(hash: string, bytes: Uint8Array): Promise<Buffer> {
  return Buffer.from(await globalThis.crypto.subtle.digest(hash, new Uint8Array(bytes)))
}

async function stamperOf(
  token: StampToken,
  certificates: readonly CertificateFacts[],
): Promise<CertificateFacts | undefined> {
  const { hash, digest } = token.certificateHash
  for (const certificate of certificates) {
    const isNamed = certificate.issuer.equals(token.issuer) && plain(certificate.serial) === plain(token.serial)
    if (isNamed && (await digestOf(hash, certificate.der)).equals(digest)) return certificate
  }
  return undefined
}

function plain(serial: string): string {
  return serial.toLowerCase().replace(/^0+/, '')
}

async function isSignedBy(token: StampToken, leaf: CertificateFacts): Promise<boolean> {
  if (!(await digestOf(token.contentHash, token.content)).equals(token.messageDigest)) return false
  return await foreignSignatureIsValid(leaf.publicKey, token.form, token.signedBytes, token.signature)
}

type StampChain = { readonly authority: AuthorityReport; readonly refusals: readonly Finding[] }

/** Follows the issuers from the stamp's certificate to one that the reader knows, or as far as the stamp brings them. */
async function checkStampChain(
  leaf: CertificateFacts,
  embedded: readonly CertificateFacts[],
  stampedAt: number,
  input: TrustInput,
): Promise<StampChain> {
  const known = embedded.filter(({ fingerprint }) => input.fingerprints?.includes(fingerprint))
  const pins = [...(input.stampTrust ?? []).map((der) => readCertificate(der)), ...known]
  const chain = await chainFrom(leaf, [...pins, ...embedded], pins)
  const top = chain.at(-1) ?? leaf
  const isPinned = isAmong(top, pins)
  const isMisused =
    !isPinned &&
    pins.some(({ subject }) => chain.some((one) => one.subject.equals(subject) || one.issuer.equals(subject)))
  const refusals: Finding[] = []
  if (isMisused) refusals.push(finding('verify.authorityNameMisused', { name: nameOf(top) }))
  if (leaf.isAuthority || !leaf.maySign || !leaf.mayStampTime)
    refusals.push(finding('verify.stampPurpose', { name: nameOf(leaf) }))
  for (const one of chain) {
    if (stampedAt < one.notBefore || stampedAt > one.notAfter)
      refusals.push(finding('verify.stampNotValidThen', { name: nameOf(one) }))
  }
  if (stampedAt > input.now + clockTolerance) refusals.push(finding('verify.stampInFuture'))
  return {
    authority: {
      standing: isPinned ? 'trusted' : isMisused ? 'misused' : 'unknown',
      name: nameOf(top),
      fingerprint: top.fingerprint,
      certificate: Buffer.from(top.der).toString('base64'),
    },
    refusals,
  }
}

/** By key as well as by name: an authority that renews its certificate keeps both. */
function isAmong(one: CertificateFacts, pins: readonly CertificateFacts[]): boolean {
  return pins.some((pin) => pin.subject.equals(one.subject) && pin.publicKey.equals(one.publicKey))
}

async function chainFrom(
  leaf: CertificateFacts,
  candidates: readonly CertificateFacts[],
  pins: readonly CertificateFacts[],
): Promise<readonly CertificateFacts[]> {
  const chain = [leaf]
  for (let last = leaf; chain.length < longestChain && !isAmong(last, pins); ) {
    const issuer = await issuerOf(last, candidates)
    // A root is its own issuer.
    if (issuer === undefined || issuer.fingerprint === last.fingerprint) break
    chain.push(issuer)
    last = issuer
  }
  return chain
}

async function issuerOf(
  subject: CertificateFacts,
  candidates: readonly CertificateFacts[],
): Promise<CertificateFacts | undefined> {
  for (const candidate of candidates) {
    const mayIssue = candidate.isAuthority && candidate.maySignCertificates && candidate.subject.equals(subject.issuer)
    if (mayIssue && (await subject.isSignedBy(candidate.publicKey))) return candidate
  }
  return undefined
}

/** Throws the first refusal of a judgement that is not genuine, as `conflict` under its own key. */
export function refuseUnfitStamp({ state, findings }: StampJudgement): void {
  const [first] = findings
  if (state !== 'genuine')
    throw new OperationError('conflict', first?.key ?? 'verify.stampMalformed', {
      parameters: { ...first?.parameters },
    })
}
