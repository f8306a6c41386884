import { generateKeyPairSync } from 'node:crypto'
import {
  type CertificateAuthority,
  createAuthority,
  issuePersonCertificate,
} from '#services/vault/certificate-authority.ts'
import { createDocumentSigner, type DocumentSigner } from '#services/vault/certificate-signature.ts'
import type { SignatureRequest } from '../signature/sign-document.ts'

const day = 86_400_000

/** The instant of all samples: a midnight 30 days ago, for pdfsig judges certificates by the machine's own clock. */
export const sampleInstant = (Math.floor(Date.now() / day) - 30) * day

/** A fresh team authority for tests. */
export function sampleAuthority(vaultId = 'a'.repeat(64)): Promise<CertificateAuthority> {
  return createAuthority({ organisation: 'Nordwind Röntgen 安全', vaultId, now: sampleInstant })
}

/** A person certified by that authority. */
export async function samplePerson(
  authority: CertificateAuthority,
  person: string,
  serial: string,
): Promise<DocumentSigner> {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' })
  const certificate = await issuePersonCertificate(authority, {
    publicKey,
    name: person,
    email: 'person@example.org',
    serial,
    now: sampleInstant,
  })
  return createDocumentSigner(keys.privateKey, [certificate, authority.certificate])
}

/** A request for `signature.N` with everything that a test does not care about filled in. */
export function sampleRequest(
  signer: DocumentSigner,
  number: 1 | 2,
  change: Partial<SignatureRequest> = {},
): SignatureRequest {
  return {
    field: `signature.${number}`,
    certify: number === 1,
    signer,
    signedAt: sampleInstant + number * 60_000,
    name: number === 1 ? 'Åsa Łukasz' : '李明',
    reason: 'Prepared by the auditor',
    appearance: { lines: ['Åsa Łukasz 李明', 'Auditor · 22 Nov 2026', 'claimed time, no time stamp'] },
    ...change,
  }
}
