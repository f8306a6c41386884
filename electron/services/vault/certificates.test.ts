import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createAuthority, issuePersonCertificate, issueRevocationList } from './certificate-authority.ts'
import { certificatePem, readAuthorityFile, readCertificate, readRevocationList } from './certificates.ts'
import { createIdentity, publicIdentity } from './identity.ts'

const now = Date.UTC(2026, 10, 22, 10)
const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-certificates-'))
const authority = await createAuthority({ organisation: 'Nordwind, “安全” + Co', vaultId: 'c'.repeat(64), now })
const identity = createIdentity('member-1')
const { document: publicKey } = publicIdentity(identity)
const person = { publicKey, name: '李明', email: 'li.ming@example.org', serial: '2a', now }
const certificate = await issuePersonCertificate(authority, person)

afterAll(() => rmSync(folder, { recursive: true }))

function openssl(...parameters: string[]): string {
  const result = spawnSync('openssl', parameters, { cwd: folder, encoding: 'utf8' })
  return result.stdout + result.stderr
}

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(path.join(folder, name), content)
  return name
}

it('makes certificates that openssl reads as they are meant, and a chain that it accepts', () => {
  const root = put('ca.pem', certificatePem(authority.certificate))
  const leaf = put('leaf.pem', certificatePem(certificate))
  const rootText = openssl('x509', '-in', root, '-noout', '-text', '-nameopt', 'utf8')
  expect(rootText).toContain(`serialNumber=${'c'.repeat(64)}`)
  expect(rootText).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/)
  expect(rootText).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/)
  expect(rootText).toContain('Not After : Nov 22 10:00:00 2046 GMT')
  const leafText = openssl('x509', '-in', leaf, '-noout', '-text', '-nameopt', 'utf8')
  expect(leafText).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/)
  expect(leafText).toMatch(/Extended Key Usage:\s+E-mail Protection, 1\.3\.6\.1\.5\.5\.7\.3\.36/)
  expect(leafText).toContain('email:li.ming@example.org')
  expect(leafText).toContain('Not After : Nov 22 10:00:00 2029 GMT')
  const at = String(now / 1000 + 60)
  expect(openssl('verify', '-x509_strict', '-attime', at, '-CAfile', root, leaf)).toContain('leaf.pem: OK')
})

it('makes a revocation list that openssl honours', async () => {
  const list = await issueRevocationList(authority, {
    revoked: [{ serial: '2a', at: now + 1000, reason: 'stolen' }],
    number: 3,
    now: now + 2000,
    nextUpdate: now + 86_400_000,
  })
  put('list.crl', list)
  put('both.pem', certificatePem(authority.certificate))
  put('leaf.pem', certificatePem(certificate))
  openssl('crl', '-inform', 'DER', '-in', 'list.crl', '-out', 'list.pem')
  const at = String(now / 1000 + 60)
  const checks = ['-crl_check', '-CRLfile', 'list.pem', '-attime', at, '-CAfile', 'both.pem']
  expect(openssl('verify', ...checks, 'leaf.pem')).toContain('certificate revoked')
  const facts = readRevocationList(list)
  expect(facts.entries.get('2a')).toEqual({ at: now + 1000, stolen: true })
  expect(await facts.isSignedBy(readCertificate(authority.certificate).publicKey)).toBe(true)
  expect(await facts.isSignedBy(readCertificate(certificate).publicKey)).toBe(false)
})

it('reads certificates back with the names that were given', async () => {
  const facts = readCertificate(certificate)
  expect(facts).toMatchObject({ commonName: '李明', email: 'li.ming@example.org', serial: '2a', isAuthority: false })
  expect(facts.organisation).toBe('Nordwind, “安全” + Co')
  expect(await facts.isSignedBy(readCertificate(authority.certificate).publicKey)).toBe(true)
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'der', type: 'spki' })
  expect(await facts.isSignedBy(stranger)).toBe(false)
})

it('takes only authorities into the trust list', async () => {
  const { fingerprint } = readCertificate(authority.certificate)
  const pem = Buffer.from(certificatePem(authority.certificate))
  expect((await readAuthorityFile(pem)).fingerprint).toBe(fingerprint)
  expect((await readAuthorityFile(authority.certificate)).fingerprint).toBe(fingerprint)
  await expect(readAuthorityFile(certificate)).rejects.toMatchObject({ key: 'errors.certificateNotAuthority' })
  await expect(readAuthorityFile(Buffer.from('hello'))).rejects.toMatchObject({ key: 'errors.certificateUnreadable' })
})
