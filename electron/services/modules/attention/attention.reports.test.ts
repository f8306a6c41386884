import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AttentionItem } from '#shared/modules/attention/attention.contract.ts'
import type { HomeView } from '#shared/modules/home/home.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
let template: AnyEntity
let sales: AnyEntity
let network: AnyEntity

const make = (record: string, draft: Readonly<Record<string, unknown>>) =>
  engine.call<AnyEntity>(`${record}.create`, { draft })
const reminders = async () => {
  const { items } = await engine.call<{ readonly items: readonly AttentionItem[] }>('attention.list', {})
  return items.flatMap(({ kind, title, day, view }) => (view === null ? [] : [[kind, title, day, view]]))
}
const counted = async (role: string, key: string) => {
  const { figures } = await engine.call<HomeView>('home.show', { role })
  return figures.find((figure) => figure.key === key)
}

beforeAll(async () => {
  // The engine's day is 2026-03-02; January was due on 6 February, February is due on 6 March.
  engine = await testEngine()
  const ada = await engine.addMember('ada', ['auditor'])
  await engine.addMember('lena', ['lead'])
  const questions = [{ section: 'Work', question: 'What was done?', kind: 'text', required: true }]
  sales = await make('department', { name: 'Sales', head: ada.id })
  network = await make('department', { name: 'Network' })
  const draft = { title: 'Monthly', period: 'month', startsOn: '2026-01-01', dueDay: 6, roll: 'forward', questions }
  template = await make('reportTemplate', { ...draft, departments: [sales.id, network.id] })
  const { id, revision } = template
  await engine.call('reportTemplate.move', { id, revision, step: 'putIntoUse' })
})
afterAll(() => engine.remove())

it('reminds the head of a report that nobody has begun, late or soon to be', async () => {
  await engine.as('ada')
  expect(await reminders()).toEqual([
    ['overdue', 'Sales 2026-01', '2026-02-06', 'overdue'],
    ['dueSoon', 'Sales 2026-02', '2026-03-06', 'board'],
  ])
  expect(await counted('auditor', 'reportsOwedMine')).toMatchObject({ count: 1, record: 'department' })
})

it('tells a lead of each period that is late, and which departments to ask', async () => {
  await engine.as('lena')
  expect(await reminders()).toEqual([['overdue', 'Monthly 2026-01', '2026-02-06', 'overdue']])
  const { filters, count } = (await counted('lead', 'reportsNotBegun')) ?? {}
  expect(count).toBe(2)
  const { rows } = await engine.call<{ rows: readonly AnyEntity[] }>('department.list', { filters })
  expect(rows.map(({ name }) => name).toSorted()).toEqual(['Network', 'Sales'])
})

it('falls silent once the report is begun, and follows a duty that passes to somebody else', async () => {
  await engine.as('mei')
  for (const department of [sales.id, network.id])
    await engine.call('departmentReports.begin', { template: template.id, department, start: '2026-01-01' })
  await engine.as('lena')
  expect(await reminders()).toEqual([])
  expect(await counted('lead', 'reportsNotBegun')).toBeUndefined()
  await engine.as('ada')
  expect(await reminders()).toEqual([['dueSoon', 'Sales 2026-02', '2026-03-06', 'board']])
  await engine.as('mei')
  const other = await make('person', { name: 'The new head' })
  await make('duty', { title: 'Head', department: sales.id, position: 'head', person: other.id, from: '2026-03-01' })
  await engine.as('ada')
  expect(await reminders()).toEqual([])
  expect(await counted('auditor', 'reportsOwedMine')).toBeUndefined()
})
