import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'
import { declareIndependent } from './testing/declared.ts'

let engine: Engine
let audit: AnyEntity
let finding: AnyEntity

const make = (record: string, values: Readonly<Record<string, unknown>>) =>
  engine.call<AnyEntity>(`${record}.create`, { draft: values })
const move = (record: string, { id, revision }: AnyEntity, step: string, changes: object = {}) =>
  engine.call<AnyEntity>(`${record}.move`, { id, revision, step, changes })

beforeAll(async () => {
  engine = await testEngine()
  const lead = engine.vault.actor().person
  const branch = await make('department', { name: '海港分行 Harbour' })
  const owner = await make('person', { name: 'Owner of the remedy', department: branch.id })
  const period = { start: '2026-01-01', end: '2026-03-31' }
  const plan = { scope: 's', objectives: 'o', criteria: 'c', auditees: [branch.id] }
  audit = await make('audit', { title: 'Keys 钥匙', kind: 'quarterly', period, leadAuditor: lead, ...plan })
  finding = await make('finding', {
    ...{ title: '默认口令 Default password', severity: 'high', identifiedOn: '2026-02-03', audit: audit.id },
    ...{ condition: '- two switches\n- one printer', criterion: 'Baseline 4.2', department: branch.id },
    ...{ owner: owner.id, dueOn: '2099-04-30', response: 'We agree.' },
  })
  const action = { finding: finding.id, department: branch.id, owner: owner.id }
  await make('correctiveAction', { title: '更换口令 Change it', kind: 'correction', dueOn: '2026-02-10', ...action })
  await make('correctiveAction', { title: 'Build at head office', kind: 'preventive', dueOn: '2099-03-01', ...action })
  finding = await move('finding', finding, 'planAction')
  await make('findingExtension', { finding: finding.id, reason: 'Supplier is late', dueOn: '2099-06-30' })
  await make('finding', {
    title: 'Nobody acts',
    severity: 'low',
    condition: 'c',
    criterion: 'd',
    department: branch.id,
    audit: audit.id,
  })
  await declareIndependent(engine.call, audit, lead)
})
afterAll(() => engine.remove())

it.each(['en', 'zh-CN'] as const)('the sheet of a finding is genuine to every judge, in %s', async (language) => {
  const text = (await sealGenuine(engine, { kind: 'findingSheet', id: finding.id, language })).join('')
  for (const part of ['默认口令', 'twoswitches', 'Baseline4.2', '更换口令', 'Supplierislate', 'Owneroftheremedy'])
    expect(text).toContain(part)
})

it('keeps no plan of an audit that is not reported yet', async () => {
  const asked = { kind: 'actionPlan', id: audit.id, language: 'en', password: testPassword }
  expect((await refusalOf(engine.call('report.seal', asked))).key).toBe('actionPlan.refused.notReported')
})

it.each(['en', 'zh-CN'] as const)('the plan of actions is genuine to every judge, in %s', async (language) => {
  // A sealed sheet has made the number of its audit final.
  audit = (await engine.call<{ entity: AnyEntity }>('audit.get', { id: audit.id })).entity
  if (audit.state === 'planned')
    for (const step of ['startFieldwork', 'startReporting']) audit = await move('audit', audit, step)
  const text = (await sealGenuine(engine, { kind: 'actionPlan', id: audit.id, language })).join('')
  for (const part of ['更换口令', 'Buildathead', 'Nobodyacts']) expect(text).toContain(part)
  expect(text).toContain(language === 'en' ? '2inall,0done,0verified,1late' : '逾期1项')
  expect((await engine.audit()).damages).toEqual([])
})
