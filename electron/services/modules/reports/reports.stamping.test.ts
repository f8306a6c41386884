import { fork } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasTools } from '#services/documents/testing/outside-tools.ts'
import type { HelperName } from '#services/host.ts'
import { forkedHelper } from '#services/processes/link.ts'
import { certificatePem } from '#services/vault/certificates.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { SealedReport, StampingOutcome, StampStanding } from '#shared/modules/reports/reports.contract.ts'
import type { SigningRoom } from '#shared/modules/reports/signing-room.projection.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { bytesOf, verdictOf } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'
import { sealedForTwo } from './testing/sealed-for-two.ts'
import { type Manner, type StampServer, stampServer } from './testing/stamp-server.ts'

let engine: Engine
let server: StampServer
let vera: AnyEntity
let seal: string
let sealed: Buffer
const started: HelperName[] = []

/** Helpers are processes of their own, as in every host: the vault's opens no connection. */
function startHelper(name: HelperName) {
  started.push(name)
  const entry = path.resolve(import.meta.dirname, '../../processes', `${name}.ts`)
  return forkedHelper(fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }))
}

const standing = () => engine.call<StampStanding>('report.stampStanding', {})
const stamp = () => engine.call<StampingOutcome>('report.stampWaiting', {})
const room = async () => (await engine.call<SigningRoom>('report.room', {})).documents
const files = async () => (await engine.call<{ rows: AnyEntity[]; total: number }>('export.list', {})).rows

async function choose(certificate: Uint8Array, url = server.url): Promise<StampStanding> {
  const ticket = await engine.send('tsa.pem', Buffer.from(certificatePem(certificate)))
  return await engine.call<StampStanding>('report.chooseStampAuthority', { ticket, url })
}

