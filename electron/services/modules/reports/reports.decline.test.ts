import { cpSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hasTools, withFile } from '#services/documents/testing/outside-tools.ts'
import { signingKey } from '#shared/base/ed25519.ts'
import type { Page } from '#shared/contract/list.ts'
import type { AttentionItem } from '#shared/modules/attention/attention.contract.ts'
import { encodeHex, type ReplyStatement, readReply, signReply } from '#shared/modules/replies/replies.codec.ts'
import type { AcceptedReply } from '#shared/modules/replies/replies.contract.ts'
import type { SealedReport, SignersOfReport } from '#shared/modules/reports/reports.contract.ts'
import type { SigningRoom } from '#shared/modules/reports/signing-room.projection.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { openVault } from '../../lifecycle/open.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { pagesOf } from '../../reports/testing/outside-reading.ts'
import { bytesOf, verdictOf, verdictSheetOf } from '../../reports/testing/sealed-report.ts'
import { testHost, testPassword } from '../../testing/test-workbench.ts'
import { openWorkbench } from '../../workbench.ts'
import { sealedForTwo } from './testing/sealed-for-two.ts'

let engine: Engine
let vera: AnyEntity
let seal: string
let pdf: Buffer
let reply: Buffer
const reason = '范围有误: the period is wrong.'

/** Declines on a copy of the vault on another machine, as somebody who took it along. */
async function declinedElsewhere(): Promise<Buffer> {
  await engine.workbench.close()
  const copy = path.join(engine.root, 'Copy.sealbook')
  cpSync(engine.folder, copy, { recursive: true })
  const host = testHost(path.join(engine.root, 'other'), 7)
  const vault = await openVault(host, copy, { kind: 'password', login: 'vera', password: testPassword })
  const elsewhere: Engine = { ...engine, host, vault, workbench: openWorkbench(host, vault) }
  // The contract states what the task answers.
  const asked = { seal, reason, password: testPassword }
  const { file } = (await elsewhere.workbench.call('report.decline', asked)) as SealedReport
  const bytes = await bytesOf(elsewhere, file)
  await elsewhere.workbench.close()
  await engine.as('mei')
  return bytes
}

