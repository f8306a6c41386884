import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let ada: AnyEntity
let course: AnyEntity
let cup: AnyEntity

const create = (record: string, draft: object) => engine.call<AnyEntity>(`${record}.create`, { draft })
const move = async (record: string, id: string, step: string) => {
  const { revision } = (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity
  return await engine.call<AnyEntity>(`${record}.move`, { id, revision, step, reason: 'Because' })
}
const certificate = (draft: object) => create('certificate', { person: ada.id, ...draft })
const seal = (id: string) =>
  engine.call('report.seal', { kind: 'certificate', id, language: 'en', password: testPassword })

beforeAll(async () => {
  engine = await testEngine()
  ada = await engine.addMember('ada', ['auditor'])
  const bob = await create('person', { name: 'Bob' })
  await engine.addMember('vic', ['viewer'])
  await engine.addMember('tom', ['trainer'])
  await engine.as('tom')
  course = await create('course', { title: 'Forensics 取证', kind: 'technical' })
  const attendance = [
    { person: ada.id, status: 'attended', hours: null },
    { person: bob.id, status: 'absent', hours: null },
  ]
  const session = await create('trainingSession', {
    ...{ course: course.id, title: 'Day', attendance },
    ...{ startsAt: '2026-01-12T01:00:00.000Z', endsAt: '2026-01-12T08:30:00.000Z' },
  })
  await move('trainingSession', session.id, 'hold')
  const times = { startsAt: '2026-01-10T08:00:00.000Z', endsAt: '2026-01-10T16:00:00.000Z' }
  cup = await create('competition', { title: 'Cup', kind: 'internal', ...times })
  const challenge = await create('challenge', { competition: cup.id, name: 'Web', valuing: 'static', value: 300 })
  for (const [name, members] of [
    ['Blue', [{ name: 'ada', person: ada.id }]],
    ['Red', []],
  ] as const) {
    const { id } = await create('entrant', { competition: cup.id, name, kind: 'team', members })
    const at = `2026-01-10T${name === 'Red' ? '09' : '10'}:00:00.000Z`
    await create('solve', { competition: cup.id, entrant: id, challenge: challenge.id, at })
  }
})
afterAll(() => engine.remove())

it('is for one thing, that the records say was earned, and is not sealed before it is issued', async () => {
  const none = await refusalOf(certificate({ title: 'Nothing' }))
  expect(none.fields).toMatchObject([{ path: 'course', key: 'certificate.rule.oneSubject' }])
  const early = await certificate({ title: 'Cup', competition: cup.id })
  expect((await refusalOf(seal(early.id))).key).toBe('certificateDocument.refused.draft')
  expect((await refusalOf(move('certificate', early.id, 'issue'))).fields).toMatchObject([
    { path: 'person', key: 'certificate.rule.notEarned' },
  ])
})

it('says what was earned, in either language, genuine to every judge', async () => {
  const made = await certificate({ title: 'Forensics 取证', course: course.id, remark: 'With distinction' })
  const issued = await move('certificate', made.id, 'issue')
  expect(issued).toMatchObject({ state: 'issued', hours: '7.5', rank: null, issuedBy: engine.vault.actor().person })
  await move('competition', cup.id, 'start')
  await move('competition', cup.id, 'finish')
  const won = await move('certificate', (await certificate({ title: 'Winter Cup', competition: cup.id })).id, 'issue')
  expect(won).toMatchObject({ hours: null, rank: 2, ranked: 2, team: 'Blue' })
  const spoken = [
    [made.id, 'en', ['Certificate', 'Thisistocertifythat', 'ada', 'Forensics取证', 'Hoursoftraining:7.5', 'tom']],
    [won.id, 'zh-CN', ['兹证明', 'WinterCup', '第2名，共2名', '所在团队：Blue', '签发人']],
  ] as const
  for (const [id, language, parts] of spoken) {
    const pages = await sealGenuine(engine, { kind: 'certificate', id, language })
    // One page to be shown, one that proves it.
    expect(pages.filter((page) => page.trim() !== '')).toHaveLength(2)
    const text = (pages[0] ?? '').replace(/\s/g, '')
    for (const part of parts) expect(text).toContain(part)
  }
})

it('is read by its person and by nobody else who does not train, and a revoked one is not sealed again', async () => {
  const made = await certificate({ title: 'Again', course: course.id })
  await move('certificate', made.id, 'issue')
  await engine.as('vic')
  expect((await refusalOf(engine.call('certificate.get', { id: made.id }))).code).toBe('missing')
  await engine.as('ada')
  expect((await engine.call<{ entity: AnyEntity }>('certificate.get', { id: made.id })).entity.title).toBe('Again')
  await engine.as('tom')
  await move('certificate', made.id, 'revoke')
  expect((await refusalOf(seal(made.id))).key).toBe('certificateDocument.refused.revoked')
})
