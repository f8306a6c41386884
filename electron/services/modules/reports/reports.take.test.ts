import { cpSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { opensslKeyFile } from '#services/documents/testing/key-files.ts'
import { hasTools } from '#services/documents/testing/outside-tools.ts'
import type { Page } from '#shared/contract/list.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type {
  SealedReport,
  SignersOfReport,
  TakenSignatures,
  Vouching,
} from '#shared/modules/reports/reports.contract.ts'
import type { SigningRoom } from '#shared/modules/reports/signing-room.projection.ts'
import type { SignedWithKeyFile } from '#shared/modules/verification/verification.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { openVault } from '../../lifecycle/open.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { bytesOf, verdictOf } from '../../reports/testing/sealed-report.ts'
import { testHost, testPassword } from '../../testing/test-workbench.ts'
import { openWorkbench } from '../../workbench.ts'
import { refuseApart } from './reports.take.ts'
import { sealedForTwo } from './testing/sealed-for-two.ts'

const filePassword = 'harbour-violet-marble-72-oak'
let engine: Engine
let otto: AnyEntity
let vic: AnyEntity
let seal: string
/** As sealed by whoever agreed the plan; then come whoever closed it, a lead, and the person, a viewer. */
let first: Buffer
let partner: Buffer

beforeAll(async () => {
  engine = await testEngine()
  otto = await engine.addMember('otto', ['lead'])
  vic = await engine.addMember('vic', ['viewer'])
  await engine.addMember('ada', ['auditor'])
  const goals = [{ goal: 'Lead an audit', dueOn: '2026-02-20' }]
  let plan = await engine.call<AnyEntity>('growthPlan.create', {
    draft: {
      ...{ title: 'Growth', person: vic.id, mentor: otto.id, goals, outcome: 'Reached.' },
      period: { start: '2026-01-01', end: '2026-12-31' },
    },
  })
  const move = async (step: string) => {
    plan = await engine.call('growthPlan.move', { id: plan.id, revision: plan.revision, step })
  }
  await move('agree')
  await engine.as('otto')
  await move('close')
  await engine.as('mei')
  const asked = { kind: 'growthPlan', id: plan.id, language: 'en', password: testPassword }
  const sealed = await engine.call<SealedReport>('report.seal', asked)
  seal = sealed.document
  first = await bytesOf(engine, sealed.file)
  // openssl certifies by the clock of the machine.
  engine.host.advance(Date.now() + 60_000 - engine.host.now())
  partner = hasTools('openssl') ? opensslKeyFile({ password: filePassword }).bytes : Buffer.alloc(0)
})
afterAll(() => engine.remove())

const standing = () => engine.call<SignersOfReport>('report.signatures', { seal })

/** Signs the next free place with a key file, as somebody who has no vault. */
async function signedBy(keyFile: Buffer, bytes: Buffer): Promise<Buffer> {
  const [ticket, keyTicket] = [await engine.send('report.pdf', bytes), await engine.send('key.p12', keyFile)]
  const { file } = await engine.call<SignedWithKeyFile>('verification.sign', {
    ...{ ticket, keyTicket, password: filePassword },
  })
  return await bytesOf(engine, file)
}

/** The newest file of the report, out of the vault. */
async function newestBytes(): Promise<Buffer> {
  const { documents } = await engine.call<SigningRoom>('report.room', {})
  const [document] = documents
  const asked = { record: 'export', id: document?.export, attachment: document?.files[0]?.id }
  return await bytesOf(engine, await engine.call<OutgoingFile>('file.open', asked))
}

async function take(bytes: Buffer, ...vouched: readonly Vouching[]): Promise<TakenSignatures> {
  const ticket = await engine.send('report.pdf', bytes)
  return await engine.call<TakenSignatures>('report.takeSigned', { ticket, vouched })
}

