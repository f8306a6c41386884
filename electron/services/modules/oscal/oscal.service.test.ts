import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oscalKinds } from '#shared/modules/oscal/oscal.contract.ts'
import { oscalUuid } from '#shared/modules/oscal/oscal.identifiers.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

const fixtures = path.resolve(import.meta.dirname, '../../../../build/fixtures/oscal')
const schemas = {
  'assessment-results': 'oscal_assessment-results_schema-1.0.6.json',
  'plan-of-action-and-milestones': 'oscal_poam_schema-1.0.6.json',
} as const

function json(name: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(path.join(fixtures, name), 'utf8'))
}

/** What NIST's own schema says against a document. */
function faultsIn(kind: keyof typeof schemas, document: unknown): unknown {
  const judge = new Ajv({ allErrors: true, strict: false })
  addFormats.default(judge)
  const validate = judge.compile(json(schemas[kind]))
  return validate(document) ? [] : validate.errors
}

let engine: Engine
let audit: AnyEntity
let department: AnyEntity

const written = async (kind: keyof typeof schemas, id: string) => {
  const { ticket, name } = await engine.call<{ ticket: string; name: string }>('oscal.export', { audit: id, kind })
  const chunks: Uint8Array[] = []
  for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
  return { name, text: Buffer.concat(chunks).toString('utf8') }
}
const makeAudit = async (title: string) =>
  await engine.call('audit.create', {
    draft: {
      title,
      kind: 'quarterly',
      period: { start: '2026-01-01', end: '2026-03-31' },
      leadAuditor: engine.vault.actor().person,
    },
  })

beforeAll(async () => {
  engine = await testEngine()
  department = await engine.call('department.create', { draft: { name: '网络部', code: 'NET' } })
  audit = await makeAudit('第一季度审计 <b>"raw"</b>')
  const control = await engine.call('control.create', {
    draft: {
      title: 'Access ends with the contract',
      kind: 'preventive',
      department: department.id,
      frameworks: [{ framework: 'iso27001', identifier: 'A.5.18' }],
    },
  })
  const file = await engine.attach('leavers.csv', Buffer.from('a;b'))
  const row = await engine.call('checklistRow.create', {
    draft: {
      audit: audit.id,
      position: 1,
      question: 'Do leavers lose access?',
      control: control.id,
      result: 'nonConform',
      note: 'Five of 42',
      evidence: [file],
    },
  })
  const finding = {
    audit: audit.id,
    department: department.id,
    condition: 'Five leavers had access.',
    criterion: 'P-07 4.2',
  }
  const first = await engine.call('finding.create', {
    draft: {
      ...finding,
      title: 'Leavers keep access',
      severity: 'high',
      checklistRow: row.id,
      dueOn: '2026-06-30',
      control: control.id,
    },
  })
  await engine.call('finding.create', {
    draft: { ...finding, title: 'List out of date', severity: 'low', criterion: '4.2 (b)' },
  })
  await engine.call('correctiveAction.create', {
    draft: {
      finding: first.id,
      title: 'Open the ticket from the HR list',
      kind: 'corrective',
      department: department.id,
      dueOn: '2026-05-31',
      owner: engine.vault.actor().person,
    },
  })
})
afterAll(() => engine.remove())

describe('an audit as documents of OSCAL', () => {
  it.each(oscalKinds)('holds before the schema of NIST (%s)', async (kind) => {
    const { name, text } = await written(kind, audit.id)
    expect(name).toMatch(new RegExp(`^A-.*\\.${kind}\\.json$`, 'u'))
    expect(faultsIn(kind, JSON.parse(text))).toEqual([])
    expect(text).toContain('第一季度审计 <b>\\"raw\\"</b>')
  })

  it('says what was tested, found and is to be done, each bound to the other', async () => {
    const { results } = JSON.parse((await written('assessment-results', audit.id)).text)['assessment-results']
    const [result] = results
    expect(result['reviewed-controls']['control-selections']).toEqual([
      { 'include-controls': [{ 'control-id': 'A.5.18' }] },
    ])
    expect(result.observations).toHaveLength(1)
    expect(result.observations[0]['relevant-evidence'][0].description).toBe('leavers.csv')
    expect(result.findings).toHaveLength(2)
    const [first, second] = result.findings
    expect(first['related-observations']).toEqual([{ 'observation-uuid': result.observations[0].uuid }])
    expect(first.target.status).toEqual({ state: 'not-satisfied', reason: 'fail' })
    expect(second.target['target-id']).toBe('_4.2-b-')
    const [risk] = result.risks
    expect(risk).toMatchObject({
      status: 'open',
      deadline: '2026-06-30T00:00:00Z',
      remediations: [{ lifecycle: 'planned' }],
    })
    expect(first['related-risks']).toEqual([{ 'risk-uuid': risk.uuid }])
  })

  it('is the same while nothing changes, but for the moment of writing', async () => {
    const plain = async () =>
      (await written('plan-of-action-and-milestones', audit.id)).text.replace(/"last-modified": "[^"]*"/u, '')
    expect(await plain()).toBe(await plain())
  })

  it('holds without rows or findings, and has then nothing to plan', async () => {
    const empty = await makeAudit('Empty')
    const { text } = await written('assessment-results', empty.id)
    expect(faultsIn('assessment-results', JSON.parse(text))).toEqual([])
    expect(await refusalOf(written('plan-of-action-and-milestones', empty.id))).toMatchObject({
      code: 'invalid',
      key: 'errors.oscalNothing',
    })
  })

  it('has identifiers of version 5', () => {
    expect(oscalUuid('one')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u)
    expect(oscalUuid('one')).not.toBe(oscalUuid('other'))
  })
})
