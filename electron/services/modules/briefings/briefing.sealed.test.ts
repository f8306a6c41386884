import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayIn } from '#shared/base/calendar.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let briefing: AnyEntity
let chair: AnyEntity
let member: AnyEntity

const create = async (record: string, draft: object) => await engine.call<AnyEntity>(`${record}.create`, { draft })
const seal = () =>
  engine.call('report.seal', { kind: 'briefing', id: briefing.id, language: 'en', password: testPassword })
async function move(step: string, changes: object = {}) {
  const { entity } = await engine.call<{ entity: AnyEntity }>('briefing.get', { id: briefing.id })
  await engine.call('briefing.move', { id: briefing.id, revision: entity.revision, step, changes })
}
async function spoken(language: 'en' | 'zh-CN') {
  const pages = await sealGenuine(engine, { kind: 'briefing', id: briefing.id, language })
  return pages.join('').replace(/\s/g, '')
}

beforeAll(async () => {
  engine = await testEngine()
  chair = await engine.addMember('ada', ['lead'])
  member = await engine.addMember('bob', ['auditor'])
  const department = await create('department', { name: 'Networks' })
  const committee = await create('group', { name: 'Security 安全 Committee', kind: 'committee', chair: chair.id })
  await create('membership', {
    ...{ group: committee.id, person: member.id, position: 'member', duty: 'Audit' },
    ...{ from: '2026-01-01', until: null },
  })
  const finding = await create('finding', {
    ...{ title: 'Lines without a register', severity: 'high', condition: 'c', criterion: 'd' },
    department: department.id,
  })
  briefing = await create('briefing', {
    ...{ title: 'First quarter 一季度', committee: committee.id, quarter: '2026-Q1', chair: chair.id },
    ...{ preparedBy: engine.vault.actor().person, progress: 'The plan is *on its way*.' },
    heldOn: dayIn('Asia/Shanghai', Date.parse(finding.createdAt)),
  })
})
afterAll(() => engine.remove())

it('is refused before it was put before the committee', async () => {
  expect((await refusalOf(seal())).key).toBe('briefingDocument.refused.drafted')
})

it('is genuine to every judge once tabled, and says that the minutes are still to come', async () => {
  await move('table')
  const text = await spoken('en')
  const told = ['1materialriskorfinding', 'Critical0,high1.', 'Lineswithoutaregister', 'Theminutesarenotsettledyet.']
  for (const part of [...told, '1January2026', 'thecommitteeistoldthis.']) expect(text).toContain(part)
  // What somebody already typed of the meeting is a draft.
  for (const part of ['theminutessay', 'Attendance', 'Nodecision']) expect(text).not.toContain(part)
})

it('says what was decided and granted, and who was there, once minuted', async () => {
  await move('minute', {
    minutes: 'The committee **agreed**.',
    attendance: [
      { person: chair.id, position: 'chair', presence: 'present' },
      { person: member.id, position: 'member', presence: 'excused' },
    ],
    decisions: [{ decision: 'Register every line', responsible: member.id, dueOn: '2026-05-29' }],
    resources: [
      { purpose: 'Second appliance', amount: { amount: '1238000.50', currency: 'SGD' }, answer: 'partlyGranted' },
      { purpose: 'Training room', amount: null, answer: null },
    ],
  })
  const parts = {
    en: ['Present1of2.Decisions1.Granted1of2requests.', 'SGD1,238,000.50', 'Grantedinpart', 'Noanswer', 'Excused'],
    'zh-CN': ['出席1人，应到2人。决定1项。资源申请2项，同意1项。', '重大风险与问题共1项', '部分同意', '会议主持人'],
  }
  for (const language of ['en', 'zh-CN'] as const) {
    const text = await spoken(language)
    for (const part of parts[language]) expect(text).toContain(part)
    expect(text).toContain('Registereveryline')
    expect(text).not.toContain('Theminutesarenotsettledyet')
  }
})
