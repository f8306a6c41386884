import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BaseBlock, Integer, Sequence } from 'asn1js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openKeyFile, writeKeyFile } from '#services/vault/pkcs12.ts'
import { makeMac } from '#services/vault/pkcs12-ciphers.ts'
import { derOf, explicit, named, octets, parseWhole, pkcs12Identifiers } from '#services/vault/pkcs12-structure.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { opensslKeyFile } from '../testing/key-files.ts'
import { hasTools } from '../testing/outside-tools.ts'
import { sampleAuthority, sampleInstant, samplePerson } from '../testing/sample-signers.ts'

const password = '口令 of a key file'
const rsa = (bits: number) => ['rsa', '-pkeyopt', `rsa_keygen_bits:${bits}`]
const legacy = ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-RC2-40', '-macalg', 'sha256']
const modernButMac = ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-macalg', 'sha1']
const modernButKey = ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'AES-256-CBC', '-macalg', 'sha256']

async function refusalOf(bytes: Uint8Array, given = password): Promise<OperationError['shape'] | null> {
  return await openKeyFile(bytes, given, Date.now()).then(
    () => null,
    (error: unknown) => {
      if (error instanceof OperationError) return error.shape
      throw error
    },
  )
}

describe.runIf(hasTools('openssl'))('a key file of openssl', () => {
  it.each([
    ['P-256', {}, 'ecdsa-p256-sha256'],
    ['RSA 2048', { key: rsa(2048) }, 'rsa-pkcs1-sha256'],
  ] as const)('with a key of %s opens and signs', async (_, making, algorithm) => {
    const { bytes } = opensslKeyFile({ ...making, password })
    const { name, signer } = await openKeyFile(bytes, password, Date.now())
    expect(name).toBe('Partner auditor')
    expect(signer.algorithm).toBe(algorithm)
    expect(signer.certificates).toHaveLength(2)
    expect(await refusalOf(bytes, 'another')).toMatchObject({ key: 'errors.keyFilePassword' })
  })

  it.each([
    ['RC2 and triple DES', { ciphers: legacy }, 'errors.keyFileLegacy'],
    ['a code of SHA-1', { ciphers: modernButMac }, 'errors.keyFileLegacy'],
    ['a key under triple DES alone', { ciphers: modernButKey }, 'errors.keyFileLegacy'],
    ['a short RSA key', { key: rsa(1024) }, 'errors.keyFileWeak'],
    ['another curve', { key: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'] }, 'errors.keyFileKind'],
    ['no certificate of its authority', { isAlone: true }, 'errors.keyFileAuthority'],
    ['a usage that is not signing', { usage: 'keyEncipherment' }, 'errors.keyFileUsage'],
    ['a day that is past', { valid: ['200101000000Z', '210101000000Z'] }, 'errors.keyFileExpired'],
    ['a day to come', { valid: ['400101000000Z', '410101000000Z'] }, 'errors.keyFileNotYetValid'],
  ] as const)('with %s is refused by that cause', async (_, making, key) => {
    const { bytes } = opensslKeyFile({ ...making, password })
    expect(await refusalOf(bytes)).toMatchObject({ code: 'invalid', key })
  })

  it('cut short, changed or of other bytes is refused and never breaks the program', async () => {
    const { bytes } = opensslKeyFile({ password })
    expect(await refusalOf(bytes.subarray(0, bytes.length - 1))).toMatchObject({ key: 'errors.keyFileUnreadable' })
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ flip
        // Whatever it is, it is a refusal of ours or, in a part that names nothing, still the file.
        const refusal = await refusalOf(changed)
        expect(refusal?.code ?? 'invalid').toBe('invalid')
      }),
      { numRuns: 60 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (junk) => {
        expect(await refusalOf(junk)).toMatchObject({ key: 'errors.keyFileUnreadable' })
      }),
    )
  })
})

describe('a key file of ours', () => {
  it('opens again, and openssl finds the key, the certificate and ciphers of today in it', async () => {
    const authority = await sampleAuthority()
    const { certificates } = await samplePerson(authority, 'Åsa Łukasz 李明', '11')
    const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const other = await writeKeyFile({ key: keys.privateKey, certificates }, password)
    // The key is not that of the certificate.
    expect(await refusalOf(other)).toMatchObject({ key: 'errors.keyFileIncomplete' })
    const bytes = await ownKeyFile()
    expect((await openKeyFile(bytes, password, sampleInstant + 1)).name).toBe('Åsa Łukasz')
    if (!hasTools('openssl')) return
    const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-own-p12-'))
    try {
      for (const [name, content] of [
        ['own.p12', bytes],
        ['secret', password],
      ] as const)
        writeFileSync(path.join(folder, name), content)
      const shown = ['pkcs12', '-in', 'own.p12', '-passin', 'file:secret', '-nodes', '-info']
      const told = execFileSync('sh', ['-c', `openssl ${shown.join(' ')} 2>&1`], { cwd: folder, encoding: 'utf8' })
      expect(told).toContain('BEGIN PRIVATE KEY')
      expect(told.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
      expect(told).toMatch(/MAC: sha256/)
      expect(told.match(/PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256/g)).toHaveLength(2)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('a key file that asks for work', () => {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'der', type: 'pkcs8' })
  const bag = () => named(pkcs12Identifiers.keyBag, explicit(parseWhole(key)))
  const file = (parts: readonly (readonly BaseBlock[])[]) => {
    const data = (value: Buffer) => named(pkcs12Identifiers.data, explicit(octets(value)))
    const safe = derOf(new Sequence({ value: parts.map((bags) => data(derOf(new Sequence({ value: [...bags] })))) }))
    const whole = [new Integer({ value: 3 }), data(safe), makeMac(safe, password)]
    return derOf(new Sequence({ value: whole }))
  }

  it.each([
    ['one key and no certificate', [[bag()]], 'errors.keyFileIncomplete'],
    ['two keys', [[bag(), bag()]], 'errors.keyFileIncomplete'],
    [
      'a second key that would have to be derived',
      [[bag()], [named(pkcs12Identifiers.shroudedKeyBag, explicit(octets(Buffer.from('no key'))))]],
      'errors.keyFileIncomplete',
    ],
    ['eight parts', Array.from({ length: 8 }, () => []), 'errors.keyFileIncomplete'],
    ['nine parts', Array.from({ length: 9 }, () => []), 'errors.keyFileUnreadable'],
  ] as const)('with %s is refused', async (_, parts, refused) => {
    expect(await refusalOf(file(parts))).toMatchObject({ key: refused })
  })
})

async function ownKeyFile(): Promise<Buffer> {
  const { issuePersonCertificate } = await import('#services/vault/certificate-authority.ts')
  const authority = await sampleAuthority()
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const certificate = await issuePersonCertificate(authority, {
    publicKey: keys.publicKey.export({ format: 'der', type: 'spki' }),
    ...{ name: 'Åsa Łukasz', email: 'person@example.org', serial: '12', now: sampleInstant },
  })
  return await writeKeyFile({ key: keys.privateKey, certificates: [certificate, authority.certificate] }, password)
}
