import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

describe('the approval of a version by a quorum', () => {
  let engine: Engine
  let people: Readonly<Record<'ada' | 'ben' | 'vera', string>>
  let policy: AnyEntity
  let count = 0

  beforeAll(async () => {
    engine = await testEngine()
    const ada = await engine.addMember('ada', ['auditor'])
    const ben = await engine.addMember('ben', ['lead'])
    const vera = await engine.addMember('vera', ['viewer'])
    people = { ada: ada.id, ben: ben.id, vera: vera.id }
    policy = await engine.call('policy.create', { draft: { title: 'Access', kind: 'policy', cadenceMonths: 12 } })
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  const versionOf = async (id: string) => (await engine.call<Detail<AnyEntity>>('policyVersion.get', { id })).entity
  const requests = async (version: string) => {
    const filters = [{ field: 'version', comparison: 'is', value: version }]
    return (await engine.call<Page<AnyEntity>>('policyApproval.list', { filters, sort: [{ field: 'createdAt' }] })).rows
  }
  const requestOf = async (version: string, person: string) => {
    const rows = await requests(version)
    const found = rows.find((row) => row.person === person && row.state !== 'voided')
    if (!found) throw new Error('nobody asked')
    return found
  }
  const states = async (version: string) => (await requests(version)).map(({ state }) => state).toSorted()
  const submitted = async (approvers: readonly object[], quorum: number | null) => {
    await engine.as('mei')
    count += 1
    const text = { title: 'Access', version: `${count}.0`, text: '# 1 Scope\nAll.', summary: 's' }
    const author = engine.vault.actor().person
    const draft = { policy: policy.id, ...text, author, approvers, ...(quorum ? { quorum } : {}) }
    const { id, revision } = await engine.call('policyVersion.create', { draft })
    await engine.call('policyVersion.move', { id, revision, step: 'submit' })
    return id
  }
  const decide = async (login: 'ada' | 'ben' | 'vera', version: string, step: string, changes = {}) => {
    await engine.as(login)
    const { id, revision } = await requestOf(version, people[login])
    return await engine.call('policyApproval.move', { id, revision, step, changes })
  }
  const all = () => Object.values(people).map((person) => ({ person }))

  it('is given by the last one who is needed, whatever their role', async () => {
    const version = await submitted(all(), 2)
    expect(await states(version)).toEqual(['pending', 'pending', 'pending'])
    await decide('ada', version, 'approve')
    expect((await versionOf(version)).state).toBe('inReview')
    await decide('vera', version, 'approve')
    expect(await versionOf(version)).toMatchObject({
      state: 'approved',
      approvedBy: people.vera,
      approvedOn: '2026-03-02',
    })
    expect(await states(version)).toEqual(['approved', 'approved', 'voided'])
  })

  it('waits for a capacity that is required', async () => {
    const approvers = [
      { person: people.ada, capacity: 'legal', isRequired: true },
      { person: people.ben, capacity: 'business' },
      { person: people.vera },
    ]
    const version = await submitted(approvers, 1)
    await decide('ben', version, 'approve')
    expect((await versionOf(version)).state).toBe('inReview')
    await decide('ada', version, 'approve')
    expect((await versionOf(version)).state).toBe('approved')
  })

  it('ends with one refusal, which states why; what is submitted again is asked again', async () => {
    const version = await submitted(all(), null)
    await decide('ada', version, 'approve')
    expect(await refusalOf(decide('vera', version, 'refuse'))).toMatchObject({ fields: [{ path: 'reason' }] })
    await decide('vera', version, 'refuse', { reason: 'Clause 1 is too wide.' })
    const draft = await versionOf(version)
    expect(draft).toMatchObject({ state: 'draft', submittedBy: null })
    expect(await states(version)).toEqual(['approved', 'refused', 'voided'])
    await engine.as('mei')
    const changes = { text: '# 1 Scope\nSome.' }
    const edited = await engine.call('policyVersion.update', { id: version, revision: draft.revision, changes })
    expect(await states(version)).toEqual(['voided', 'voided', 'voided'])
    await engine.call('policyVersion.move', { id: version, revision: edited.revision, step: 'submit' })
    expect((await states(version)).filter((state) => state === 'pending')).toHaveLength(3)
    await decide('ada', version, 'approve')
    expect((await versionOf(version)).state).toBe('inReview')
  })

  it('cannot be reached past the approvers: not by step, bulk change, edit, creation or another’s approval', async () => {
    const version = await submitted(all(), null)
    await decide('ada', version, 'approve')
    await engine.as('mei')
    const { id, revision } = await versionOf(version)
    const entries = engine.entries()
    const forbidden = { key: 'errors.stepForbidden' }
    expect(await refusalOf(engine.call('policyVersion.move', { id, revision, step: 'approve' }))).toMatchObject(
      forbidden,
    )
    const many = { rows: [{ id, revision }], action: { kind: 'move', step: 'approve' } }
    expect(await refusalOf(engine.call('policyVersion.changeMany', many))).toMatchObject(forbidden)
    await refusalOf(engine.call('policyVersion.update', { id, revision, changes: { approvedBy: people.ben } }))
    const draft = { policy: policy.id, title: 'Access', version: 'x', text: 't', author: people.ada, state: 'approved' }
    expect(await refusalOf(engine.call('policyVersion.create', { draft }))).toMatchObject({ code: 'invalid' })
    const request = await requestOf(version, people.ben)
    const seen = { id: request.id, revision: request.revision }
    expect(await refusalOf(engine.call('policyApproval.move', { ...seen, step: 'approve' }))).toMatchObject({
      key: 'errors.askedOfAnother',
    })
    const own = { ...request, person: engine.vault.actor().person }
    const forged = { title: 'x', version, person: own.person, textHash: request.textHash }
    expect(await refusalOf(engine.call('policyApproval.create', { draft: forged }))).toMatchObject({ code: 'invalid' })
    await refusalOf(engine.call('policyApproval.update', { ...seen, changes: { person: own.person } }))
    expect(engine.entries()).toBe(entries)
    expect((await versionOf(version)).state).toBe('inReview')
  })

  it('is not asked of who wrote or submits the version', async () => {
    await engine.as('mei')
    const self = { person: engine.vault.actor().person }
    expect(await refusalOf(submitted([self, { person: people.ben }], 1))).toMatchObject({
      fields: [{ path: 'approvers', key: 'policyVersion.rule.proposerApproves' }],
    })
    expect(await refusalOf(submitted([], null))).toMatchObject({ fields: [{ path: 'approvers', key: 'required' }] })
  })
})
