import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayIn } from '#shared/base/calendar.ts'
import { addDays } from '#shared/base/dates.ts'
import type { Accountability, Expertise } from '#shared/modules/people/people.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
let department: AnyEntity
let finding: AnyEntity
let today: string

const person = async (name: string) => (await engine.call('person.create', { draft: { name } })).id
const heads = async (day: string) => {
  const asked = { record: 'finding', id: finding.id, day }
  const { departments, titles, isRecorded } = await engine.call<Accountability>('accountability.on', asked)
  const head = departments[0]?.holders.find(({ position }) => position === 'head')
  return { head: head?.person ? titles[head.person] : null, isDated: Boolean(head?.duty), isRecorded }
}

beforeAll(async () => {
  engine = await testEngine()
  const head = await person('Old head')
  department = await engine.call('department.create', { draft: { name: 'Networks', head } })
  finding = await engine.call('finding.create', {
    draft: { title: 'F', severity: 'high', condition: 'c', criterion: 'd', department: department.id },
  })
  today = dayIn('Asia/Shanghai', Date.parse(finding.createdAt))
})
afterAll(() => engine.remove())

it('answers with the present head while nothing is dated', async () => {
  expect(await heads(today)).toEqual({ head: 'Old head', isDated: false, isRecorded: true })
})

it('dates a change of the head in the same change, and answers both days', async () => {
  const before = engine.entries()
  const { id, revision } = department
  await engine.call('department.update', { id, revision, changes: { head: await person('New head') } })
  expect(engine.entries()).toBe(before + 2)
  expect(await heads(addDays(today, -2))).toEqual({ head: 'Old head', isDated: true, isRecorded: false })
  expect(await heads(addDays(today, 1))).toEqual({ head: 'New head', isDated: true, isRecorded: true })
})

it('sets the present head from a duty that is ended, and leaves the vault sound', async () => {
  const filters = [{ field: 'until', comparison: 'empty' }]
  const { rows } = await engine.call<{ rows: readonly AnyEntity[] }>('duty.list', { filters })
  const [open] = rows
  if (!open) throw new Error('the new head has an open duty')
  const changes = { from: addDays(today, -1), until: addDays(today, -1) }
  await expect(engine.call('duty.update', { id: open.id, revision: open.revision, changes })).rejects.toThrow()
  await engine.call('duty.archive', { id: open.id, revision: open.revision })
  const detail = await engine.call<{ entity: AnyEntity }>('department.get', { id: department.id })
  expect(detail.entity.head).toBeNull()
  expect((await engine.audit()).damages).toEqual([])
})

it('lists who held security duties on a day, with what they held then, and leaves the vault sound', async () => {
  const { id } = await engine.call('person.create', { draft: { name: 'Ann', experienceSince: '2016-01-01' } })
  const group = await engine.call('group.create', { draft: { name: 'Working group', kind: 'working', chair: id } })
  const draft = { title: 'CISA', person: id, kind: 'certificate', issuer: 'Board', awardedOn: '2020-01-01' }
  const first = await engine.call('qualification.create', {
    draft: { ...draft, serial: '1', validUntil: '2022-12-31' },
  })
  const renewal = { ...draft, serial: '2', awardedOn: '2023-01-01', renews: first.id }
  const second = await engine.call('qualification.create', { draft: renewal })
  const stateOf = async () =>
    (await engine.call<{ entity: AnyEntity }>('qualification.get', { id: first.id })).entity.state
  expect(await stateOf()).toBe('renewed')
  const asked = (day: string) => engine.call<Expertise>('expertise.on', { day, of: 'group' })
  const then = await asked('2022-06-01')
  expect(then.people.map(({ name, years, qualifications }) => [name, years, qualifications.map((q) => q.id)])).toEqual([
    ['Ann', 6, [first.id]],
  ])
  expect(then.units).toEqual({ [group.id]: 'Working group' })
  expect((await asked('2023-06-01')).people[0]?.qualifications.map((q) => q.id)).toEqual([second.id])
  await expect(engine.call('qualification.create', { draft: { ...draft, serial: '2' } })).rejects.toThrow()
  await engine.call('qualification.archive', { id: second.id, revision: second.revision })
  expect(await stateOf()).toBe('stated')
  expect((await engine.audit()).damages).toEqual([])
})
