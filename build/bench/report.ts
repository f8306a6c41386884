import { declareIndependent } from '#services/modules/audits/testing/declared.ts'
import { openWorkbench } from '#services/workbench.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type BenchVault, benchPassword, findingDraft } from './bench-vault.ts'
import { type Figure, told } from './figure.ts'
import { timed } from './measure.ts'

const findings = 50

/** Sealing, drawing and signing an audit report with fifty findings. */
export async function reportFigure(bench: BenchVault): Promise<Figure> {
  const door = openWorkbench(bench.host, bench.vault)
  // The contract states what each operation answers.
  const call = async (operation: string, input: unknown) => (await door.call(operation, input)) as AnyEntity
  const draft = {
    title: 'Quarterly audit of endpoint protection',
    kind: 'quarterly',
    period: { start: '2026-01-01', end: '2026-03-31' },
    leadAuditor: bench.vault.actor().person,
    auditees: [bench.department],
    scope: 'Endpoints of the head office',
    objectives: 'Whether the seven measures hold',
    criteria: 'Security policy 3.2',
    method: 'Interviews and sampling',
    independence: 'Nobody audited their own work',
    opinion: 'partlyEffective',
    opinionText: 'Protection is in place on most machines.',
  }
  let audit = await call('audit.create', { draft })
  for (let index = 0; index < findings; index += 1)
    await call('finding.create', { draft: { ...findingDraft(bench, index), audit: audit.id } })
  await declareIndependent(call, audit, draft.leadAuditor)
  for (const step of ['startFieldwork', 'startReporting', 'issue'])
    audit = await call('audit.move', { id: audit.id, revision: audit.revision, step })
  const input = { kind: 'audit', id: audit.id, language: 'zh-CN', password: benchPassword }
  await door.call('report.seal', input)
  const taken = await timed(() => door.call('report.seal', input))
  return told(`sealing a report with ${findings} findings`, taken / 1000, 's')
}
