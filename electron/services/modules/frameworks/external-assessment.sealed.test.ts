import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let assessment: AnyEntity
let ownerless: AnyEntity

const create = async (record: string, draft: object) => await engine.call<AnyEntity>(`${record}.create`, { draft })
const move = async ({ id, revision }: AnyEntity, step: string, changes: object = {}) =>
  await engine.call<AnyEntity>('externalAssessment.move', { id, revision, step, changes })
const seal = (id: string) =>
  engine.call('report.seal', { kind: 'externalAssessment', id, language: 'en', password: testPassword })

beforeAll(async () => {
  engine = await testEngine()
  await engine.addMember('tom', ['trainer'])
  const owner = engine.vault.actor().person
  const department = (await create('department', { name: 'Networks 网络部' })).id
  const finding = await create('finding', {
    ...{ title: 'Ports open 端口开放', severity: 'high', condition: 'c', criterion: 'd', department, owner },
    dueOn: '2026-05-01',
  })
  const action = { title: 'Close them 关闭', kind: 'corrective', finding: finding.id, department, owner }
  await create('correctiveAction', { ...action, dueOn: '2026-04-01' })
  const feedback = [
    { feedback: 'Lock accounts', response: 'takenUp', progress: 'done', owner, doneOn: '2026-01-20' },
    { feedback: 'Keep logs 留存日志', response: 'takenUp', progress: 'open', owner, dueOn: '2026-01-31' },
    { feedback: 'Hide versions', response: 'notTakenUp', reason: 'Replaced in summer' },
    { feedback: 'Not answered yet' },
  ]
  const draft = { year: '2026', kind: 'penetrationTest', firm: 'Harbour Light 港灯', scope: 'The *bank* online' }
  assessment = await create('externalAssessment', {
    ...{ ...draft, title: 'Online bank 网上银行', department, owner, findings: [finding.id], feedback },
  })
  ownerless = await create('externalAssessment', { ...draft, title: 'Ownerless' })
})
afterAll(() => engine.remove())

it('waits for the report of the firm, and for an owner', async () => {
  expect((await refusalOf(seal(assessment.id))).key).toBe('externalDocument.refused.notReported')
  const report = async () => ({ conclusion: 'Two **gaps**', report: [await engine.attach('r.pdf', Buffer.from('r'))] })
  assessment = await move(await move(assessment, 'begin'), 'report', await report())
  ownerless = await move(await move(ownerless, 'begin'), 'report', await report())
  expect((await refusalOf(seal(ownerless.id))).key).toBe('externalDocument.refused.noOwner')
})

it.each([
  ['en', ['Feedbacknotsettled:2of4,ofwhichpasttheirday:1', 'done20Jan2026', '31Jan2026(past)', 'Unanswered']],
  ['zh-CN', ['4条意见中2条尚未办结，其中逾期1条', '2026年1月20日完成', '（逾期）', '未答复']],
] as const)('is genuine to every judge and tells what became of all feedback, in %s', async (language, own) => {
  const pages = await sealGenuine(engine, { kind: 'externalAssessment', id: assessment.id, language })
  const text = pages.join('').replace(/\s/g, '')
  if (text === '') return
  for (const part of ['HarbourLight港灯', 'Thebankonline', 'Twogaps', 'Portsopen端口开放', 'Closethem关闭', ...own])
    expect(text).toContain(part)
  for (const part of ['Keeplogs留存日志', 'Replacedinsummer', 'r.pdf', '网络部']) expect(text).toContain(part)
})

it('is not there for whoever may not read assessments', async () => {
  await engine.as('tom')
  const which = { kind: 'externalAssessment', id: assessment.id, language: 'en' }
  expect((await refusalOf(engine.call('report.draw', which))).key).toBe('errors.forbidden')
})