beforeAll(async () => {
  engine = await testEngine()
  vera = await engine.addMember('vera', ['auditor'])
  await engine.addMember('otto', ['auditor'])
  await engine.addMember('tess', ['trainer'])
  const sealed = await sealedForTwo(engine, vera)
  seal = sealed.document
  pdf = await bytesOf(engine, sealed.file)
  reply = await declinedElsewhere()
})
afterAll(async () => {
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

const accept = (bytes: Uint8Array) => engine.call<AcceptedReply>('reply.accept', { reply: encodeHex(bytes) })
const standing = () => engine.call<SignersOfReport>('report.signatures', { seal })
/** What the bell tells of sealed reports. */
const told = async () => {
  const { items } = await engine.call<{ readonly items: readonly AttentionItem[] }>('attention.list', {})
  return items.flatMap(({ kind, record, id, by, excerpt }) => (record === 'seal' ? [{ kind, id, by, excerpt }] : []))
}
const room = async () => (await engine.call<SigningRoom>('report.room', {})).documents

it('is refused out of order, by whoever does not sign, without a reason, and with another password', async () => {
  const decline = (given: object = {}) =>
    engine.call<SealedReport>('report.decline', { seal, reason, password: testPassword, ...given })
  const entries = engine.entries()
  expect(await refusalOf(decline())).toMatchObject({ key: 'errors.notTheirTurn', parameters: { name: 'Person vera' } })
  await engine.as('otto')
  expect(await refusalOf(decline())).toMatchObject({ code: 'forbidden', key: 'errors.notASignatory' })
  await engine.as('vera')
  expect(await refusalOf(decline({ reason: '' }))).toMatchObject({ code: 'invalid' })
  expect(await refusalOf(decline({ password: 'not-the-password-at-all' }))).toMatchObject({
    key: 'errors.wrongPassword',
  })
  expect(await standing()).toMatchObject({ next: 0, mayNext: true, declined: null })
  expect(engine.entries()).toBe(entries)
})

it('is refused by name where the reply is forged, foreign, of another file, or of somebody else', async () => {
  await engine.as('mei')
  const { statement } = readReply(reply) ?? {}
  if (!statement) throw new Error('no reply was handed out')
  expect(statement).toMatchObject({ kind: 'decline', request: seal, person: vera.id, subject: '0', reason })
  const forged = Uint8Array.from(reply)
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
  const key = signingKey()
  const other = (said: Partial<ReplyStatement>) => signReply({ ...statement, ...said }, key)
  const mei = engine.vault.actor().person
  const entries = engine.entries()
  for (const [bytes, name] of [
    [reply.subarray(0, reply.length - 3), 'errors.replyUnreadable'],
    [forged, 'errors.replyForged'],
    [other({ vault: 'other' }), 'errors.replyOtherVault'],
    [other({ request: 'other' }), 'errors.replyUnknownRequest'],
    [other({ person: mei }), 'errors.notTheirTurn'],
    [other({ person: 'nobody' }), 'errors.notASignatory'],
    [other({ hash: 'cd'.repeat(32) }), 'errors.replyOtherFile'],
    [other({ subject: '1' }), 'errors.replyOtherFile'],
    [other({ reason: ' ' }), 'errors.replyUnreadable'],
    [other({ at: 'yesterday' }), 'errors.replyUnreadable'],
  ] as const)
    expect(await refusalOf(accept(bytes)), name).toMatchObject({ key: name })
  expect(engine.entries()).toBe(entries)
})

it('of another copy is taken once, under the key of the member, and ends the signing', async () => {
  const entries = engine.entries()
  expect(await accept(reply)).toMatchObject({ kind: 'decline', person: vera.id, isConfirmed: true })
  expect(engine.entries()).toBe(entries + 1)
  expect(await standing()).toMatchObject({
    next: null,
    declined: { person: vera.id, place: 0, reason },
    names: { [vera.id]: 'Person vera' },
    successor: null,
  })
  expect(await room()).toMatchObject([{ seal, part: 'declined', isOwn: true, successor: null }])
  expect(await refusalOf(accept(reply))).toMatchObject({ key: 'errors.reportDeclined' })
  const [kept] = (await engine.call<Page<AnyEntity>>('declination.list', {})).rows
  expect(kept).toMatchObject({ seal, person: vera.id, reason, key: null, reply: encodeHex(reply) })
  // Whoever sealed it is told by whom and why.
  expect(await told()).toEqual([{ kind: 'declined', id: seal, by: vera.id, excerpt: reason }])
  // The file itself is what it was; the sheet of its verdict says what the vault knows beside it.
  expect((await verdictOf(engine, pdf)).verdict).toBe('genuine')
  if (!hasTools('pdftotext')) return
  const text = withFile(await verdictSheetOf(engine, pdf), (name) => pagesOf(name).join('').replace(/\s/g, ''))
  expect(text).toContain(reason.replace(/\s/g, ''))
})

it('leaves nobody to sign, tells its signers, and is hidden from who may not read the report', async () => {
  await engine.as('vera')
  const asked = { seal, password: testPassword }
  expect(await refusalOf(engine.call('report.countersign', asked))).toMatchObject({ key: 'errors.reportDeclined' })
  expect(await told()).toEqual([])
  await engine.as('tess')
  expect(await engine.call('declination.list', {})).toMatchObject({ total: 0 })
  await engine.as('otto')
  expect(await engine.call('declination.list', {})).toMatchObject({ total: 1 })
})

it('of a key that no member has waits for somebody to confirm whose it is; the report is sealed anew', async () => {
  await engine.as('mei')
  const { subject = '' } = (await room())[0] ?? {}
  const asked = { kind: 'audit', id: subject, language: 'en', password: testPassword }
  const anew = await engine.call<SealedReport>('report.seal', asked)
  expect((await standing()).successor).toMatchObject({ id: anew.document })
  expect(await told()).toEqual([])
  expect((await room()).map(({ part }) => part).toSorted()).toEqual(['declined', 'others'])
  const { statement } = readReply(reply) ?? {}
  const [newest] = (
    await engine.call<Page<AnyEntity>>('export.list', { sort: [{ field: 'signedAt', descending: true }] })
  ).rows
  if (!statement || !newest) throw new Error('nothing was sealed')
  const said = { ...statement, request: anew.document, hash: String(newest.fileSha256) }
  const foreign = signReply(said, signingKey())
  expect(await accept(foreign)).toMatchObject({ isConfirmed: false })
  const [key] = (await engine.call<Page<AnyEntity>>('replyKey.list', {})).rows
  expect(key).toMatchObject({ person: vera.id, state: 'unconfirmed' })
  const standingNow = () => engine.call('report.signatures', { seal: anew.document })
  // Anybody can make a key and name somebody else: that ends no signing.
  expect(await standingNow()).toMatchObject({ next: 0, declined: null })
  expect(await refusalOf(accept(foreign))).toMatchObject({ key: 'errors.replyTaken' })
  const confirming = { step: 'confirm', changes: {}, reason: 'read to me by telephone' }
  await engine.call('replyKey.move', { id: key?.id, revision: key?.revision, ...confirming })
  expect(await standingNow()).toMatchObject({ next: null, declined: { person: vera.id } })
})
