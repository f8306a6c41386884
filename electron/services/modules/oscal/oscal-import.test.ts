import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { OscalReading } from '#shared/modules/oscal/oscal.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

const fixtures = path.resolve(import.meta.dirname, '../../../../build/fixtures/oscal')
const results = readFileSync(path.join(fixtures, 'ifa_assessment-results-example-min.json'))
const plan = readFileSync(path.join(fixtures, 'ifa_plan-of-action-and-milestones-min.json'))

let engine: Engine
let audit: AnyEntity
let take: object

const read = async (bytes: Uint8Array, more: object = {}) =>
  await engine.call<OscalReading>('oscal.read', {
    ...{ audit: audit.id, ticket: await engine.send('oscal.json', bytes) },
    ...more,
  })
const rows = async (record: string) => (await engine.call<Page<AnyEntity>>(`${record}.list`, {})).rows

beforeAll(async () => {
  engine = await testEngine()
  const person = engine.vault.actor().person
  const { id: department } = await engine.call<AnyEntity>('department.create', { draft: { name: 'GoodRead' } })
  const period = { start: '2023-04-01', end: '2023-06-30' }
  audit = await engine.call('audit.create', { draft: { title: 'IFA', kind: 'quarterly', period, leadAuditor: person } })
  take = { department, owner: person, severity: 'medium', dueOn: '2099-12-31' }
})
afterAll(async () => {
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

describe("NIST's examples", () => {
  it('are read without changing anything', async () => {
    const before = engine.entries()
    expect(await read(results)).toMatchObject({
      ...{ kind: 'assessment-results', version: '1.1.2', settled: 0, dangling: 0, taken: null },
      rows: [{ criterion: 'ac-6.1_obj', severity: null, identifiedOn: '2023-06-02', isThere: false }],
    })
    expect(await read(plan)).toMatchObject({
      ...{ kind: 'plan-of-action-and-milestones', settled: 0, dangling: 1 },
      // The first item names a mitigating factor where its risk should stand, so that nothing of the risk is known.
      rows: [
        { severity: null, dueOn: null, actions: 0 },
        { severity: 'high', dueOn: '2023-06-23', actions: 1 },
      ],
    })
    expect(engine.entries()).toBe(before)
  })

  it('become findings and actions in one change each, and no second time', async () => {
    const before = engine.entries()
    expect((await read(results, { take })).taken).toEqual({ findings: 1, actions: 0 })
    expect((await read(plan, { take })).taken).toEqual({ findings: 2, actions: 1 })
    expect(engine.entries()).toBe(before + 2)
    const [finding] = (await rows('finding')).filter(({ criterion }) => criterion === 'ac-6.1_obj')
    expect(finding).toMatchObject({ state: 'open', audit: audit.id, severity: 'medium', dueOn: '2099-12-31' })
    expect(String(finding?.condition)).toContain('awesomecloud:auditlog:DeleteAccountAuditLog')
    const [action] = await rows('correctiveAction')
    expect(action).toMatchObject({ kind: 'corrective', dueOn: '2024-06-23', state: 'open' })
    for (const bytes of [results, plan]) {
      const again = await read(bytes, { take })
      expect(again.taken).toEqual({ findings: 0, actions: 0 })
      expect(again.rows.every(({ isThere }) => isThere)).toBe(true)
    }
  })
})

it('knows its own findings when they come back', async () => {
  const kind = 'assessment-results'
  const { ticket } = await engine.call<{ ticket: string }>('oscal.export', { audit: audit.id, kind })
  const chunks: Uint8Array[] = []
  for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
  const { rows: found } = await read(Buffer.concat(chunks))
  expect(found.length).toBeGreaterThan(0)
  expect(found.every(({ isThere }) => isThere)).toBe(true)
})

it.each([
  ['no JSON', '{"assessment-results": {', 'errors.jsonUnreadable'],
  ['another document', '{"catalog": {}}', 'errors.oscalUnknown'],
  [
    'a version to come',
    '{"assessment-results":{"metadata":{"title":"t","oscal-version":"9"},"results":[]}}',
    'errors.oscalVersion',
  ],
])('refuses %s by name and keeps nothing', async (_name, text, key) => {
  const before = engine.entries()
  expect((await refusalOf(read(Buffer.from(text), { take }))).key).toBe(key)
  expect(engine.entries()).toBe(before)
})
