import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { RankedUnit } from '#shared/modules/audits/audits.planning.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { declareIndependent } from './testing/declared.ts'

let engine: Engine
let person: string
const departments: Record<string, string> = {}

const made = (record: string, draft: object) => engine.call<AnyEntity>(`${record}.create`, { draft })
const rows = async (record: string) => (await engine.call<Page<AnyEntity>>(`${record}.list`, {})).rows
const planned = (values: object = {}) => ({
  ...{ title: 'Yearly audit', kind: 'yearly', period: { start: '2027-01-01', end: '2027-12-31' } },
  ...{ fieldworkPeriod: { start: '2028-01-01', end: '2028-01-30' }, reportDueOn: '2028-02-29' },
  ...{ auditees: [departments.network], leadAuditor: person },
  ...values,
})

beforeAll(async () => {
  engine = await testEngine()
  person = engine.vault.actor().person
  for (const name of ['network', 'sales', 'gone']) departments[name] = (await made('department', { name })).id
  const gone = await engine.call<{ entity: AnyEntity }>('department.get', { id: departments.gone })
  await engine.call('department.archive', { id: gone.entity.id, revision: gone.entity.revision })
})
afterAll(async () => {
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

describe('departments by what speaks for auditing them', () => {
  it('counts grave and late findings and knows the last audit; archived departments are none', async () => {
    const period = { start: '2025-01-01', end: '2025-12-31' }
    const draft = { title: 'Sales', kind: 'yearly', period, leadAuditor: person, auditees: [departments.sales] }
    await made('audit', { ...draft, title: 'Only planned', auditees: [departments.network] })
    const audit = await made('audit', { ...draft, scope: 's', objectives: 'o', criteria: 'c' })
    await declareIndependent(engine.call, audit, person)
    let { revision } = audit
    for (const step of ['startFieldwork', 'startReporting'])
      revision = (await engine.call<AnyEntity>('audit.move', { id: audit.id, revision, step })).revision
    const finding = { condition: 'c', criterion: 'd', department: departments.network }
    await made('finding', { title: 'Open', severity: 'critical', ...finding })
    await made('finding', { title: 'Late', severity: 'high', owner: person, dueOn: '2026-01-31', ...finding })
    await made('finding', { title: 'Small', severity: 'note', ...finding })
    const { units } = await engine.call<{ units: readonly RankedUnit[] }>('programme.units', {})
    expect(units.map(({ id }) => id)).toEqual([departments.network, departments.sales])
    expect(units[0]).toMatchObject({
      graveFindings: 2,
      lateFindings: 1,
      lastOn: null,
      weight: 8,
      proposed: 'halfYearly',
    })
    expect(units[1]).toMatchObject({ graveFindings: 0, lastOn: '2025-12-31' })
  })
})

describe('a plan of a year', () => {
  it('goes into the programme as one change, and not at all where one of it cannot', async () => {
    const before = engine.entries()
    const two = [planned(), planned({ title: 'Sales', auditees: [departments.sales, departments.sales] })]
    expect(await engine.call('programme.plan', { audits: two })).toEqual({ planned: 2 })
    expect(engine.entries()).toBe(before + 1)
    const audits = await rows('audit')
    expect(audits.find(({ title }) => title === 'Yearly audit')).toMatchObject({
      state: 'planned',
      auditees: [departments.network],
    })
    for (const bad of [
      { title: ' ' },
      { kind: 'none' },
      { reportDueOn: '2027-02-30' },
      { period: { start: '2027-12-31', end: '2027-01-01' } },
      { auditees: [] },
      { leadAuditor: '01234567-89ab-4cde-8f01-23456789abcd' },
    ])
      expect(await refusalOf(engine.call('programme.plan', { audits: [planned(), planned(bad)] }))).toMatchObject({
        code: 'invalid',
      })
    expect(await rows('audit')).toEqual(audits)
  })
})

describe('the independence of a team', () => {
  it('is asked of those who have not declared, and keeps fieldwork from beginning until all have', async () => {
    const { id: second } = await made('person', { name: 'Second' })
    const scope = { scope: 's', objectives: 'o', criteria: 'c' }
    const draft = { ...planned({ title: 'Team' }), ...scope, team: [second, person] }
    const { fieldworkPeriod: _, ...audit } = draft
    const { id, revision } = await made('audit', audit)
    const start = () => refusalOf(engine.call('audit.move', { id, revision, step: 'startFieldwork' }))
    expect(await engine.call('independence.ask', { audit: id })).toEqual({ asked: 2 })
    expect(await engine.call('independence.ask', { audit: id })).toEqual({ asked: 0 })
    expect(await start()).toMatchObject({ key: 'audit.rule.undeclared', parameters: { count: 2 } })
    const asked = (await rows('independenceDeclaration')).filter((one) => one.audit === id)
    for (const declaration of asked) {
      const own = { answer: 'independent' }
      const told = { answer: 'safeguarded', interests: 'i', safeguards: 's' }
      const paper = [await engine.attach('signed.txt', Buffer.from('signed by hand'))]
      const changes = declaration.person === person ? own : { ...told, evidence: paper }
      await engine.call('independenceDeclaration.move', {
        ...{ id: declaration.id, revision: declaration.revision, step: 'declare', changes },
      })
    }
    expect(await engine.call('audit.move', { id, revision, step: 'startFieldwork' })).toMatchObject({
      state: 'fieldwork',
    })
  })
})
