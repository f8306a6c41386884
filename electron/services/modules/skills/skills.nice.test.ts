import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { NiceReading } from '#shared/modules/skills/skills.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
const make = (record: string, draft: object) => engine.call<AnyEntity>(`${record}.create`, { draft })

/** In the shape of NIST's export; every word is our own. */
const file = (text = 'Does the first.') => ({
  documents: [{ name: 'Sample framework', version: '2.0.0' }],
  elements: [
    { element_type: 'work_role', element_identifier: 'ZZ-WRL-001', title: 'First role', text },
    { element_type: 'work_role', element_identifier: 'ZZ-WRL-002', title: 'Second role', text: '' },
    { element_type: 'skill', element_identifier: 'S9001', title: '', text: 'Finding it' },
  ],
  relationships: [
    {
      source_element_identifier: 'ZZ-WRL-001',
      dest_element_identifier: 'S9001',
      relationship_identifier: 'projection',
    },
  ],
})
const read = async (value: unknown, options: object = {}) =>
  await engine.call<NiceReading>('skills.readNice', {
    ticket: await engine.send('nice.json', Buffer.from(JSON.stringify(value))),
    ...options,
  })
const changes = ({ roles, taken }: NiceReading) => [taken, roles.map(({ change }) => change)]
const profiles = async () => (await engine.call<Page<AnyEntity>>('roleProfile.list', {})).rows

beforeAll(async () => {
  engine = await testEngine()
  await make('skill', { title: 'Finding', code: 'S9001' })
})
afterAll(async () => {
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

it('is looked into first, and kept as one change of the roles that were chosen', async () => {
  const before = engine.entries()
  const reading = await read(file())
  expect(reading).toMatchObject({ name: 'Sample framework', version: '2.0.0' })
  expect(changes(reading)).toEqual([0, ['added', 'added']])
  expect(reading.roles[0]).toMatchObject({ skills: ['Finding'], statements: { task: 0, knowledge: 0, skill: 1 } })
  expect(engine.entries()).toBe(before)
  expect(changes(await read(file(), { take: true, roles: ['ZZ-WRL-001'], level: 'assisted' }))).toEqual([
    1,
    ['same', 'added'],
  ])
  expect(engine.entries()).toBe(before + 1)
  expect(await profiles()).toMatchObject([{ title: 'First role', code: 'ZZ-WRL-001', skills: [{ level: 'assisted' }] }])
})

it('changes nothing by the same file again, and keeps what the house has set where the framework has moved on', async () => {
  const before = engine.entries()
  expect(changes(await read(file(), { take: true, roles: ['ZZ-WRL-001'] }))).toEqual([0, ['same', 'added']])
  expect(engine.entries()).toBe(before)
  expect(changes(await read(file('Does more.')))).toEqual([0, ['changed', 'added']])
  expect(changes(await read(file('Does more.'), { take: true }))).toEqual([2, ['same', 'same']])
  const rows = await profiles()
  const first = rows.find(({ code }) => code === 'ZZ-WRL-001')
  expect(first).toMatchObject({ skills: [{ level: 'assisted' }] })
  expect(String(first?.description)).toContain('Does more.')
})

it('is refused where it is none, and by a role that it does not have', async () => {
  expect((await refusalOf(read({ hello: 1 }))).key).toBe('errors.niceUnreadable')
  expect((await refusalOf(read(file(), { take: true, roles: ['ZZ-WRL-009'] }))).key).toBe('errors.niceUnknownRole')
  const torn = await engine.send('nice.json', Buffer.from('{'))
  expect((await refusalOf(engine.call('skills.readNice', { ticket: torn }))).key).toBe('errors.jsonUnreadable')
})
