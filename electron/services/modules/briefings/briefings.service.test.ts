import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayIn } from '#shared/base/calendar.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
let chair: AnyEntity
let committee: AnyEntity
let finding: AnyEntity
let briefing: AnyEntity
let today: string

const entityOf = async (record: string, id: string) =>
  (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity
const move = async (step: string, changes: object = {}, reason?: string) => {
  const { id, revision } = await entityOf('briefing', briefing.id)
  return engine.call('briefing.move', { id, revision, step, changes, ...(reason ? { reason } : {}) })
}

beforeAll(async () => {
  engine = await testEngine()
  chair = await engine.addMember('ada', ['lead'])
  const department = await engine.call('department.create', { draft: { name: 'Networks' } })
  committee = await engine.call('group.create', { draft: { name: 'Committee', kind: 'committee', chair: chair.id } })
  finding = await engine.call('finding.create', {
    draft: { title: 'Gap', severity: 'high', condition: 'c', criterion: 'd', department: department.id },
  })
  today = dayIn('Asia/Shanghai', Date.parse(finding.createdAt))
  const me = engine.vault.actor().person
  const draft = { title: 'Q1', committee: committee.id, quarter: '2026-Q1', preparedBy: me, progress: 'p' }
  briefing = await engine.call('briefing.create', { draft: { ...draft, chair: chair.id, heldOn: today } })
})
afterAll(() => engine.remove())

it('is due a month after its quarter, and written once for each', async () => {
  expect((await entityOf('briefing', briefing.id)).dueOn).toBe('2026-04-30')
  const { title, quarter, preparedBy } = briefing
  const again = { title, quarter, preparedBy, committee: committee.id }
  expect(await refusalOf(engine.call('briefing.create', { draft: again }))).toMatchObject({ code: 'invalid' })
})

it('keeps how findings stood when it was tabled, whatever becomes of them', async () => {
  await move('table')
  const { id, revision } = await entityOf('finding', finding.id)
  await engine.call('finding.update', { id, revision, changes: { title: 'Another name' } })
  const tabled = await entityOf('briefing', briefing.id)
  expect(tabled.standing).toMatchObject([{ finding: id, grade: 'high', standing: 'open' }])
  expect(JSON.stringify(tabled.standing)).toContain('Gap')
  expect(tabled.attendance).toMatchObject([{ person: chair.id, position: 'chair', presence: null }])
})

it('is minuted once everybody of that day is marked, and signed by the chair alone, who did not write it', async () => {
  const attendance = [{ person: chair.id, position: 'chair', presence: 'present' }]
  const minutes = { minutes: 'm' }
  expect(await refusalOf(move('minute', minutes))).toMatchObject({ code: 'invalid' })
  await move('minute', { ...minutes, attendance })
  expect(await refusalOf(move('signOff'))).toMatchObject({ code: 'conflict' })
  expect(await refusalOf(move('recordSignature'))).toMatchObject({ code: 'conflict' })
  await engine.as('ada')
  const home = await engine.call<{ figures: readonly { key: string; count: number }[] }>('home.show', { role: 'lead' })
  expect(home.figures.find(({ key }) => key === 'briefingsToSign')?.count).toBe(1)
  const signed = await move('signOff')
  expect(signed).toMatchObject({ state: 'signedOff', signedBy: chair.id, signedOn: today })
  expect((await engine.audit()).damages).toEqual([])
})
