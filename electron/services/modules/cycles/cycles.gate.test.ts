import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { GateList } from '#shared/modules/cycles/cycles.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

describe('the gate of a phase', () => {
  let engine: Engine
  let cycle: AnyEntity
  let item: AnyEntity

  beforeAll(async () => {
    engine = await testEngine()
    await engine.addMember('ada', ['lead'])
    const owner = engine.vault.actor().person
    const department = await engine.call('department.create', { draft: { name: 'Network', code: 'NET' } })
    const period = { start: '2026-01-01', end: '2026-12-31' }
    const texts = { title: '2026', goal: 'g', scope: 's', planSummary: 'p' }
    const draft = { ...texts, kind: 'year', period, owner, department: department.id }
    cycle = await engine.call('cycle.create', { draft })
    const days = { startOn: '2026-02-01', dueOn: '2026-03-01' }
    item = await engine.call('workItem.create', {
      draft: {
        cycle: cycle.id,
        title: 'Lines',
        leadDepartment: department.id,
        owner,
        ...days,
        targets: [{ name: 'Registered', kind: 'percent', target: '100' }],
      },
    })
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  const detail = async (record: string, id: string) => await engine.call<Detail<AnyEntity>>(`${record}.get`, { id })
  const take = async (record: string, id: string, step: string, changes: object = {}) => {
    const { entity } = await detail(record, id)
    return await engine.call(`${record}.move`, { id, revision: entity.revision, step, changes })
  }
  const unmet = async () => {
    const { gate } = await engine.call<{ gate: GateList | null }>('cycles.gate', { id: cycle.id })
    return (gate?.criteria ?? [])
      .filter(({ isMet }) => !isMet)
      .map(({ name, field, lacking }) => [field ?? name, ...lacking.map(({ title }) => title)])
  }
  const refusals = async () =>
    (await detail('cycle', cycle.id)).steps.flatMap((step) => step.refusals.map(({ key }) => key))

  it('names what is missing, on the page and on its button, and the door asks for the same', async () => {
    expect(await unmet()).toEqual([['targetsUnapproved', 'Lines']])
    expect(await refusals()).toEqual(['cycle.rule.targetsUnapproved'])
    expect(await refusalOf(take('cycle', cycle.id, 'startDo'))).toMatchObject({
      code: 'conflict',
      key: 'cycle.rule.targetsUnapproved',
    })
  })

  it('lets nobody approve the targets that they proposed, nor change them afterwards', async () => {
    await take('workItem', item.id, 'proposeTargets')
    expect(await refusalOf(take('workItem', item.id, 'approveTargets'))).toMatchObject({
      key: 'errors.separationOfDuties',
    })
    const { entity } = await detail('workItem', item.id)
    const changes = { targets: [{ name: 'Registered', kind: 'percent', target: '80' }] }
    const lowered = engine.call('workItem.update', { id: item.id, revision: entity.revision, changes })
    expect(await refusalOf(lowered)).toMatchObject({ code: 'invalid' })
    await engine.as('ada')
    await take('workItem', item.id, 'approveTargets')
    expect(await unmet()).toEqual([])
    expect(await refusals()).toEqual([])
    expect(await take('cycle', cycle.id, 'startDo')).toMatchObject({ state: 'do' })
  })

  it('asks for a result of every target before checking', async () => {
    expect(await unmet()).toEqual([['doSummary'], ['itemsNotStarted', 'Lines'], ['targetsUnmeasured', 'Lines']])
    await take('workItem', item.id, 'start')
    const { entity } = await detail('workItem', item.id)
    const targets = [{ name: 'Registered', kind: 'percent', target: '100', measured: '97' }]
    await engine.call('workItem.update', { id: item.id, revision: entity.revision, changes: { targets } })
    expect(await unmet()).toEqual([['doSummary']])
    expect(await take('cycle', cycle.id, 'startCheck', { doSummary: 'done' })).toMatchObject({ state: 'check' })
  })

  it('asks for an answer to every missed target, which the owner of the work cannot accept', async () => {
    expect(await unmet()).toEqual([['checkSummary'], ['deviationsUnrecorded', 'Lines']])
    expect(await engine.call('cycles.recordDeviations', { id: cycle.id })).toEqual({ recorded: 1 })
    expect(await engine.call('cycles.recordDeviations', { id: cycle.id })).toEqual({ recorded: 0 })
    expect(await unmet()).toEqual([['checkSummary'], ['deviationsUnanswered', 'Registered: 97 (≥ 100 %)']])
    const { rows } = await engine.call<{ rows: readonly AnyEntity[] }>('deviation.list', {})
    const id = rows[0]?.id ?? ''
    const accepted = { cause: 'late', acceptedReason: 'three lines are being moved' }
    await engine.as('mei')
    expect(await refusalOf(take('deviation', id, 'accept', accepted))).toMatchObject({
      key: 'errors.separationOfDuties',
    })
    await engine.as('ada')
    expect(await refusalOf(take('cycle', cycle.id, 'startAct', { checkSummary: 'c' }))).toMatchObject({
      key: 'cycle.rule.deviationsUnanswered',
    })
    await take('deviation', id, 'accept', accepted)
    expect(await unmet()).toEqual([['checkSummary']])
  })

  it('has none once the cycle is closed', async () => {
    await take('cycle', cycle.id, 'startAct', { checkSummary: 'c' })
    expect(await unmet()).toEqual([['actSummary'], ['lessons'], ['itemsOpen', 'Lines']])
    await take('workItem', item.id, 'finish', { result: 'r' })
    await take('cycle', cycle.id, 'close', { actSummary: 'a', lessons: 'l' })
    expect(await engine.call('cycles.gate', { id: cycle.id })).toEqual({ gate: null })
  })
})
