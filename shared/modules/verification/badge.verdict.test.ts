import { expect, it } from 'vitest'
import { againstCertificate, type BadgeVerdict } from './badge.verdict.ts'

const badge: BadgeVerdict['badge'] = {
  ...{ id: 'urn:uuid:1', title: 'Forensics', issuer: 'Northwind', issuerId: 'did:key:z', subject: 'urn:uuid:ada' },
  ...{ number: 'CR-1', criteria: '', validFrom: '2026-01-01T00:00:00Z', validUntil: null, identities: [] },
}
const genuine: BadgeVerdict = { verdict: 'genuine', findings: [], badge, signer: null }
const certificate = { state: 'issued', title: 'Forensics', person: 'ada', number: 'CR-1', issuedBy: 'tom' }

it.each([
  ['as it was issued', genuine, certificate, 'genuine', []],
  ['withdrawn', genuine, { ...certificate, state: 'revoked' }, 'revoked', ['badge.revoked']],
  ['of no certificate', genuine, null, 'not-genuine', ['badge.certificateUnknown']],
  [
    'of one that was never issued',
    genuine,
    { ...certificate, state: 'draft' },
    'not-genuine',
    ['badge.certificateDiffers'],
  ],
  [
    'by another title',
    genuine,
    { ...certificate, title: 'Head of security' },
    'not-genuine',
    ['badge.certificateDiffers'],
  ],
  ['for another person', genuine, { ...certificate, person: 'eve' }, 'not-genuine', ['badge.certificateDiffers']],
  [
    'expired and withdrawn',
    { ...genuine, verdict: 'expired' as const },
    { ...certificate, state: 'revoked' },
    'revoked',
    ['badge.revoked'],
  ],
  ['changed, whatever the vault knows', { ...genuine, verdict: 'changed' as const }, certificate, 'changed', []],
] as const)('judges a badge %s', (_what, verdict, known, word, keys) => {
  const judged = againstCertificate(verdict, known, null)
  expect([judged.verdict, judged.findings.map(({ key }) => key)]).toEqual([word, keys])
})

it.each([
  ['who issued it', { person: 'tom', mayIssue: false }, 'genuine'],
  ['who may issue', { person: 'lea', mayIssue: true }, 'genuine'],
  ['a key that nobody has any more', null, 'genuine'],
  ['who may not', { person: 'eve', mayIssue: false }, 'not-genuine'],
  ['who was given it', { person: 'ada', mayIssue: true }, 'not-genuine'],
] as const)('judges a badge that is signed by %s', (_what, signer, word) => {
  expect(againstCertificate(genuine, certificate, signer).verdict).toBe(word)
})
