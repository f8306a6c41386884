import { afterAll, beforeAll, expect, it } from 'vitest'
import type {
  Accountability,
  AnswerMatrix,
  AnswerRows,
  OrganisationData,
} from '#shared/modules/people/people.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'

const day = 86_400_000
let engine: Engine
let networks: AnyEntity
let branch: AnyEntity
let ann: AnyEntity
let control: AnyEntity
let course: AnyEntity

const create = (record: string, draft: unknown) => engine.call(`${record}.create`, { draft })
const fresh = async (record: string, id: string) =>
  (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity
const update = async (record: string, { id }: AnyEntity, changes: unknown) =>
  engine.call(`${record}.update`, { id, revision: (await fresh(record, id)).revision, changes })
const matrix = (on: string, side = 'department') => engine.call<AnswerMatrix>('answers.matrix', { day: on, side })
const rows = (on: string, more: object) => engine.call<AnswerRows>('answers.rows', { day: on, ...more })
const counts = async (on: string, side?: string) =>
  Object.fromEntries((await matrix(on, side)).rows.map(({ title, counts: own }) => [title, own]))

beforeAll(async () => {
  engine = await testEngine()
  ann = await create('person', { name: 'Ann' })
  networks = await create('department', { name: 'Networks', head: ann.id })
  branch = await create('department', { name: 'Branch' })
  control = await create('control', { title: 'Firewalls', kind: 'preventive', department: networks.id })
  course = await create('course', { title: 'Awareness', kind: 'awareness' })
  engine.host.advance(10 * day)
  await update('control', control, { department: branch.id })
  await update('course', course, { owner: ann.id, department: networks.id })
})
afterAll(() => engine.remove())

it('says what each department answered for, today and on a day before it changed', async () => {
  expect(await counts('2026-03-12')).toEqual({ Networks: { course: 1, duty: 1 }, Branch: { control: 1 } })
  expect(await counts('2026-03-11')).toEqual({ Networks: { control: 1, duty: 1 }, Branch: {}, null: { course: 1 } })
  expect(await counts('2026-03-01')).toEqual({ Networks: { duty: 1 }, Branch: {} })
})

it('names what nobody answers for, and who answers on what ground', async () => {
  expect((await matrix('2026-03-11')).gaps).toEqual({ nobody: 1, noHead: 0, ownerLeft: 0, noDepartment: 0 })
  expect((await rows('2026-03-11', { gap: 'nobody' })).rows).toMatchObject([
    { title: 'TC-2026-A001 Awareness', answering: null },
  ])
  expect((await matrix('2026-03-12')).gaps).toEqual({ nobody: 0, noHead: 1, ownerLeft: 0, noDepartment: 0 })
  const found = await rows('2026-03-12', { gap: 'noHead' })
  expect(found.rows).toMatchObject([{ kind: 'control', id: control.id, gap: 'noHead', department: branch.id }])
  expect(found.titles).toEqual({ [branch.id]: 'Branch' })
  const then = await rows('2026-03-11', { side: 'person', id: ann.id, kind: 'control' })
  expect(then.rows).toMatchObject([{ id: control.id, answering: { person: ann.id, ground: 'head' } }])
})

it('counts for a past day what was archived since, and leaves out what had ended by then', async () => {
  engine.host.advance(10 * day)
  const { revision } = await fresh('course', course.id)
  await engine.call('course.archive', { id: course.id, revision })
  expect((await counts('2026-03-22')).Networks).toEqual({ duty: 1 })
  expect((await counts('2026-03-21')).Networks).toEqual({ course: 1, duty: 1 })
})

it('counts nobody who had left', async () => {
  await update('person', ann, { leftOn: '2026-03-15' })
  const after = await matrix('2026-03-22')
  expect(after.rows.find(({ title }) => title === 'Networks')?.head).toBeNull()
  expect((await matrix('2026-03-15')).rows.find(({ title }) => title === 'Networks')?.head).toBe(ann.id)
})

it('says of one record who answered on a day, and on what ground', async () => {
  const on = (record: string, { id }: AnyEntity, asked: string) =>
    engine.call<Accountability>('accountability.on', { record, id, day: asked })
  const named = { person: ann.id, ground: 'named' }
  expect(await on('course', course, '2026-03-12')).toMatchObject({ answering: named, titles: { [ann.id]: 'Ann' } })
  expect((await on('course', course, '2026-03-11')).answering).toBeNull()
  expect((await on('control', control, '2026-03-11')).answering).toEqual({ person: ann.id, ground: 'head' })
  expect((await on('control', control, '2026-03-12')).answering).toBeNull()
  // Whoever has left answers for nothing.
  expect((await on('course', course, '2026-03-16')).answering).toBeNull()
})

it('goes out as any table', async () => {
  for (const [format, mediaType] of [
    ['csv', 'text/csv'],
    ['json', 'application/json'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])
    expect(await engine.call('answers.export', { day: '2026-03-11', format })).toMatchObject({
      name: `answers-2026-03-11.${format}`,
      mediaType,
    })
  await expect(engine.call('answers.export', { day: '2026-03-11', format: 'odt' })).rejects.toThrow()
})

it('shows a body as of a day: its charter, its people, what comes, and what is open', async () => {
  await update('department', branch, { duties: 'Runs the branch.' })
  const person = await create('person', { name: 'Bo', department: branch.id, joinedOn: '2026-03-20' })
  await create('duty', {
    title: 'Head',
    department: branch.id,
    position: 'head',
    person: person.id,
    from: '2026-04-01',
  })
  const draft = { title: 'Open port', severity: 'high', condition: 'c', criterion: 'd', department: branch.id }
  const finding = await create('finding', draft)
  const on = (asked: string) => engine.call('bodies.on', { record: 'department', id: branch.id, day: asked })
  const coming = [{ position: 'head', person: person.id }]
  const matters = [{ record: 'finding', id: finding.id }]
  const now = { charter: 'Runs the branch.', isRecorded: true, people: 1, seats: [], vacant: ['head'], coming, matters }
  expect(await on('2026-03-22')).toMatchObject(now)
  expect(await on('2026-03-21')).toMatchObject({ charter: null, isRecorded: true, people: 1 })
  expect(await on('2026-03-01')).toMatchObject({ isRecorded: false, people: 0 })
  expect(await on('2026-04-01')).toMatchObject({ vacant: [], coming: [], seats: [{ person: person.id }] })
})

it('hands out what charts are drawn from, without rows that are archived', async () => {
  const data = await engine.call<OrganisationData>('bodies.organisation', { record: 'department' })
  expect(data.units.map(({ texts }) => texts.name).toSorted()).toEqual(['Branch', 'Networks'])
  expect(data.names[ann.id]).toBe('Ann')
  const spare = await create('department', { name: 'Spare' })
  await engine.call('department.archive', { id: spare.id, revision: spare.revision })
  expect((await engine.call<OrganisationData>('bodies.organisation', { record: 'department' })).units).toHaveLength(2)
  expect((await engine.call<OrganisationData>('bodies.organisation', { record: 'group' })).units).toEqual([])
})

it('shows a department that was archived since on the days on which it stood, by the name of then', async () => {
  const lead = await create('person', { name: 'Cy' })
  const unit = await create('department', { name: 'Old unit', head: lead.id })
  await create('control', { title: 'Locks', kind: 'preventive', department: unit.id })
  engine.host.advance(10 * day)
  const today = '2026-04-01'
  const was = '2026-03-22'
  const { revision } = await fresh('department', unit.id)
  await engine.call('department.archive', { id: unit.id, revision })
  expect((await counts(was))['Old unit']).toEqual({ control: 1, duty: 1 })
  expect((await rows(was, { id: unit.id, kind: 'control' })).rows).toMatchObject([
    { answering: { person: lead.id, ground: 'head' } },
  ])
  expect(await counts(today)).not.toHaveProperty('Old unit')
})