/** Signs in a copy of a vault, on another machine. */
async function countersignedElsewhere(of: Engine, document: string, login: string): Promise<Buffer> {
  await of.workbench.close()
  const copy = path.join(of.root, `${login}.sealbook`)
  cpSync(of.folder, copy, { recursive: true })
  const host = testHost(path.join(of.root, `data-${login}`), 7)
  host.advance(of.host.now() - host.now())
  const vault = await openVault(host, copy, { kind: 'password', login, password: testPassword })
  const elsewhere: Engine = { ...of, host, vault, workbench: openWorkbench(host, vault) }
  const asked = { seal: document, password: testPassword }
  // The contract states what the task answers.
  const { file } = (await elsewhere.workbench.call('report.countersign', asked)) as SealedReport
  const bytes = await bytesOf(elsewhere, file)
  await elsewhere.workbench.close()
  await of.as('mei')
  return bytes
}

it.each([
  ['the same bytes', 'abc', 'abc', 'errors.signedKnown'],
  ['an earlier file', 'abc', 'ab', 'errors.signedOlder'],
  ['another file', 'abc', 'abd', 'errors.signedApart'],
  ['a longer one that begins otherwise', 'abc', 'xbcd', 'errors.signedApart'],
] as const)('%s does not continue what is here', (_, newest, given, key) => {
  expect(() => refuseApart(Buffer.from(newest), Buffer.from(given))).toThrow(key)
})

