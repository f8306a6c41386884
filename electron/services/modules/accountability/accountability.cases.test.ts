import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AttentionItem } from '#shared/modules/attention/attention.contract.ts'
import type { HomeView } from '#shared/modules/home/home.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

const day = 24 * 60 * 60_000

describe('a case of accountability', () => {
  let engine: Engine
  let rule: AnyEntity
  let concerned: AnyEntity
  let lead: AnyEntity

  const get = async (id: string) => (await engine.call<{ entity: AnyEntity }>('accountabilityCase.get', { id })).entity
  const move = async (id: string, step: string, changes: object = {}) => {
    const { revision } = await get(id)
    return await engine.call<AnyEntity>('accountabilityCase.move', { id, revision, step, changes })
  }
  const refused = async (id: string, step: string, changes: object = {}) => {
    const { key, parameters, fields } = await refusalOf(move(id, step, changes))
    return [key, parameters.field, ...fields.map((field) => `${field.path} ${field.key}`)].filter(Boolean).join(' ')
  }
  const report = (over: object = {}) =>
    engine.call<AnyEntity>('accountabilityCase.create', {
      draft: {
        ...{ title: 'Late report', concerns: 'person', person: concerned.id, lapse: 'deadlineMissed' },
        ...{ happenedOn: '2026-02-27', facts: 'Three weeks late', rule: rule.id, ...over },
      },
    })
  const assessed = { assessment: 'The rule applies' }
  const heard = { heardOn: '2026-03-02', hearing: 'Heard' }
  /** A case that ada reported, up to the decision of lena. */
  const decided = async () => {
    await engine.as('ada')
    const { id } = await report()
    await engine.as('lena')
    await move(id, 'assess', assessed)
    await move(id, 'hear', heard)
    await move(id, 'decide', { measure: 'talk', decision: 'Proven' })
    return id
  }

  beforeAll(async () => {
    engine = await testEngine()
    lead = await engine.addMember('lena', ['lead'])
    await engine.addMember('ada', ['auditor'])
    concerned = await engine.addMember('carl', ['viewer'])
    const made = await engine.call('accountabilityRule.create', {
      draft: {
        ...{ title: 'Late reports', lapse: 'deadlineMissed', counts: 'Later than the 6th', appealDays: 10 },
        ...{ lightest: 'reminder', heaviest: 'criticism' },
      },
    })
    const { id, revision } = made
    rule = await engine.call('accountabilityRule.move', { id, revision, step: 'putInForce' })
  })
  afterAll(() => engine.remove())

  it('is brought under a rule that is in force and stays as it is', async () => {
    await engine.as('mei')
    const { id, revision } = rule
    const changes = { heaviest: 'discipline' }
    expect(await refusalOf(engine.call('accountabilityRule.update', { id, revision, changes }))).toMatchObject({
      key: 'errors.frozen',
      parameters: { record: 'accountabilityRule', state: 'inForce' },
    })
    const withdrawal = { id, revision, step: 'withdraw', changes, reason: 'x' }
    expect((await refusalOf(engine.call('accountabilityRule.move', withdrawal))).key).toBe('errors.frozen')
  })

  it('goes from the report to the end, each step by whom it belongs to', async () => {
    await engine.as('ada')
    const { id } = await report()
    expect(await refused(id, 'assess', assessed)).toBe('errors.stepForbidden')
    await engine.as('lena')
    await move(id, 'assess', assessed)
    expect(await refused(id, 'answer', { statement: 'Not mine' })).toBe('errors.askedOfAnother')
    await engine.as('carl')
    const { items } = await engine.call<{ items: readonly AttentionItem[] }>('attention.list', {})
    expect(items).toMatchObject([{ kind: 'assigned', record: 'accountabilityCase', id }])
    expect(await refused(id, 'hear', heard)).toBe('errors.stepForbidden')
    await move(id, 'answer', { statement: 'The lists came late' })
    await engine.as('lena')
    await move(id, 'hear', heard)
    expect(await refused(id, 'decide', { measure: 'deduction', decision: 'Heavy' })).toBe(
      'errors.invalid measure accountabilityCase.rule.measureOutside',
    )
    await move(id, 'decide', { measure: 'criticism', decision: 'Proven' })
    expect(await get(id)).toMatchObject({ decidedBy: lead.id, appealUntil: '2026-03-12', standing: 'criticism' })
    expect(await refused(id, 'close', { outcome: 'Done' })).toBe('accountabilityCase.rule.appealOpen')
    await engine.as('carl')
    await move(id, 'appeal', { appeal: 'Too hard' })
    await engine.as('lena')
    const upheld = { appealOutcome: 'upheld', appealDecision: 'It stands' }
    expect(await refused(id, 'decideAppeal', upheld)).toBe('errors.separationOfDuties decidedBy')
    await engine.as('mei')
    const lightened = { ...upheld, appealOutcome: 'lightened', appealMeasure: 'reminder' }
    expect(await refused(id, 'decideAppeal', { ...lightened, appealMeasure: 'criticism' })).toBe(
      'errors.invalid appealMeasure accountabilityCase.rule.notLighter',
    )
    const { revision } = await get(id)
    const draft = { id, revision, changes: { appealMeasure: 'reminder' } }
    await engine.call('accountabilityCase.update', draft)
    await move(id, 'decideAppeal', { appealOutcome: 'lightened', appealDecision: 'Half of it is proven' })
    expect(await move(id, 'close', { outcome: 'Reminder given' })).toMatchObject({
      state: 'closed',
      standing: 'reminder',
    })
  })

  it('is not assessed, heard or decided by who reported it or has to answer for it', async () => {
    await engine.as('mei')
    const own = await report()
    expect(await refused(own.id, 'assess', assessed)).toBe('errors.separationOfDuties createdBy')
    await engine.as('ada')
    const about = await report({ person: lead.id })
    await engine.as('lena')
    expect(await refused(about.id, 'assess', assessed)).toBe('errors.separationOfDuties person')
    const waiting = async (role: string) => {
      const { figures } = await engine.call<HomeView>('home.show', { role })
      return figures.filter(({ key }) => key === 'casesToAnswer').map(({ count }) => count)
    }
    expect(await waiting('lead')).toEqual([])
    await engine.as('mei')
    await move(about.id, 'assess', assessed)
    expect(await waiting('administrator')).toEqual([])
    await engine.as('lena')
    expect(await waiting('lead')).toEqual([1])
    expect(await refused(about.id, 'hear', heard)).toBe('errors.separationOfDuties person')
    await engine.as('mei')
    await move(about.id, 'hear', heard)
    await engine.as('lena')
    expect(await refused(about.id, 'decide', { measure: 'none', decision: 'Nothing' })).toBe(
      'errors.separationOfDuties person',
    )
    const { revision } = await get(about.id)
    const elsewhere = { id: about.id, revision, changes: { person: concerned.id } }
    expect((await refusalOf(engine.call('accountabilityCase.update', elsewhere))).fields).toMatchObject([
      { path: 'person', key: 'accountabilityCase.rule.rewritten' },
    ])
  })

  it('is not appealed after its last day, and can then be closed', async () => {
    const id = await decided()
    engine.host.advance(11 * day)
    await engine.as('carl')
    expect(await refused(id, 'appeal', { appeal: 'Too late' })).toBe('accountabilityCase.rule.appealLate')
    await engine.as('lena')
    expect(await move(id, 'close', { outcome: 'Talk held' })).toMatchObject({ state: 'closed' })
    expect((await engine.audit()).damages).toEqual([])
  })
})
