import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { ChangedRows, Detail, HistoryEntry } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from './engine.test-support.ts'

let engine: Engine
let department: AnyEntity

beforeAll(async () => {
  engine = await testEngine()
  department = await engine.call('department.create', { draft: { name: 'Networks' } })
  await engine.addMember('viewer', ['viewer'])
})
afterAll(() => engine.remove())

const draft = (title: string) => ({
  title,
  severity: 'high',
  condition: 'c',
  criterion: 'd',
  department: department.id,
})
const findings = (...titles: readonly string[]) =>
  Promise.all(titles.map((title) => engine.call('finding.create', { draft: draft(title) })))
const seen = (rows: readonly AnyEntity[]) => rows.map(({ id, revision }) => ({ id, revision }))
const many = (rows: readonly { id: string; revision: string }[], action: object, reason?: string) =>
  engine.call<ChangedRows>('finding.changeMany', { rows, action, ...(reason ? { reason } : {}) })
const now = async (row: { readonly id: string }) =>
  (await engine.call<Detail<AnyEntity>>('finding.get', { id: row.id })).entity

it('changes one field of many as one entry, with its reason in the history of each', async () => {
  const made = await findings('a', 'b', 'c')
  const before = engine.entries()
  const { rows } = await many(seen(made), { kind: 'update', changes: { severity: 'low' } }, 'the risk was overrated')
  expect(engine.entries()).toBe(before + 1)
  expect(rows.map(({ id }) => id)).toEqual(made.map(({ id }) => id))
  for (const row of rows) {
    expect(await now(row)).toMatchObject({ severity: 'low', revision: row.revision })
    const { entries } = await engine.call<{ entries: HistoryEntry[] }>('finding.history', { id: row.id })
    expect(entries[0]).toMatchObject({ kind: 'changed', reason: 'the risk was overrated' })
  }
})

it('archives and brings back together', async () => {
  const made = await findings('d', 'e')
  const archived = await many(seen(made), { kind: 'archive' })
  expect(await now(made[0] ?? department)).toMatchObject({ archived: true })
  await many(archived.rows, { kind: 'restore' })
  expect(await now(made[1] ?? department)).toMatchObject({ archived: false })
})

it('changes nothing where one row is refused, and names it', async () => {
  const [first, second, third] = await findings('f', 'g', 'h')
  if (!first || !second || !third) throw new Error('three were made')
  await engine.call('finding.update', { id: second.id, revision: second.revision, changes: { severity: 'note' } })
  const before = engine.entries()
  const refusal = await refusalOf(many(seen([first, second, third]), { kind: 'update', changes: { severity: 'low' } }))
  expect(refusal).toMatchObject({
    code: 'conflict',
    key: 'errors.changedMeanwhile',
    parameters: { id: second.id, row: 2, record: 'finding', title: expect.stringContaining('g') },
  })
  expect(engine.entries()).toBe(before)
  expect(await now(first)).toEqual(first)
})

it('gives each row values of its own as one entry, and takes a change of many back', async () => {
  const [first, second] = await findings('undo a', 'undo b')
  if (!first || !second) throw new Error('two were made')
  await engine.call('finding.update', { id: first.id, revision: first.revision, changes: { severity: 'note' } })
  const before = [await now(first), await now(second)]
  const changed = await many(seen(before), { kind: 'update', changes: { severity: 'low' } })
  const entries = engine.entries()
  const back = { kind: 'updateEach', changes: before.map(({ severity }) => ({ severity })) }
  const undone = await many(changed.rows, back)
  expect(engine.entries()).toBe(entries + 1)
  expect([await now(first), await now(second)]).toMatchObject([{ severity: 'note' }, { severity: 'high' }])
  expect(undone.rows.map(({ id }) => id)).toEqual([first.id, second.id])
  // The revisions are those of the change, which the record has left behind.
  expect(await refusalOf(many(changed.rows, back))).toMatchObject({ key: 'errors.changedMeanwhile' })
})

