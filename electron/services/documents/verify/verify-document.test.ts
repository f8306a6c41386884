import { describe, expect, it } from 'vitest'
import { readCertificate } from '#services/vault/certificates.ts'
import type { DocumentVerdict } from '#shared/modules/verification/verification.projection.ts'
import { signDocument } from '../signature/sign-document.ts'
import { opensslSigner } from '../testing/openssl-signer.ts'
import { sampleDocument } from '../testing/sample-document.ts'
import { sealedAttachments } from '../testing/sample-seal.ts'
import { sampleAuthority, sampleInstant, samplePerson, sampleRequest } from '../testing/sample-signers.ts'
import { withUnsignedAttribute } from '../testing/tampering.ts'
import { verifyDocument } from './verify-document.ts'

const now = sampleInstant + 3_600_000
const authority = await sampleAuthority()
const auditor = await samplePerson(authority, 'Åsa Łukasz', '10')
const lead = await samplePerson(authority, '李明', '11')
const input = { trust: [authority.certificate], now }
const attachments = sealedAttachments()

function keysOf(verdict: DocumentVerdict): string[] {
  return verdict.findings.map((item) => item.key)
}

describe.each(['table', 'stream'] as const)('a report with a cross-reference %s', (references) => {
  const drawn = sampleDocument({ references, attachments })

  it('is genuine after one and after two signatures, and says who signed', async () => {
    const one = await signDocument(drawn, sampleRequest(auditor, 1))
    const two = await signDocument(one, sampleRequest(lead, 2))
    expect(two.subarray(0, one.length).equals(one)).toBe(true)
    expect((await verifyDocument(one, input)).verdict).toBe('genuine')
    const verdict = await verifyDocument(two, input)
    expect(verdict.findings).toEqual([])
    expect(verdict.verdict).toBe('genuine')
    expect(verdict.signatures).toMatchObject([
      { field: 'signature.1', kind: 'certification', signer: 'Åsa Łukasz', claimedAt: sampleInstant + 60_000 },
      { field: 'signature.2', kind: 'approval', signer: '李明', email: 'person@example.org', state: 'genuine' },
    ])
    expect(verdict.laterRevisions).toMatchObject([{ adds: 'signature', state: 'genuine' }])
    expect(verdict.journalProof.seal).toMatchObject({ id: 'seal-1', device: 'a1b2c3d4e5f60718', sequence: 5 })
  })

  it('is genuine under an authority that the reader does not know, and names it', async () => {
    const signed = await signDocument(drawn, sampleRequest(auditor, 1))
    const verdict = await verifyDocument(signed, { trust: [], now })
    expect(verdict.verdict).toBe('genuine-unknown-authority')
    const { fingerprint } = readCertificate(authority.certificate)
    expect(verdict.signatures[0]?.authority).toMatchObject({ standing: 'unknown', fingerprint })
  })

  it('is not genuine with something in its last signature that nobody signed', async () => {
    const two = await signDocument(await signDocument(drawn, sampleRequest(auditor, 1)), sampleRequest(lead, 2))
    const changed = withUnsignedAttribute(two)
    expect([changed.length, changed.equals(two)]).toEqual([two.length, false])
    const { verdict, signatures } = await verifyDocument(changed, input)
    expect(verdict).toBe('not-genuine')
    expect(signatures.at(-1)?.findings.map(({ key }) => key)).toContain('verify.signatureFormat')
  })

  it('is not genuine unsigned', async () => {
    const verdict = await verifyDocument(drawn, input)
    expect([verdict.verdict, keysOf(verdict)]).toEqual(['not-genuine', ['verify.unsigned']])
  })

  it('is changed when a demanded signature was cut off with its revision', async () => {
    const one = await signDocument(drawn, sampleRequest(auditor, 1))
    const verdict = await verifyDocument(one, { ...input, requiredFields: ['signature.1', 'signature.2'] })
    expect([verdict.verdict, keysOf(verdict)]).toEqual(['changed', ['verify.signatureMissing']])
  })
})

it('accepts an RSA signer with 3,072 bits and refuses a short RSA key', async () => {
  const drawn = sampleDocument({ references: 'table', attachments })
  for (const [bits, state] of [
    [3072, 'genuine'],
    [1024, 'cannot-judge'],
  ] as const) {
    const partner = opensslSigner(bits)
    const signedAt = Date.now()
    const signed = await signDocument(drawn, sampleRequest(partner.signer, 1, { signedAt }))
    const verdict = await verifyDocument(signed, { trust: [partner.authority], now: signedAt })
    expect(verdict.signatures[0], `${bits}`).toMatchObject({ state })
  }
})

it('judges only the signatures of a foreign document', async () => {
  const foreign = sampleDocument({ references: 'table', attachments: {}, recordsSha256: 'none' })
  const verdict = await verifyDocument(await signDocument(foreign, sampleRequest(auditor, 1)), input)
  expect(verdict.verdict).toBe('not-sealbook')
  expect(verdict.signatures[0]?.state).toBe('genuine')
})
