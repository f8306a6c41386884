import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { opensslKeyFile } from '#services/documents/testing/key-files.ts'
import { hasTools, run, withFile } from '#services/documents/testing/outside-tools.ts'
import { verifyDocument } from '#services/documents/verify/verify-document.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { SignedWithKeyFile } from '#shared/modules/verification/verification.contract.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { bytesOf, verdictOf } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'
import { sealedForTwo } from '../reports/testing/sealed-for-two.ts'

const password = 'partner 口令'
let engine: Engine
let sealed: Buffer

beforeAll(async () => {
  engine = await testEngine()
  const vera = await engine.addMember('vera', ['auditor'])
  sealed = await bytesOf(engine, (await sealedForTwo(engine, vera)).file)
  // openssl certifies by the clock of the machine.
  engine.host.advance(Date.now() + 60_000 - engine.host.now())
})
afterAll(() => engine.remove())

async function sign(bytes: Buffer, keyFile: Buffer, given = password): Promise<SignedWithKeyFile> {
  const ticket = await engine.send('report.pdf', bytes)
  const keyTicket = await engine.send('partner.p12', keyFile)
  return await engine.call<SignedWithKeyFile>('verification.sign', {
    ticket,
    keyTicket,
    password: given,
    reason: 'Seen',
  })
}

describe.runIf(hasTools('openssl'))('a sealed report and a partner without a vault', () => {
  it.each([
    ['P-256', {}],
    ['RSA', { key: ['rsa', '-pkeyopt', 'rsa_keygen_bits:2048'] }],
  ] as const)('is signed in the next free place with their key of %s, before every judge', async (_, making) => {
    const { bytes: keyFile, authority } = opensslKeyFile({ ...making, password })
    expect(await refusalOf(sign(sealed, keyFile, 'another'))).toMatchObject({ key: 'errors.keyFilePassword' })
    const { field, signer, file } = await sign(sealed, keyFile)
    expect({ field, signer }).toEqual({ field: 'signature.1', signer: 'Partner auditor' })
    const signed = await bytesOf(engine, file)
    expect(signed.subarray(0, sealed.length).equals(sealed)).toBe(true)
    expect(await verdictOf(engine, signed)).toMatchObject({ verdict: 'genuine-unknown-authority' })
    const { authority: own } = (await verdictOf(engine, sealed)).signatures[0] ?? {}
    const trust = [Buffer.from(own?.certificate ?? '', 'base64'), authority]
    const verdict = await verifyDocument(signed, { trust, now: engine.host.now() })
    expect(verdict.verdict).toBe('genuine')
    expect(verdict.signatures.map(({ reason, signer: by }) => [by, reason])).toContainEqual(['Partner auditor', 'Seen'])
    expect(await refusalOf(sign(signed, keyFile))).toMatchObject({ key: 'errors.signedByAll' })
    const changed = Buffer.from(sealed)
    changed[2000] = (changed[2000] ?? 0) ^ 1
    expect(await refusalOf(sign(changed, keyFile))).toMatchObject({ key: 'errors.signNotGenuine' })
    if (hasTools('pdfsig', 'qpdf'))
      withFile(signed, (name) => {
        const said = run('pdfsig', name)
        expect(said.match(/Signature is Valid/g)).toHaveLength(2)
        expect(said).toMatch(/Signature #1:[\s\S]*Partner auditor[\s\S]*- Total document signed[\s\S]*Signature #2:/)
        run('qpdf', '--check', name)
      })
  })

  it('hands a member out their own key, which openssl opens, under no password that can be guessed', async () => {
    const asked = { password: testPassword, filePassword: 'harbour-violet-marble-72-oak' }
    const file = await engine.call<OutgoingFile>('report.exportKey', asked)
    const bytes = await bytesOf(engine, file)
    const target = path.join(engine.root, 'own.p12')
    writeFileSync(target, bytes)
    const packed = ['pkcs12', '-in', target, '-passin', `pass:${asked.filePassword}`, '-nokeys']
    expect(execFileSync('openssl', packed, { encoding: 'utf8' })).toContain('Mei Lin')
    expect(await refusalOf(engine.call('report.exportKey', { ...asked, filePassword: 'mei2026' }))).toMatchObject({
      key: 'errors.weakPassword',
    })
    expect(await refusalOf(engine.call('report.exportKey', { ...asked, password: 'no' }))).toMatchObject({
      key: 'errors.wrongPassword',
    })
    const other = await sign(sealed, bytes, asked.filePassword)
    expect(await verdictOf(engine, await bytesOf(engine, other.file))).toMatchObject({ verdict: 'genuine' })
  })
})