describe.runIf(hasTools('openssl'))('a file that was signed elsewhere', () => {
  it('is refused where it is no report, not genuine, not signed since, or signed by somebody else', async () => {
    const foreign = await testEngine(2)
    const vera = await foreign.call<AnyEntity>('person.create', { draft: { name: 'Vera' } })
    const elsewhere = await bytesOf(foreign, (await sealedForTwo(foreign, vera)).file)
    await foreign.remove()
    const entries = engine.entries()
    const changed = Buffer.from(first)
    changed[2000] = (changed[2000] ?? 0) ^ 1
    const asked = { password: testPassword, filePassword }
    const own = await bytesOf(engine, await engine.call<OutgoingFile>('report.exportKey', asked))
    for (const [bytes, key] of [
      [Buffer.from('no pdf at all'), 'errors.signedNotSealbook'],
      [changed, 'errors.signedNotGenuine'],
      [elsewhere, 'errors.signedOtherVault'],
      [first, 'errors.signedKnown'],
      // Whoever sealed signs in the place of whoever is next, with their own key.
      [await signedBy(own, first), 'errors.signedByOther'],
    ] as const)
      expect(await refusalOf(take(bytes)), key).toMatchObject({ code: 'conflict', key })
    expect(engine.entries()).toBe(entries)
    await engine.as('vic')
    expect(await refusalOf(take(first))).toMatchObject({ code: 'forbidden' })
    await engine.as('mei')
  })

  it('under another authority waits for somebody to say whose the certificate is, and how they know', async () => {
    const signed = await signedBy(partner, first)
    const entries = engine.entries()
    const refusal = await refusalOf(take(signed))
    expect(refusal).toMatchObject({
      key: 'errors.signerUnknown',
      parameters: { signer: 'Partner auditor', authority: 'Partner authority', person: 'Person otto' },
    })
    const reason = 'Otto read it to me by telephone'
    const fingerprint = String(refusal.parameters.fingerprint)
    const said = { fingerprint, person: otto.id, reason }
    expect(refusal.parameters.personId).toBe(otto.id)
    // Of another certificate, in another place, or without a word how it is known.
    for (const [given, key] of [
      [{ ...said, fingerprint: 'ab'.repeat(32) }, 'errors.signerUnknown'],
      [{ ...said, person: vic.id }, 'errors.signerUnknown'],
      [{ ...said, reason: ' ' }, 'errors.invalid'],
    ] as const)
      expect(await refusalOf(take(signed, given))).toMatchObject({ key })
    // A key is one person's: whoever signs for two is taken as neither.
    const twice = await signedBy(partner, signed)
    expect(await refusalOf(take(twice, said, { ...said, person: vic.id }))).toMatchObject({
      key: 'errors.signedByOther',
      parameters: { signer: 'Person otto', person: 'Person vic' },
    })
    await engine.as('ada')
    expect(await refusalOf(take(signed, said))).toMatchObject({ code: 'forbidden', key: 'errors.vouchForbidden' })
    await engine.as('mei')
    expect(engine.entries()).toBe(entries)
    const taken = await take(signed, said)
    expect(taken).toMatchObject({ document: seal, signers: ['Person otto'] })
    const { places, next } = await standing()
    expect(next).toBe(2)
    expect(places[1]).toMatchObject({
      person: otto.id,
      certifiedAs: 'Partner auditor, Partner authority',
      fingerprint,
    })
    expect(places.map(({ certifiedAs }) => certifiedAs !== null)).toEqual([false, true, false])
    const [newest] = (
      await engine.call<Page<AnyEntity>>('export.list', { sort: [{ field: 'signedAt', descending: true }] })
    ).rows
    expect(newest).toMatchObject({ signer: otto.id, createdBy: engine.vault.actor().person })
    const { entries: told } = await engine.call<{ entries: readonly { readonly reason: string | null }[] }>(
      'export.history',
      {
        id: newest?.id,
      },
    )
    expect(told.map((entry) => entry.reason)).toEqual([reason])
    expect(await refusalOf(take(signed))).toMatchObject({ key: 'errors.signedKnown' })
    expect(await refusalOf(take(first))).toMatchObject({ key: 'errors.signedOlder' })
    // The partner signs the file that nobody has signed since once more: that is another file of one report.
    expect(await refusalOf(take(await signedBy(partner, first)))).toMatchObject({ key: 'errors.signedApart' })
  })

  it('by somebody who is no member any more is nobody’s until somebody vouches for it', async () => {
    const other = await testEngine(3)
    const vera = await other.addMember('vera', ['auditor'])
    const { document } = await sealedForTwo(other, vera)
    const bytes = await countersignedElsewhere(other, document, 'vera')
    const members = await other.call<Page<AnyEntity>>('member.list', {})
    const member = members.rows.find(({ login }) => login === 'vera')
    await other.call('member.revoke', { id: member?.id, revision: member?.revision, reason: 'left' })
    const ticket = await other.send('report.pdf', bytes)
    expect(await refusalOf(other.call('report.takeSigned', { ticket }))).toMatchObject({
      key: 'errors.signerUnknown',
      parameters: { person: 'Person vera' },
    })
    expect((await other.audit()).damages).toEqual([])
    await other.remove()
  })

  it('of another copy of the vault needs no word, and a viewer signs what they are to sign', async () => {
    expect(await refusalOf(take(await signedBy(partner, await newestBytes())))).toMatchObject({
      key: 'errors.signedByOther',
    })
    await engine.as('vic')
    const [waiting] = (await engine.call<SigningRoom>('report.room', {})).documents
    expect(waiting).toMatchObject({ seal, part: 'mine' })
    const all = await countersignedElsewhere(engine, seal, 'vic')
    expect(await take(all)).toMatchObject({ document: seal, signers: ['Person vic'] })
    const { places, next } = await standing()
    expect(next).toBeNull()
    expect(places[2]).toMatchObject({ person: vic.id, certifiedAs: null })
    // The team's authority is the only one that this vault knows.
    const verdict = await verdictOf(engine, all)
    expect(verdict.verdict).toBe('genuine-unknown-authority')
    expect(verdict.signatures.map(({ state }) => state)).toEqual(['genuine', 'genuine', 'genuine'])
    expect(await refusalOf(take(all))).toMatchObject({ key: 'errors.signedByAll' })
    expect((await engine.audit()).damages).toEqual([])
  })
})