it('takes nothing back where one of them has been changed since, or where values are missing', async () => {
  const made = await findings('undo c', 'undo d')
  const changed = await many(seen(made), { kind: 'update', changes: { severity: 'low' } })
  const [, second] = changed.rows
  if (!second) throw new Error('two were made')
  await engine.call('finding.update', { ...second, changes: { severity: 'note' } })
  const entries = engine.entries()
  const back = { kind: 'updateEach', changes: [{ severity: 'high' }, { severity: 'high' }] }
  expect(await refusalOf(many(changed.rows, back))).toMatchObject({
    key: 'errors.changedMeanwhile',
    parameters: { row: 2, title: expect.stringContaining('undo d') },
  })
  expect(engine.entries()).toBe(entries)
  expect(await refusalOf(many(changed.rows, { ...back, changes: [{}] }))).toMatchObject({
    code: 'invalid',
    fields: [{ path: 'action.changes', key: 'notOnePerRow' }],
  })
})

it('takes a step with many, with what it demands, and keeps duties apart in each of them', async () => {
  const { rows: people } = await engine.call<Page<AnyEntity>>('person.list', { sort: [{ field: 'createdAt' }] })
  const mei = engine.vault.actor().person
  const other = people.find(({ id }) => id !== mei)?.id
  const made = await findings('i', 'j')
  const planned = await many(seen(made), {
    kind: 'move',
    step: 'planAction',
    changes: { owner: other, dueOn: '2026-06-30', response: 'r', severity: 'medium' },
  })
  const implemented = await many(planned.rows, {
    kind: 'move',
    step: 'implement',
    changes: { implementationNote: 'done' },
  })
  const before = engine.entries()
  const verify = { kind: 'move', step: 'verify', changes: { verificationNote: 'seen' } }
  expect(await refusalOf(many(implemented.rows, verify))).toMatchObject({
    key: 'errors.separationOfDuties',
    parameters: { row: 1, field: 'implementedBy' },
  })
  expect(await refusalOf(many(implemented.rows, { kind: 'move', step: 'sendBack' }))).toMatchObject({
    code: 'invalid',
    fields: [{ path: 'reason', key: 'required' }],
  })
  expect(await refusalOf(many(implemented.rows, { kind: 'move', step: 'constructor' }))).toMatchObject({
    key: 'errors.unknownStep',
  })
  expect(engine.entries()).toBe(before)
  await many(implemented.rows, { kind: 'move', step: 'sendBack' }, 'the proof is missing')
  expect(engine.entries()).toBe(before + 1)
  expect(await now(made[1] ?? department)).toMatchObject({ state: 'actionPlanned', implementedBy: null })
})

it.each([
  ['no rows', () => [], { kind: 'archive' }, 'rows'],
  ['a row twice', (row: AnyEntity) => [...seen([row]), ...seen([row])], { kind: 'archive' }, 'rows'],
  ['an unknown action', (row: AnyEntity) => seen([row]), { kind: 'destroy' }, 'action.kind'],
  [
    'a value that is none',
    (row: AnyEntity) => seen([row]),
    { kind: 'update', changes: { severity: 'grave' } },
    'action.changes.severity',
  ],
  [
    'more rows than it takes',
    (row: AnyEntity) => Array.from({ length: 501 }, () => ({ id: row.id, revision: row.revision })),
    { kind: 'archive' },
    'rows',
  ],
])('refuses %s by its path', async (_what, rows, action, path) => {
  const [row] = await findings('k')
  const refusal = await refusalOf(many(rows(row ?? department), action))
  expect(refusal).toMatchObject({ code: 'invalid', fields: [expect.objectContaining({ path })] })
})

it('asks for a writer, and lets a row rule hide what may not be read', async () => {
  const made = await findings('l')
  await engine.as('viewer')
  const before = engine.entries()
  expect(await refusalOf(many(seen(made), { kind: 'archive' }))).toMatchObject({ code: 'forbidden' })
  expect(engine.entries()).toBe(before)
  await engine.as('mei')
  const unknown = { id: '01234567-89ab-7cde-8f01-23456789abcd', revision: made[0]?.revision ?? '' }
  expect(await refusalOf(many([unknown], { kind: 'archive' }))).toMatchObject({
    code: 'missing',
    parameters: { row: 1 },
  })
})

it('leaves a vault that an audit finds whole', async () => {
  expect((await engine.audit()).damages).toEqual([])
})
