import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let organisation: AnyEntity
let board: AnyEntity
let self: string

const make = (record: string, draft: Readonly<Record<string, unknown>>) =>
  engine.call<AnyEntity>(`${record}.create`, { draft })
const asked = (over: object = {}) => ({ kind: 'organisation', id: organisation.id, language: 'en', ...over })

beforeAll(async () => {
  engine = await testEngine()
  self = engine.vault.actor().person
  const [first] = (await engine.call<{ rows: AnyEntity[] }>('organisation.list', {})).rows
  organisation = first ?? (await make('organisation', { name: 'Harbour Bank', zone: 'UTC', language: 'en' }))
})
afterAll(() => engine.remove())

it('waits for somebody who leads the topmost unit, and says so', async () => {
  const seal = () => engine.call('report.seal', asked({ password: testPassword }))
  expect((await refusalOf(seal())).key).toBe('organisationDocument.refused.noLead')
  board = await make('group', { name: 'Board 董事会', kind: 'board', responsibilities: 'Watches **all**.' })
  expect((await refusalOf(seal())).key).toBe('organisationDocument.refused.noLead')
  // An organisation without anything else is drawn all the same.
  await engine.call('report.draw', asked())
})

it.each([
  ['en', ['Positionsthatnobodyholds:2', 'Nobody', 'since1Jan2025', 'Expired', 'Placedatthetop', 'Deputychair']],
  ['zh-CN', ['空缺岗位2个', '空缺', '自2025年1月1日', '已过期', '改为最高层级', '副组长']],
] as const)('is genuine to every judge and tells the organisation of the day, in %s', async (language, own) => {
  if (language === 'en') await organise()
  const pages = await sealGenuine(engine, { kind: 'organisation', id: organisation.id, language })
  const text = pages.join('').replace(/\s/g, '')
  if (text === '') return
  for (const part of [
    'Board董事会',
    'Watchesall.',
    'Networks网络部',
    'Annex',
    'Firewall防火墙',
    'Keepsit',
    'Ann安',
    'CISSP',
  ])
    expect(text).toContain(part)
  for (const part of own) expect(text).toContain(part)
  for (const other of ['Dissolvedgroup', 'Formerseat', 'ann@']) expect(text).not.toContain(other)
})

async function organise(): Promise<void> {
  const { id, revision } = board
  await engine.call('group.update', { id, revision, changes: { chair: self } })
  const ann = await make('person', { name: 'Ann 安', jobTitle: 'Engineer', email: 'ann@example.org' })
  const team = await make('group', { name: 'Team', kind: 'working', reportsTo: board.id })
  await make('group', { name: 'Dissolved group', kind: 'working', dissolvedOn: '2025-01-31' })
  const seat = (values: object) => make('membership', { group: team.id, person: ann.id, position: 'member', ...values })
  await seat({ position: 'deputyChair', duty: 'Stands in', from: '2025-01-01' })
  await seat({ duty: 'Former seat', from: '2020-01-01', until: '2021-01-01' })
  const net = await make('department', { name: 'Networks 网络部', head: self, duties: 'Runs them' })
  const annex = await make('department', { name: 'Annex', parent: net.id })
  const control = await make('control', { title: 'Firewall 防火墙', kind: 'preventive' })
  const duty = { title: 'Keeps it', department: annex.id, position: 'other', person: ann.id }
  await make('duty', { ...duty, control: control.id, from: '2025-01-01' })
  await make('reportingLine', { title: 'Annex apart', department: annex.id, from: '2099-01-01' })
  const held = { title: 'CISSP', kind: 'certificate', issuer: 'Institute', person: ann.id, awardedOn: '2020-01-01' }
  await make('qualification', { ...held, validUntil: '2024-01-01' })
}
