import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signingKey } from '#shared/base/ed25519.ts'
import type { Page } from '#shared/contract/list.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import { encodeHex, type ReplyStatement, signReply } from '#shared/modules/replies/replies.codec.ts'
import type { AcceptedReply } from '#shared/modules/replies/replies.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

describe('attestations of a policy, in the program and by signed reply', () => {
  let engine: Engine
  let ada: AnyEntity
  let campaign: AnyEntity
  let vault: string
  const names = ['Old Kim', 'Noor Aziz', 'Luis Vega', 'Wen Wu']
  const people: Record<string, string> = {}

  const rows = async (filters: readonly object[] = []) =>
    (await engine.call<Page<AnyEntity>>('attestation.list', { filters, limit: 100 })).rows
  const requestOf = async (person: string | undefined) => {
    const found = (await rows()).find((row) => row.person === person)
    if (!found) throw new Error('not asked')
    return found
  }
  const statementFor = async (person: string | undefined, other: Partial<ReplyStatement> = {}) => {
    const { id, version, textHash } = await requestOf(person)
    const said = { vault, request: id, person: String(person), subject: String(version), hash: String(textHash) }
    return { kind: 'attestation' as const, ...said, name: 'Somebody', at: '2026-03-02T08:00:00.000Z', ...other }
  }
  const accept = (bytes: Uint8Array) => engine.call<AcceptedReply>('reply.accept', { reply: encodeHex(bytes) })

  beforeAll(async () => {
    engine = await testEngine()
    ada = await engine.addMember('ada', ['viewer'])
    const head = await engine.call('department.create', { draft: { name: 'Head office' } })
    const below = await engine.call('department.create', { draft: { name: 'Networks', parent: head.id } })
    for (const [index, name] of names.entries()) {
      const left = index === 0 ? { leftOn: '2026-01-31' } : {}
      people[name] = (await engine.call('person.create', { draft: { name, department: below.id, ...left } })).id
    }
    const policy = await engine.call('policy.create', { draft: { title: 'Access', kind: 'policy', cadenceMonths: 12 } })
    const mei = engine.vault.actor().person
    const text = { title: 'Access 1.0', version: '1.0', text: '# 1 Scope\nAll.', summary: 's', author: mei }
    const draft = { policy: policy.id, ...text, approvers: [{ person: ada.id }], effectiveOn: '2026-03-01' }
    const made = await engine.call('policyVersion.create', { draft })
    await engine.call('policyVersion.move', { id: made.id, revision: made.revision, step: 'submit' })
    await engine.as('ada')
    const [asked] = (await engine.call<Page<AnyEntity>>('policyApproval.list', {})).rows
    await engine.call('policyApproval.move', { id: asked?.id, revision: asked?.revision, step: 'approve' })
    await engine.as('mei')
    vault = (await engine.call<Page<AnyEntity>>('vault.list', {})).rows[0]?.id ?? ''
    const audience = { departments: [head.id], people: [ada.id] }
    const given = { title: 'Read Access 1.0', version: made.id, dueOn: '2026-03-31', ...audience }
    const planned = await engine.call('attestationCampaign.create', { draft: given })
    const seen = { id: planned.id, revision: planned.revision }
    campaign = await engine.call('attestationCampaign.move', { ...seen, step: 'launch' })
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  it('are asked of the audience with all units below, not of who has left', async () => {
    expect((await rows()).map((row) => row.person).toSorted()).toEqual(
      [ada.id, ...names.slice(1).map((name) => people[name])].toSorted(),
    )
  })

  it('are given by the person alone, and nobody without a role sees those of others', async () => {
    const request = await requestOf(ada.id)
    const seen = { id: request.id, revision: request.revision, step: 'attest' }
    expect(await refusalOf(engine.call('attestation.move', seen))).toMatchObject({ key: 'errors.askedOfAnother' })
    await engine.as('ada')
    expect(await rows()).toHaveLength(1)
    const { items } = await engine.call<{ items: readonly { readonly id: string }[] }>('attention.list', {})
    expect(items.map(({ id }) => id)).toContain(request.id)
    const given = await engine.call('attestation.move', seen)
    expect(given).toMatchObject({ state: 'attested', attestedBy: ada.id, attestedOn: '2026-03-02', reply: null })
    await engine.as('mei')
  })

  it('refuses by name a reply that is forged, foreign, about another text, or cut short, and does nothing', async () => {
    const key = signingKey()
    const noor = people['Noor Aziz']
    const entries = engine.entries()
    const good = signReply(await statementFor(noor), key)
    const forged = Uint8Array.from(good)
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
    const signed = async (other: Partial<ReplyStatement>) => signReply(await statementFor(noor, other), key)
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [good.subarray(0, good.length - 10), 'errors.replyUnreadable'],
      [new Uint8Array(0), 'errors.replyUnreadable'],
      [forged, 'errors.replyForged'],
      [await signed({ vault: 'other' }), 'errors.replyOtherVault'],
      [await signed({ request: 'other' }), 'errors.replyUnknownRequest'],
      [await signed({ request: (await requestOf(people['Wen Wu'])).id }), 'errors.replyOtherPerson'],
      [await signed({ person: ada.id }), 'errors.replyOtherPerson'],
      [await signed({ hash: 'cd'.repeat(32) }), 'errors.replyOtherText'],
      [await signed({ subject: 'another version' }), 'errors.replyOtherText'],
    ]
    for (const [bytes, name] of cases) expect(await refusalOf(accept(bytes)), name).toMatchObject({ key: name })
    const { id, revision } = await requestOf(noor)
    const byHand = { id, revision, step: 'acceptReply', changes: { reply: encodeHex(forged), key: ada.id } }
    expect(await refusalOf(engine.call('attestation.move', byHand))).toMatchObject({ code: 'invalid' })
    expect(engine.entries()).toBe(entries)
  })

  it('takes a reply once, says who accepted it, and keeps its key unconfirmed until somebody confirms it', async () => {
    const key = signingKey()
    const noor = people['Noor Aziz']
    const bytes = signReply(await statementFor(noor), key)
    const entries = engine.entries()
    const accepted = await accept(bytes)
    expect(accepted).toMatchObject({ record: 'attestation', person: noor, isConfirmed: false })
    expect(engine.entries()).toBe(entries + 1)
    const mei = engine.vault.actor().person
    expect(await requestOf(noor)).toMatchObject({ state: 'attested', acceptedBy: mei, attestedBy: null })
    expect(await refusalOf(accept(bytes))).toMatchObject({ key: 'errors.replyTaken' })
    const wen = signReply(await statementFor(people['Wen Wu']), key)
    expect(await refusalOf(accept(wen))).toMatchObject({ key: 'errors.replyKeyOfOther' })
    const [kept] = (await engine.call<Page<AnyEntity>>('replyKey.list', {})).rows
    expect(kept).toMatchObject({ fingerprint: accepted.fingerprint, person: noor, state: 'unconfirmed' })
    const confirm = { id: kept?.id, revision: kept?.revision, step: 'confirm', reason: 'Read to me on the phone.' }
    expect(await engine.call('replyKey.move', confirm)).toMatchObject({ state: 'confirmed', confirmedBy: mei })
    const revoked = { id: kept?.id, step: 'revoke', reason: 'Lost.' }
    const now = await engine.call<Detail<AnyEntity>>('replyKey.get', { id: kept?.id })
    await engine.call('replyKey.move', { ...revoked, revision: now.entity.revision })
  })

  it('lapse when the campaign is closed', async () => {
    const { entity } = await engine.call<Detail<AnyEntity>>('attestationCampaign.get', { id: campaign.id })
    await engine.call('attestationCampaign.move', {
      id: campaign.id,
      revision: entity.revision,
      step: 'close',
      reason: 'Due day is past.',
    })
    expect((await rows()).map(({ state }) => state).toSorted()).toEqual(['attested', 'attested', 'lapsed', 'lapsed'])
    const luis = signReply(await statementFor(people['Luis Vega']), signingKey())
    expect(await refusalOf(accept(luis))).toMatchObject({ key: 'errors.replyLate' })
  })
})
