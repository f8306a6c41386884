import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { openPdf } from '../../documents/signature/pdf-file.ts'
import { attachmentsOf } from '../../documents/verify/attachments.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { testPassword } from '../../testing/test-workbench.ts'
import { declareIndependent } from '../audits/testing/declared.ts'

let engine: Engine
let audit: AnyEntity

beforeAll(async () => {
  engine = await testEngine()
  const vera = await engine.addMember('vera', ['viewer'])
  const department = await engine.call('department.create', { draft: { name: 'Networks' } })
  audit = await engine.call('audit.create', {
    draft: {
      title: 'Quarterly audit',
      kind: 'quarterly',
      period: { start: '2026-01-01', end: '2026-03-31' },
      leadAuditor: vera.id,
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
  const paper = await engine.attach('declaration.txt', Buffer.from('signed'))
  await declareIndependent(engine.call, audit, vera.id, [paper])
  for (const step of ['startFieldwork', 'startReporting', 'issue'])
    audit = await engine.call('audit.move', { id: audit.id, revision: audit.revision, step })
})
afterAll(() => engine.remove())

const seal = () => engine.call('report.seal', { kind: 'audit', id: audit.id, language: 'en', password: testPassword })

it('lets nobody seal whose entry an audit of the journal would call unlawful', async () => {
  await engine.as('vera')
  const entries = engine.entries()
  expect(await refusalOf(seal())).toMatchObject({ code: 'forbidden' })
  expect(engine.entries()).toBe(entries)
  expect((await engine.audit()).damages).toEqual([])
})

it('seals nothing that was taken back while the password was being checked', async () => {
  await engine.as('mei')
  const sealing = refusalOf(seal())
  await engine.call('audit.move', { id: audit.id, revision: audit.revision, step: 'withdraw', reason: 'an error' })
  expect(await sealing).toMatchObject({ code: 'conflict', key: 'errors.auditNotIssued' })
  expect(await engine.call('seal.list', {})).toMatchObject({ total: 0 })
})

it('tells outsiders the names of what it prints, and of nothing else that its records refer to', async () => {
  await engine.as('mei')
  const department = await engine.call('department.create', { draft: { name: 'Branch' } })
  const policy = await engine.call('policy.create', {
    draft: { title: 'Handling of the merger', kind: 'policy', cadenceMonths: 12 },
  })
  await engine.call('finding.create', {
    draft: {
      title: 'Gap',
      severity: 'low',
      condition: 'c',
      criterion: 'd',
      department: department.id,
      policy: policy.id,
      audit: audit.id,
    },
  })
  const { ticket } = await engine.call<OutgoingFile>('report.draw', { kind: 'audit', id: audit.id, language: 'en' })
  const chunks: Uint8Array[] = []
  for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
  const text = String(attachmentsOf(openPdf(Buffer.concat(chunks))).get('audit-records.json'))
  expect(text).toContain('Branch')
  expect(text).toContain(policy.id)
  expect(text).not.toContain('merger')
})
