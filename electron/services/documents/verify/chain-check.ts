import { type CertificateFacts, readCertificate, readRevocationList } from '#services/vault/certificates.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { type AuthorityReport, type Finding, finding } from '#shared/modules/verification/verification.projection.ts'

/** What the reader relies on: authorities and revocation lists as DER, the present instant in milliseconds. */
export type TrustInput = {
  readonly trust: readonly Uint8Array[]
  /** Authorities whose certificate the document brings along, pinned by its SHA-256 in lower-case hex. */
  readonly fingerprints?: readonly string[]
  readonly revocationLists?: readonly Uint8Array[]
  /** Time-stamp authorities that the reader relies on: their own certificates, or those of who certified them. */
  readonly stampTrust?: readonly Uint8Array[]
  readonly now: number
}

/** A signer's chain: `refusals` make the signature worthless, `notes` do not. */
export type ChainReport = {
  readonly authority?: AuthorityReport
  readonly refusals: readonly Finding[]
  readonly notes: readonly Finding[]
}

/** How far a signer's clock may run ahead of the reader's. */
export const clockTolerance = 10 * 60_000

/**
 * Judges the signer's certificate at the time that the signature claims. The chain is one step long and pinned: the
 * authority is recognised by the key that made the certificate's signature, never by what it is called.
 */
export async function checkChain(
  leaf: CertificateFacts,
  embedded: readonly CertificateFacts[],
  claimedAt: number | undefined,
  input: TrustInput,
): Promise<ChainReport> {
  const known = embedded.filter(({ fingerprint }) => input.fingerprints?.includes(fingerprint))
  const trusted = [...input.trust.map((der) => readCertificate(der)), ...known]
  const pinned = await issuerAmong(leaf, trusted)
  const brought = pinned ?? (await issuerAmong(leaf, embedded))
  const refusals: Finding[] = []
  const notes: Finding[] = []
  if (pinned === undefined && trusted.some((authority) => authority.subject.equals(leaf.issuer))) {
    // Readers that go by name would call this trusted (test: "an authority of the same name").
    return {
      authority: report('misused', brought),
      refusals: [finding('verify.authorityNameMisused', { name: brought?.commonName ?? '' })],
      notes,
    }
  }
  // Nobody could say later under whom it was signed: an authority that is not there cannot be compared.
  if (brought === undefined) refusals.push(finding('verify.authorityMissing', { name: leaf.commonName }))
  // Under a pinned authority nothing else comes along: copies of certificates are not under the signature.
  const pins = new Set(trusted.map((certificate) => certificate.fingerprint))
  if (pinned !== undefined && embedded.some((certificate) => !pins.has(certificate.fingerprint))) {
    refusals.push(finding('verify.certificateUnexpected'))
  }
  if (leaf.isAuthority || !leaf.maySign) refusals.push(finding('verify.certificateUsage', { name: leaf.commonName }))
  const at = claimedAt ?? input.now
  if (at > input.now + clockTolerance) refusals.push(finding('verify.signedInFuture'))
  for (const certificate of brought === undefined ? [leaf] : [leaf, brought]) {
    if (at < certificate.notBefore || at > certificate.notAfter) {
      refusals.push(finding('verify.certificateNotValidThen', { name: certificate.commonName }))
    } else if (input.now > certificate.notAfter) {
      notes.push(finding('verify.certificateExpiredSince', { name: certificate.commonName }))
    }
  }
  if (brought !== undefined) {
    const revoked = await revocationOf(leaf, brought, input.revocationLists ?? [])
    if (revoked !== undefined) {
      const parameters = { name: leaf.commonName, at: new Date(revoked.at).toISOString() }
      // The thief of a key chooses the time that a signature claims, so a stolen key unmakes all of them.
      if (revoked.stolen || at >= revoked.at) refusals.push(finding('verify.certificateRevoked', parameters))
      else notes.push(finding('verify.certificateRevokedLater', parameters))
    }
  }
  return { authority: report(pinned === undefined ? 'unknown' : 'trusted', brought), refusals, notes }
}

function report(standing: AuthorityReport['standing'], authority: CertificateFacts | undefined): AuthorityReport {
  const certificate = authority === undefined ? '' : Buffer.from(authority.der).toString('base64')
  return { standing, name: authority?.commonName ?? '', fingerprint: authority?.fingerprint ?? '', certificate }
}

async function issuerAmong(
  leaf: CertificateFacts,
  candidates: readonly CertificateFacts[],
): Promise<CertificateFacts | undefined> {
  for (const candidate of candidates) {
    const mayIssue = candidate.isAuthority && candidate.maySignCertificates && candidate.subject.equals(leaf.issuer)
    if (mayIssue && (await leaf.isSignedBy(candidate.publicKey))) return candidate
  }
  return undefined
}

async function revocationOf(
  leaf: CertificateFacts,
  authority: CertificateFacts,
  lists: readonly Uint8Array[],
): Promise<{ readonly at: number; readonly stolen: boolean } | undefined> {
  const entries: { at: number; stolen: boolean }[] = []
  for (const der of lists) {
    const list = readable(der)
    if (list === undefined || !list.issuer.equals(authority.subject)) continue
    const entry = list.entries.get(leaf.serial)
    // Anyone can put a list into a file: it counts only under the authority's own key.
    if (entry !== undefined && (await list.isSignedBy(authority.publicKey))) entries.push(entry)
  }
  return entries.find((entry) => entry.stolen) ?? entries.sort((a, b) => a.at - b.at)[0]
}

function readable(der: Uint8Array): ReturnType<typeof readRevocationList> | undefined {
  try {
    return readRevocationList(der)
  } catch (error) {
    if (error instanceof OperationError) return undefined
    throw error
  }
}
