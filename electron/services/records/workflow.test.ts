import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { Detail, HistoryEntry } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from './engine.test-support.ts'

describe('workflows and the separation of duties, through the door', () => {
  let engine: Engine
  let mei: string
  let ada: AnyEntity
  let department: AnyEntity

  beforeAll(async () => {
    engine = await testEngine()
    mei = engine.vault.actor().person
    department = await engine.call('department.create', { draft: { name: 'Networks' } })
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  const detail = (id: string, record = 'finding') => engine.call<Detail<AnyEntity>>(`${record}.get`, { id })
  const create = (owner: string) =>
    engine.call('finding.create', {
      draft: {
        title: 'Open port',
        severity: 'medium',
        condition: 'c',
        criterion: 'd',
        department: department.id,
        owner,
        dueOn: '2026-06-30',
        response: 'will do',
      },
    })
  const move = async (id: string, step: string, given: object = {}, record = 'finding') => {
    const { entity } = await detail(id, record)
    return await engine.call(`${record}.move`, { id, revision: entity.revision, step, ...given })
  }
  const implemented = async (owner: string) => {
    const { id } = await create(owner)
    await move(id, 'planAction')
    await move(id, 'implement', { changes: { implementationNote: 'closed it' } })
    return id
  }
  const verification = { changes: { verificationNote: 'scanned again' } }

  it('lets a member who is alone verify their own work, and says so', async () => {
    const id = await implemented(mei)
    expect((await detail(id)).steps.find(({ step }) => step === 'verify')).toMatchObject({
      blocked: null,
      missing: ['verificationNote'],
    })
    const verified = await move(id, 'verify', verification)
    expect(verified).toMatchObject({ state: 'verified', verifiedBy: mei, verifiedOn: '2026-03-02' })
    expect((await detail(id)).selfApproved).toBe(true)
  })

  it('follows a finding to its verification by another person', async () => {
    ada = await engine.addMember('ada', ['auditor'])
    await engine.addMember('vera', ['viewer'])
    await engine.as('ada')
    const id = await implemented(ada.id)
    expect((await detail(id)).entity).toMatchObject({ implementedBy: ada.id, implementedOn: '2026-03-02' })
    expect((await detail(id)).steps.find(({ step }) => step === 'verify')?.blocked).toBe('implementedBy')
    const entries = engine.entries()
    expect(await refusalOf(move(id, 'verify', verification))).toMatchObject({
      code: 'conflict',
      key: 'errors.separationOfDuties',
      parameters: { step: 'verify', field: 'implementedBy' },
    })
    // Not by giving the work to somebody else in the same breath, either.
    expect(await refusalOf(move(id, 'verify', { changes: { ...verification.changes, owner: mei } }))).toMatchObject({
      key: 'errors.separationOfDuties',
    })
    expect(engine.entries()).toBe(entries)
    await engine.as('mei')
    await move(id, 'verify', verification)
    const closed = await move(id, 'close')
    expect(closed).toMatchObject({ state: 'closed', verifiedBy: mei, closedBy: mei })
    expect((await detail(id)).selfApproved).toBe(false)
    const { entries: history } = await engine.call<{ entries: HistoryEntry[] }>('finding.history', { id })
    expect(history.map(({ kind, person }) => [kind, person === mei])).toEqual([
      ['moved', true],
      ['moved', true],
      ['moved', false],
      ['moved', false],
      ['created', false],
    ])
  })

  it('refuses steps that are unknown, not open, not theirs, without reason or without what they need', async () => {
    const { id } = await create(ada.id)
    const entries = engine.entries()
    for (const step of ['constructor', '__proto__', 'toString', 'publish'])
      expect(await refusalOf(move(id, step))).toMatchObject({ code: 'conflict', key: 'errors.unknownStep' })
    expect(await refusalOf(move(id, 'verify'))).toMatchObject({ code: 'conflict', key: 'errors.stepNotOpen' })
    expect(await refusalOf(move(id, 'acceptRisk', { reason: 'r' }))).toMatchObject({
      code: 'invalid',
      fields: [
        { path: 'effect', key: 'required' },
        { path: 'acceptedUntil', key: 'required' },
      ],
    })
    expect(await refusalOf(move(id, 'acceptRisk'))).toMatchObject({ fields: [{ path: 'reason', key: 'required' }] })
    await engine.as('ada')
    expect(await refusalOf(move(id, 'acceptRisk', { reason: 'r' }))).toMatchObject({
      code: 'forbidden',
      key: 'errors.stepForbidden',
    })
    await engine.as('vera')
    expect(await refusalOf(move(id, 'planAction'))).toMatchObject({ code: 'forbidden', key: 'errors.stepForbidden' })
    expect(await refusalOf(create(mei))).toMatchObject({ code: 'forbidden', key: 'errors.forbidden' })
    await engine.as('mei')
    expect(engine.entries()).toBe(entries)
  })

  it('keeps what is frozen, and stamps that nobody may set', async () => {
    const id = await implemented(ada.id)
    const { entity } = await detail(id)
    const stamped = { implementedBy: ada.id, verifiedBy: ada.id, closedOn: '2026-01-01' }
    for (const [field, value] of Object.entries(stamped)) {
      const changes = { [field]: value }
      const forged = { code: 'invalid', fields: [{ path: field, key: 'givenByVault' }] }
      const seen = { id, revision: entity.revision }
      expect(await refusalOf(engine.call('finding.update', { ...seen, changes })), field).toMatchObject(forged)
      expect(
        await refusalOf(engine.call('finding.move', { ...seen, step: 'sendBack', reason: 'r', changes })),
        field,
      ).toMatchObject(forged)
    }
    await engine.as('ada')
    const closed = await implemented(ada.id)
    await engine.as('mei')
    const verified = await move(closed, 'verify', verification)
    const seen = { id: closed, revision: verified.revision }
    expect(await refusalOf(engine.call('finding.update', { ...seen, changes: { title: 'x' } }))).toMatchObject({
      code: 'conflict',
      key: 'errors.frozen',
    })
    expect(await refusalOf(engine.call('finding.archive', seen))).toMatchObject({ key: 'errors.frozen' })
    const reopened = await move(closed, 'reopen', { reason: 'found again' })
    expect(reopened).toMatchObject({ state: 'open', implementedBy: null, verifiedBy: null, verifiedOn: null })
  })

  it('refuses a revision that somebody has changed meanwhile, and says who', async () => {
    const { id, revision } = await create(mei)
    await engine.call('finding.update', { id, revision, changes: { title: 'first' } })
    for (const [verb, rest] of [
      ['update', { changes: { title: 'second' } }],
      ['archive', {}],
      ['move', { step: 'planAction' }],
    ] as const)
      expect(await refusalOf(engine.call(`finding.${verb}`, { id, revision, ...rest }))).toMatchObject({
        code: 'conflict',
        key: 'errors.changedMeanwhile',
        parameters: { person: mei },
      })
  })

  it('carries out in one entry what follows: a version that takes effect supersedes the one before', async () => {
    const policy = await engine.call('policy.create', {
      draft: { title: 'Access', kind: 'policy', cadenceMonths: 12, owner: ada.id },
    })
    const effective = async (version: string) => {
      await engine.as('ada')
      const made = await engine.call('policyVersion.create', {
        draft: {
          policy: policy.id,
          title: 'Access',
          version,
          text: 'Who may do what',
          author: ada.id,
          summary: 's',
          approvers: [{ person: mei }],
        },
      })
      await move(made.id, 'submit', {}, 'policyVersion')
      expect(await refusalOf(move(made.id, 'approve', {}, 'policyVersion'))).toMatchObject({ code: 'forbidden' })
      await engine.as('mei')
      const filters = [{ field: 'version', comparison: 'is', value: made.id }]
      const { rows } = await engine.call<Page<AnyEntity>>('policyApproval.list', { filters })
      await move(rows[0]?.id ?? '', 'approve', {}, 'policyApproval')
      await move(made.id, 'takeEffect', { changes: { effectiveOn: '2026-03-01' } }, 'policyVersion')
      return made.id
    }
    const first = await effective('1.0')
    const before = engine.entries()
    const second = await effective('2.0')
    // Made, submitted, approved and in effect: four entries, the last of which supersedes.
    expect(engine.entries()).toBe(before + 4)
    const [former, present] = [await detail(first, 'policyVersion'), await detail(second, 'policyVersion')]
    expect(former.entity).toMatchObject({ state: 'superseded', supersededOn: '2026-03-02' })
    expect(former.entity.revision).toBe(present.entity.revision)
    expect((await detail(policy.id, 'policy')).entity).toMatchObject({ nextReviewOn: '2027-03-01' })
  })

  it('takes a step back by the one declared for it, as an entry of its own, and not over what followed', async () => {
    const { id } = await engine.call('control.create', {
      draft: {
        title: 'Backups',
        kind: 'preventive',
        objective: 'o',
        owner: mei,
        department: department.id,
        cadenceMonths: 12,
      },
    })
    const taken = await move(id, 'putIntoOperation', {}, 'control')
    expect(taken).toMatchObject({ state: 'operating', operatingSince: '2026-03-02' })
    const back = { id, revision: taken.revision, step: 'returnToPlanned' }
    expect(await refusalOf(engine.call('control.move', back))).toMatchObject({
      fields: [{ path: 'reason', key: 'required' }],
    })
    const returned = await engine.call('control.move', { ...back, reason: 'Taken by mistake.' })
    expect(returned).toMatchObject({ state: 'planned', operatingSince: null })
    const { entries } = await engine.call<{ entries: HistoryEntry[] }>('control.history', { id })
    expect(entries.map(({ kind, reason }) => [kind, reason ?? null])).toEqual([
      ['moved', 'Taken by mistake.'],
      ['moved', null],
      ['created', null],
    ])
    const again = await move(id, 'putIntoOperation', {}, 'control')
    const seen = { id, revision: again.revision }
    await engine.call('control.update', { ...seen, changes: { title: 'Backups of servers' } })
    const late = engine.call('control.move', { ...seen, step: 'returnToPlanned', reason: 'Taken by mistake.' })
    expect(await refusalOf(late)).toMatchObject({ key: 'errors.changedMeanwhile' })
  })
})
