import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { issueRevocationList, type RevocationReason } from '#services/vault/certificate-authority.ts'
import { signDocument } from '../signature/sign-document.ts'
import { sampleDocument } from '../testing/sample-document.ts'
import { sealedAttachments } from '../testing/sample-seal.ts'
import { sampleAuthority, sampleInstant, samplePerson, sampleRequest } from '../testing/sample-signers.ts'
import { verifyDocument } from './verify-document.ts'

const day = 86_400_000
const authority = await sampleAuthority()
const other = await sampleAuthority('b'.repeat(64))
const auditor = await samplePerson(authority, 'Åsa Łukasz', '10')
const drawn = sampleDocument({ references: 'stream', attachments: sealedAttachments() })
const signed = await signDocument(drawn, sampleRequest(auditor, 1, { signedAt: sampleInstant + 10 * day }))

function revoked(reason: RevocationReason, at: number, by = authority): Promise<Uint8Array> {
  const now = sampleInstant + 30 * day
  return issueRevocationList(by, {
    revoked: [{ serial: '10', at, reason }],
    number: 7,
    now,
    nextUpdate: now + 30 * day,
  })
}

describe('a signature of day 10', () => {
  it.each([
    ['left', 5, 'not-genuine', 'verify.certificateRevoked'],
    ['left', 20, 'genuine', 'verify.certificateRevokedLater'],
    ['replaced', 20, 'genuine', 'verify.certificateRevokedLater'],
    ['stolen', 20, 'not-genuine', 'verify.certificateRevoked'],
  ] as const)('of a certificate revoked as %s on day %i is %s', async (reason, days, verdict, key) => {
    const list = await revoked(reason, sampleInstant + days * day)
    const input = { trust: [authority.certificate], now: sampleInstant + 40 * day, revocationLists: [list] }
    const judged = await verifyDocument(signed, input)
    expect([judged.verdict, judged.findings.map((item) => item.key)]).toEqual([verdict, [key]])
  })

  it('does not mind the list of another authority, or nonsense', async () => {
    const lists = [await revoked('stolen', sampleInstant, other), new Uint8Array([1, 2, 3])]
    const input = { trust: [authority.certificate], now: sampleInstant + 40 * day, revocationLists: lists }
    expect((await verifyDocument(signed, input)).verdict).toBe('genuine')
  })

  it('stays genuine when the certificate expires, with a note', async () => {
    const judged = await verifyDocument(signed, { trust: [authority.certificate], now: sampleInstant + 1200 * day })
    expect([judged.verdict, judged.findings.map((item) => item.key)]).toEqual([
      'genuine',
      ['verify.certificateExpiredSince'],
    ])
  })

  it('is not believed before it was made', async () => {
    const judged = await verifyDocument(signed, { trust: [authority.certificate], now: sampleInstant })
    expect(judged.findings.map((item) => item.key)).toContain('verify.signedInFuture')
  })

  it('is genuine to a reader who knows its authority by the fingerprint, and by that of no other certificate', async () => {
    const now = sampleInstant + 40 * day
    const print = (der: Uint8Array) => createHash('sha256').update(der).digest('hex')
    const to = (...fingerprints: string[]) => verifyDocument(signed, { trust: [], fingerprints, now })
    expect((await to(print(authority.certificate))).verdict).toBe('genuine')
    expect((await to(print(other.certificate))).verdict).toBe('genuine-unknown-authority')
    const [leaf = new Uint8Array()] = auditor.certificates
    expect((await to(print(leaf))).verdict).toBe('genuine-unknown-authority')
  })

  it('is unknown to a reader who trusts another vault of the same organisation', async () => {
    const judged = await verifyDocument(signed, { trust: [other.certificate], now: sampleInstant + 40 * day })
    expect(judged.verdict).toBe('genuine-unknown-authority')
  })
})

it('judges no signature whose authority neither comes along nor is known', async () => {
  const [leaf = new Uint8Array()] = auditor.certificates
  const alone = await signDocument(drawn, sampleRequest({ ...auditor, certificates: [leaf] }, 1))
  const to = (trust: readonly Uint8Array[]) => verifyDocument(alone, { trust, now: sampleInstant + day })
  expect((await to([])).findings.map(({ key }) => key)).toContain('verify.authorityMissing')
  expect((await to([])).verdict).toBe('not-genuine')
  expect((await to([authority.certificate])).verdict).toBe('genuine')
})

it('refuses a signature that claims a time at which its certificate did not exist', async () => {
  const early = await signDocument(drawn, sampleRequest(auditor, 1, { signedAt: sampleInstant - day }))
  const judged = await verifyDocument(early, { trust: [authority.certificate], now: sampleInstant + day })
  expect(judged.findings.map((item) => item.key)).toContain('verify.certificateNotValidThen')
  expect(judged.verdict).toBe('not-genuine')
})

it('refuses an authority that signs documents itself', async () => {
  const own = { ...auditor, certificates: [authority.certificate] }
  const judged = await verifyDocument(await signDocument(drawn, sampleRequest(own, 1)), {
    trust: [authority.certificate],
    now: sampleInstant + day,
  })
  expect(judged.verdict).toBe('not-genuine')
})
