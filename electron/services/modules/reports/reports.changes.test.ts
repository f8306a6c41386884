import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import type { ChangesSinceSeal } from '#shared/modules/reports/reports.projection.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { testPassword } from '../../testing/test-workbench.ts'
import { declareIndependent } from '../audits/testing/declared.ts'

let engine: Engine
let audit: AnyEntity
let finding: AnyEntity
let seal = ''

const founder = async () => {
  const people = await engine.call<{ rows: readonly AnyEntity[] }>('person.list', {})
  return people.rows.find(({ name }) => name === 'Mei Lin')?.id ?? ''
}
const changes = () => engine.call<ChangesSinceSeal>('report.changedSince', { seal })

beforeAll(async () => {
  engine = await testEngine()
  const leadAuditor = await founder()
  const department = await engine.call('department.create', { draft: { name: 'Networks' } })
  audit = await engine.call('audit.create', {
    draft: {
      title: 'Quarterly audit',
      kind: 'quarterly',
      period: { start: '2026-01-01', end: '2026-03-31' },
      leadAuditor,
      auditees: [department.id],
      scope: 's',
      objectives: 'o',
      criteria: 'c',
      method: 'm',
      independence: 'i',
      opinion: 'effective',
      opinionText: 't',
    },
  })
  finding = await engine.call('finding.create', {
    draft: {
      title: 'Gap',
      severity: 'low',
      condition: 'c',
      criterion: 'd',
      department: department.id,
      audit: audit.id,
    },
  })
  const paper = await engine.attach('declaration.txt', Buffer.from('signed'))
  await declareIndependent(engine.call, audit, leadAuditor, [paper])
  for (const step of ['startFieldwork', 'startReporting', 'issue'])
    audit = await engine.call('audit.move', { id: audit.id, revision: audit.revision, step })
  const input = { kind: 'audit', id: audit.id, language: 'en', password: testPassword }
  seal = (await engine.call<SealedReport>('report.seal', input)).document
}, 60_000)
afterAll(() => engine.remove())

it('finds nothing changed right after the seal, and says how many records it compared', async () => {
  const found = await changes()
  expect(found.changed).toEqual([])
  expect(found.sealed).toBeGreaterThanOrEqual(2)
})

it('tells a later edit with the words before and after, by whom and why', async () => {
  // The seal made its number final.
  finding = (await engine.call<{ entity: AnyEntity }>('finding.get', { id: finding.id })).entity
  finding = await engine.call('finding.update', {
    id: finding.id,
    revision: finding.revision,
    changes: { condition: 'worse' },
    reason: 'seen again',
  })
  expect((await changes()).changed).toMatchObject([
    {
      record: 'finding',
      id: finding.id,
      kind: 'changed',
      changes: [{ field: 'condition', before: 'c', after: 'worse' }],
      edits: [{ reason: 'seen again', revision: finding.revision }],
    },
  ])
})

it('tells what the report would show today and did not then', async () => {
  const { department } = finding
  const draft = { title: 'Second', severity: 'low', condition: 'c', criterion: 'd', department, audit: audit.id }
  const second = await engine.call('finding.create', { draft })
  expect((await changes()).changed.map(({ id, kind }) => [id, kind])).toEqual([
    [finding.id, 'changed'],
    [second.id, 'added'],
  ])
})

it('refuses by name where the signed file is gone', async () => {
  const folder = path.join(engine.folder, 'attachments')
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true })
  expect(await refusalOf(changes())).toMatchObject({ code: 'storage' })
})
