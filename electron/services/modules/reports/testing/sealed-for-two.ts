import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { Engine } from '../../../records/engine.test-support.ts'
import { testPassword } from '../../../testing/test-workbench.ts'
import { declareIndependent } from '../../audits/testing/declared.ts'

/** Seals the report of an audit that a member leads, in the second place, by the founder who issued it. */
export async function sealedForTwo(engine: Engine, vera: AnyEntity): Promise<SealedReport> {
  const department = await engine.call('department.create', { draft: { name: 'Networks' } })
  const draft = { title: 'Quarterly audit', kind: 'quarterly', leadAuditor: vera.id, auditees: [department.id] }
  const said = { scope: 's', objectives: 'o', criteria: 'c', method: 'm', independence: 'i', opinionText: 't' }
  let audit = await engine.call<AnyEntity>('audit.create', {
    draft: { ...draft, ...said, period: { start: '2026-01-01', end: '2026-03-31' }, opinion: 'effective' },
  })
  const paper = await engine.attach('declaration.txt', Buffer.from('signed'))
  await declareIndependent(engine.call, audit, vera.id, [paper])
  for (const step of ['startFieldwork', 'startReporting', 'issue'])
    audit = await engine.call('audit.move', { id: audit.id, revision: audit.revision, step })
  const asked = { kind: 'audit', id: audit.id, language: 'en', password: testPassword }
  return await engine.call<SealedReport>('report.seal', asked)
}
