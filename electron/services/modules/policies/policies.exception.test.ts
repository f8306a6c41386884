import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { testPassword } from '../../testing/test-workbench.ts'

describe('an exception to a policy', () => {
  let engine: Engine
  let policy: AnyEntity
  let finding: AnyEntity
  let ada: AnyEntity
  let mei: string

  const get = async (record: string, id: string) =>
    (await engine.call<Detail<AnyEntity>>(`${record}.get`, { id })).entity
  const move = async (record: string, id: string, step: string, given: object = {}) => {
    const { revision } = await get(record, id)
    return await engine.call(`${record}.move`, { id, revision, step, ...given })
  }
  const requested = async (other: object = {}) => {
    const draft = {
      ...{
        title: 'Old mail gateway',
        policy: policy.id,
        finding: finding.id,
        applicant: mei,
        grounds: 'No successor yet',
      },
      ...{ risk: 'high', riskText: 'Mail is read', measures: 'Kept apart', approver: ada.id, dueOn: '2026-03-31' },
    }
    const { id } = await engine.call('policyException.create', { draft: { ...draft, ...other } })
    await move('policyException', id, 'request')
    return id
  }

  beforeAll(async () => {
    engine = await testEngine()
    mei = engine.vault.actor().person
    ada = await engine.addMember('ada', ['lead'])
    policy = await engine.call('policy.create', { draft: { title: 'Mail', kind: 'policy', cadenceMonths: 12 } })
    const department = await engine.call('department.create', { draft: { name: 'Networks' } })
    const gap = { title: 'Gateway', severity: 'high', condition: 'c', criterion: 'd', department: department.id }
    finding = await engine.call('finding.create', { draft: { ...gap, owner: mei, effect: 'e' } })
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  it('is asked for with risk and measures, for a year at most, and never approved by its applicant', async () => {
    expect(await refusalOf(requested({ approver: mei }))).toMatchObject({
      fields: [{ path: 'approver', key: 'policyException.rule.approvesOwn' }],
    })
    expect(await refusalOf(requested({ dueOn: '2027-03-03' }))).toMatchObject({ fields: [{ path: 'dueOn' }] })
    expect(await refusalOf(requested({ dueOn: '2026-03-01' }))).toMatchObject({ fields: [{ path: 'dueOn' }] })
    expect(await refusalOf(requested({ risk: null }))).toMatchObject({ fields: [{ path: 'risk', key: 'required' }] })
    const id = await requested()
    expect(await refusalOf(move('policyException', id, 'approve'))).toMatchObject({ key: 'errors.askedOfAnother' })
  })

  it('expires by itself when the vault is next opened, and what it excused is open again', async () => {
    const id = await requested()
    await engine.as('ada')
    await move('finding', finding.id, 'acceptRisk', { changes: { acceptedUntil: '2026-03-31' }, reason: 'excepted' })
    expect(await move('policyException', id, 'approve')).toMatchObject({ state: 'inForce', decidedBy: ada.id })
    expect(await refusalOf(move('policyException', id, 'expire', { reason: 'r' }))).toMatchObject({
      fields: [{ path: 'dueOn', key: 'policyException.rule.notYetOver' }],
    })
    engine.host.advance(30 * 24 * 60 * 60_000)
    const { workbench, vault } = engine
    await workbench.close()
    const { openWorkbench } = await import('../../workbench.ts')
    engine.workbench = openWorkbench(engine.host)
    await engine.workbench.call('session.unlock', { path: vault.folder, login: 'ada', password: testPassword })
    expect((await get('policyException', id)).state).toBe('expired')
    expect(await get('finding', finding.id)).toMatchObject({ state: 'open', acceptedUntil: null, acceptedBy: null })
    const renewal = { changes: { dueOn: '2026-06-30' }, reason: 'The successor comes in May.' }
    expect(await move('policyException', id, 'renew', renewal)).toMatchObject({ state: 'requested', decidedBy: null })
    expect(await move('policyException', id, 'approve')).toMatchObject({ state: 'inForce', dueOn: '2026-06-30' })
    // The vault stays open while the day passes.
    expect(await engine.call('exceptions.expirePast', {})).toEqual({ expired: 0 })
    engine.host.advance(120 * 24 * 60 * 60_000)
    expect(await engine.call('exceptions.expirePast', {})).toEqual({ expired: 1 })
    expect((await get('policyException', id)).state).toBe('expired')
    await engine.as('mei')
  })
})
