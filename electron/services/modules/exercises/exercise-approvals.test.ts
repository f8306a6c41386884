import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

const texts = { scope: 'Office network', rules: 'No harm', objectives: 'To see' }

describe('the approval of an exercise before its start', () => {
  let engine: Engine
  let people: Readonly<Record<'ada' | 'vera', string>>
  let exercise: AnyEntity

  const again = async () => {
    exercise = (await engine.call<Detail<AnyEntity>>('exercise.get', { id: exercise.id })).entity
    return exercise
  }
  const update = async (changes: object) => {
    await engine.as('mei')
    const { id, revision } = await again()
    exercise = await engine.call('exercise.update', { id, revision, changes })
  }
  const move = async (step: string, rest: object = {}) => {
    await engine.as('mei')
    const { id, revision } = await again()
    return await engine.call<AnyEntity>('exercise.move', { id, revision, step, ...rest })
  }
  const approvals = async () => (await engine.call<Page<AnyEntity>>('exerciseApproval.list', {})).rows
  const stateOf = async () => (await approvals()).map(({ person, state }) => `${person} ${state}`).toSorted()
  const decide = async (login: 'ada' | 'vera', step: string, changes = {}) => {
    await engine.as(login)
    const asked = (await approvals()).find((one) => one.person === people[login] && one.state === 'pending')
    return await engine.call('exerciseApproval.move', { id: asked?.id, revision: asked?.revision, step, changes })
  }
  const offered = async (step: string) => {
    await engine.as('mei')
    const { steps } = await engine.call<Detail<AnyEntity>>('exercise.get', { id: exercise.id })
    return steps.find((one) => one.step === step)?.refusals
  }

  beforeAll(async () => {
    engine = await testEngine()
    const ada = await engine.addMember('ada', ['auditor'])
    const vera = await engine.addMember('vera', ['viewer'])
    people = { ada: ada.id, vera: vera.id }
    await engine.as('mei')
    const period = { start: '2026-03-01', end: '2026-03-31' }
    const approvers = Object.values(people)
    const draft = { title: 'Spring', kind: 'redBlue', period, lead: engine.vault.actor().person, approvers }
    exercise = await engine.call('exercise.create', { draft })
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  it('is asked for once there is something to approve, and again of nobody while it is only reworded', async () => {
    expect(await stateOf()).toEqual([])
    await update(texts)
    const asked = await approvals()
    expect(asked.map(({ state }) => state)).toEqual(['pending', 'pending'])
    await update({ scope: 'Office and counters' })
    const now = await approvals()
    expect(now.map(({ id }) => id).toSorted()).toEqual(asked.map(({ id }) => id).toSorted())
    expect(now[0]?.rulesHash).not.toBe(asked[0]?.rulesHash)
  })

  it('is given neither by who created the exercise nor by who attacks through a group, and says who it is', async () => {
    await engine.as('mei')
    const group = await engine.call<AnyEntity>('group.create', { draft: { name: 'Red cell', kind: 'working' } })
    const seat = { group: group.id, person: people.vera, position: 'member', duty: 'Attacks', from: '2026-01-01' }
    await engine.call('membership.create', { draft: seat })
    expect(await refusalOf(update({ redGroup: group.id }))).toMatchObject({
      fields: [{ path: 'approvers', key: 'exercise.rule.approverInRedGroup', parameters: { person: 'Person vera' } }],
    })
    const mei = engine.vault.actor().person
    expect(await refusalOf(update({ approvers: [mei], lead: people.ada }))).toMatchObject({
      fields: [{ path: 'approvers', key: 'exercise.rule.approverWrote' }],
    })
  })

  it('keeps the exercise from starting, and says whose is missing before anybody tries', async () => {
    expect(await offered('start')).toEqual([
      { key: 'exercise.rule.approvalMissing', parameters: { count: 2, person: expect.any(String) } },
    ])
    expect(await refusalOf(move('start'))).toMatchObject({ key: 'exercise.rule.approvalMissing' })
    expect((await again()).state).toBe('planned')
  })

  it('is decided by whoever was asked, viewers too, and by nobody else', async () => {
    await engine.as('ada')
    const others = (await approvals()).find(({ person }) => person === people.vera)
    const input = { id: others?.id, revision: others?.revision, step: 'approve' }
    expect(await refusalOf(engine.call('exerciseApproval.move', input))).toMatchObject({
      key: 'errors.askedOfAnother',
    })
    await decide('vera', 'approve')
    await decide('ada', 'refuse', { reason: 'Counters are open at those hours.' })
    expect(await offered('start')).toEqual([
      { key: 'exercise.rule.approvalRefused', parameters: { person: expect.any(String) } },
    ])
  })

  it('is taken back by a change of the rules, and asked anew', async () => {
    await update({ rules: 'No harm; not at the counters' })
    expect(await stateOf()).toEqual(
      Object.values(people)
        .flatMap((person) => [`${person} pending`, `${person} voided`])
        .toSorted(),
    )
    await decide('ada', 'approve')
    await decide('vera', 'approve')
    await update({ scenario: 'A thief of data' })
    expect(await offered('start')).toEqual([])
    const started = await move('start')
    expect([started.state, typeof (await again()).begunAt]).toEqual(['running', 'string'])
  })

  it('stands while the exercise runs, which is halted to change what was approved', async () => {
    expect(await refusalOf(update({ stopConditions: [{ condition: 'A payment fails' }] }))).toMatchObject({
      fields: [{ path: 'stopConditions', key: 'exercise.rule.approvedWhileRunning' }],
    })
    await move('halt', { reason: 'A payment failed' })
    await update({ stopConditions: [{ condition: 'A payment fails' }] })
    expect(await refusalOf(move('resume', { reason: 'Mended' }))).toMatchObject({
      key: 'exercise.rule.approvalMissing',
    })
    await decide('ada', 'approve')
    await decide('vera', 'approve')
    expect((await move('resume', { reason: 'Mended' })).state).toBe('running')
  })

  it('leaves nothing to decide of an exercise that is cancelled, and takes whoever is no longer named off', async () => {
    await move('halt', { reason: 'Rest' })
    await update({ approvers: [people.ada], scope: 'All' })
    const open = async () => (await approvals()).filter(({ state }) => state === 'pending').map(({ person }) => person)
    expect(await open()).toEqual([people.ada])
    await move('cancel', { reason: 'No time' })
    expect(await open()).toEqual([])
  })
})