describe.runIf(hasTools('openssl'))('time stamps of sealed documents', () => {
  beforeAll(async () => {
    server = await stampServer()
    engine = await testEngine()
    vera = await engine.addMember('vera', ['auditor'])
    // openssl stamps by the clock of the machine.
    engine.host.advance(Date.now() - engine.host.now())
    Object.assign(engine.host, { startHelper })
    const report = await sealedForTwo(engine, vera)
    seal = report.document
    sealed = await bytesOf(engine, report.file)
  })
  afterAll(async () => {
    await engine.remove()
    await server.close()
  })

  it('asks nobody before an administrator has said whom', async () => {
    expect(await standing()).toEqual({ authority: null, waiting: 0 })
    expect(await refusalOf(stamp())).toMatchObject({ code: 'conflict', key: 'errors.stampNotConfigured' })
    expect(started).not.toContain('network')
    expect(server.requests).toEqual([])
  })

  it('takes an authority by address and certificate, from an administrator alone', async () => {
    expect((await refusalOf(choose(server.authority.root, 'ftp://example.org'))).code).toBe('invalid')
    expect((await refusalOf(choose(server.authority.root, 'http://me:secret@example.org/'))).code).toBe('invalid')
    const own = (await verdictOf(engine, sealed)).signatures[0]?.authority?.certificate ?? ''
    const member = await engine.call<{ rows: AnyEntity[] }>('member.list', {})
    const person = Buffer.from(String(member.rows[0]?.certificate), 'base64')
    expect(own).not.toBe('')
    expect(await refusalOf(choose(person))).toMatchObject({ code: 'invalid', key: 'errors.stampCertificate' })
    await engine.as('vera')
    expect((await refusalOf(choose(server.authority.root))).code).toBe('forbidden')
    await engine.as('mei')
    expect(await choose(server.authority.root)).toMatchObject({
      authority: { name: 'Kairos root', url: server.url },
      // Somebody is still to sign: only what all have signed is stamped.
      waiting: 0,
    })
    expect((await room())[0]).toMatchObject({ part: 'others', stamp: null, awaitsStamp: false })
  })

  it('keeps a file in the queue when nobody answers, and its signature all the same', async () => {
    await server.close()
    await engine.as('vera')
    const { file } = await engine.call<SealedReport>('report.countersign', { seal, password: testPassword })
    const signed = await bytesOf(engine, file)
    expect(started).toContain('network')
    expect(await verdictOf(engine, signed)).toMatchObject({ verdict: 'genuine', timeStamps: [] })
    expect((await room())[0]).toMatchObject({ part: 'settled', stamp: null, awaitsStamp: true })
    expect(await stamp()).toMatchObject({
      ...{ stamped: [], waiting: 1 },
      refused: [{ refusal: { key: 'errors.stampUnreachable', parameters: { reason: 'ECONNREFUSED' } } }],
    })
    await engine.as('mei')
    server = await stampServer()
    await choose(server.authority.root)
    expect(await standing()).toMatchObject({ waiting: 1 })
  })

  it.each<[Manner, string]>([
    ['refuses', 'errors.stampRefused.badDataFormat'],
    ['rubbish', 'errors.stampMalformed'],
    ['redirects', 'errors.stampHttp'],
    ['floods', 'errors.stampTooLarge'],
    ['hangs', 'errors.stampTimeout'],
  ])('keeps it there when the authority %s', { timeout: 30_000 }, async (manner, key) => {
    server.manner = manner
    const before = await files()
    const asked = server.requests.length
    expect(await stamp()).toMatchObject({ stamped: [], waiting: 1, refused: [{ refusal: { key } }] })
    expect(server.requests).toHaveLength(asked + 1)
    expect(await files()).toHaveLength(before.length)
  })

  it('stamps it on demand, journals that, and hands the stamped file out', async () => {
    server.manner = 'stamps'
    const before = server.requests.length
    expect(await stamp()).toEqual({ stamped: [expect.stringContaining('.pdf')], refused: [], waiting: 0 })
    const [document] = await room()
    expect(document).toMatchObject({ part: 'settled', awaitsStamp: false, stamp: { by: 'Kairos clock' } })
    expect(Math.abs(Date.parse(document?.stamp?.at ?? '') - Date.now())).toBeLessThan(60_000)
    const found = (await files()).find(({ id }) => id === document?.export)
    const [kept] = filesIn(found?.file)
    const asked = { record: 'export', id: document?.export, attachment: kept?.id }
    const bytes = await bytesOf(engine, await engine.call<OutgoingFile>('file.open', asked))
    expect(bytes.subarray(0, sealed.length).equals(sealed)).toBe(true)
    const verdict = await verdictOf(engine, bytes)
    expect(verdict).toMatchObject({
      ...{ verdict: 'genuine', findings: [] },
      timeStamps: [{ stamper: 'Kairos clock', authority: { standing: 'trusted', name: 'Kairos root' } }],
    })
    // The digest and the nonce of RFC 3161 and nothing else: 67 bytes hold no more.
    expect(server.requests[before]?.length).toBeLessThan(80)
    expect((await engine.audit()).damages).toEqual([])
  })

  it('refuses an old answer to a new request', async () => {
    await engine.as('mei')
    await engine.call('report.dropStampAuthority', {})
    await choose(server.authority.root)
    server.manner = 'replays'
    const second = await sealedForTwo(engine, vera)
    await engine.as('vera')
    await engine.call<SealedReport>('report.countersign', { seal: second.document, password: testPassword })
    expect(await stamp()).toMatchObject({ waiting: 1, refused: [{ refusal: { key: 'errors.stampNonce' } }] })
    server.manner = 'stamps'
  })

  it('stamps at once when the last signer signs, and still judges by an authority that is no longer asked', async () => {
    await engine.as('mei')
    const third = await sealedForTwo(engine, vera)
    await engine.as('vera')
    const { file } = await engine.call<SealedReport>('report.countersign', {
      seal: third.document,
      password: testPassword,
    })
    const bytes = await bytesOf(engine, file)
    // What waited was stamped along.
    expect(await standing()).toMatchObject({ waiting: 0 })
    await engine.as('mei')
    await engine.call('report.dropStampAuthority', {})
    expect(await standing()).toEqual({ authority: null, waiting: 0 })
    const verdict = await verdictOf(engine, bytes)
    expect(verdict).toMatchObject({ verdict: 'genuine', timeStamps: [{ authority: { standing: 'trusted' } }] })
    expect((await engine.audit()).damages).toEqual([])
  })
})
