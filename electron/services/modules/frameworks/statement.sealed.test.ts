import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let decided: AnyEntity
let undecided: AnyEntity

const make = (record: string, draft: Readonly<Record<string, unknown>>) =>
  engine.call<AnyEntity>(`${record}.create`, { draft })

beforeAll(async () => {
  engine = await testEngine()
  const network = await make('department', { name: '网络部 Network' })
  const frameworks = [
    { framework: 'iso27001', identifier: 'A.8.7' },
    { framework: 'mlps', identifier: '8.1.4.5' },
  ]
  await make('control', { title: '终端防护 Endpoint protection', kind: 'preventive', frameworks })
  const requirement = { framework: 'iso27001', identifier: 'A.8.7', title: 'Malware' }
  const made = await make('requirement', requirement)
  const changes = { applicability: 'applicable', justification: '用于处置风险', department: network.id }
  decided = await engine.call('requirement.move', { id: made.id, revision: made.revision, step: 'decide', changes })
  undecided = await make('requirement', { framework: 'mlps', identifier: '7.2.1.1', title: 'Place' })
})
afterAll(() => engine.remove())

it.each(['en', 'zh-CN'] as const)('is genuine to every judge, in %s', async (language) => {
  const text = (await sealGenuine(engine, { kind: 'statement', id: decided.id, language })).join('')
  for (const part of ['ISO/IEC27001:2022', 'A.8.7', '用于处置风险', 'CT-2026-001', '网络部'])
    expect(text).toContain(part)
})

it('states by which version of the formula a system was scored at the level, and whose that formula is', async () => {
  const asset = await make('asset', { name: '网银 Online bank', kind: 'application', grade: 'level3' })
  const item = { object: 'Gate', result: 'compliant', weight: '1.0' }
  const draft = {
    title: 'Yearly 年度测评',
    asset: asset.id,
    level: 'level3',
    items: [{ ...item, identifier: '8.1.4.1' }],
  }
  const assessment = await make('protectionAssessment', draft)
  const { id, revision } = assessment
  const changes = { assessedOn: '2026-02-03', assessor: 'Assessors', conclusion: 'c' }
  await engine.call('protectionAssessment.move', { id, revision, step: 'conclude', changes })
  const requirement = { framework: 'mlps', identifier: '8.1.4.1', title: 'Who is who' }
  const made = await make('requirement', requirement)
  const { department } = decided
  const decision = { applicability: 'applicable', justification: 'j', department }
  await engine.call('requirement.move', { id: made.id, revision: made.revision, step: 'decide', changes: decision })
  for (const [language, own] of [
    ['en', ["Practitioners'version1", 'thestandardstatesnone']],
    ['zh-CN', ['业内通行算法第1版', '标准本身未作规定']],
  ] as const) {
    const text = (await sealGenuine(engine, { kind: 'statement', id: made.id, language })).join('')
    if (text === '') return
    for (const part of ['Yearly年度测评', '网银Onlinebank', '100.00', ...own]) expect(text).toContain(part)
  }
})

it('is not sealed for a part of a framework of which nobody has decided anything', async () => {
  const asked = { kind: 'statement', id: undecided.id, language: 'en', password: testPassword }
  expect((await refusalOf(engine.call('report.seal', asked))).key).toBe('statementDocument.refused.undecided')
  expect((await engine.audit()).damages).toEqual([])
})
