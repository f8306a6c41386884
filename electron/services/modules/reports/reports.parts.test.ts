import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { ReportKindName } from '#shared/modules/reports/report-kinds.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
const subjects: Record<string, string> = {}

const create = async (record: string, draft: object) => await engine.call<AnyEntity>(`${record}.create`, { draft })
const move = async (record: string, { id, revision }: AnyEntity, step: string, changes: object = {}) =>
  await engine.call<AnyEntity>(`${record}.move`, { id, revision, step, changes })
const asked = (kind: ReportKindName, subject: string) => ({ kind, id: subjects[subject], language: 'en' })

/** Everything that a trainer who may read the subject of a report could make it of. */
beforeAll(async () => {
  engine = await testEngine()
  const trainer = await engine.addMember('tom', ['trainer'])
  const department = await create('department', { name: 'Networks', head: trainer.id })
  const finding = await create('finding', {
    ...{ title: 'Ports open', severity: 'low', condition: 'c', criterion: 'd', department: department.id },
  })
  const action = await create('correctiveAction', {
    ...{ title: 'Close ports', finding: finding.id, kind: 'corrective', owner: trainer.id, dueOn: '2026-05-01' },
    department: department.id,
  })
  const cycle = {
    ...{ kind: 'year', goal: 'g', scope: 's', planSummary: 'p', owner: trainer.id, department: department.id },
    period: { start: '2026-01-01', end: '2026-12-31' },
  }
  subjects.own = (await create('cycle', { ...cycle, title: 'Without actions' })).id
  subjects.taken = (await create('cycle', { ...cycle, title: 'With actions', actions: [action.id] })).id
  const requirement = { identifier: '8.1.4.1', title: 'Who is who' }
  const scored = await create('requirement', { ...requirement, framework: 'mlps' })
  const decision = { applicability: 'applicable', justification: 'j', department: department.id }
  await move('requirement', scored, 'decide', decision)
  subjects.scored = scored.id
  subjects.unscored = (await create('requirement', { ...requirement, framework: 'iso27001', identifier: 'A.8.7' })).id
  const lapse = {
    concerns: 'person',
    person: trainer.id,
    lapse: 'deadlineMissed',
    happenedOn: '2026-02-02',
    facts: 'f',
  }
  subjects.founded = (await create('accountabilityCase', { ...lapse, title: 'Founded', findings: [finding.id] })).id
  subjects.unfounded = (await create('accountabilityCase', { ...lapse, title: 'Unfounded' })).id
  await engine.as('tom')
})
afterAll(() => engine.remove())

describe('a report in part', () => {
  it.each([
    ['cycle', 'taken', 'errors.reportInPart'],
    ['statement', 'scored', 'errors.reportInPart'],
    ['accountabilityCase', 'founded', 'accountabilityDocument.refused.groundsHidden'],
  ] as const)(
    'of the kind %s is neither drawn nor sealed by whoever may not read all of it',
    async (kind, subject, key) => {
      const which = asked(kind, subject)
      expect(await refusalOf(engine.call('report.draw', which))).toMatchObject({ code: 'forbidden', key })
      const sealing = engine.call('report.seal', { ...which, password: testPassword })
      expect(await refusalOf(sealing)).toMatchObject({ code: 'forbidden', key })
    },
  )

  it.each([
    ['cycle', 'own'],
    ['statement', 'unscored'],
    ['accountabilityCase', 'unfounded'],
  ] as const)('is none where a report of the kind %s holds nothing of that', async (kind, subject) => {
    const { name } = await engine.call<OutgoingFile>('report.draw', asked(kind, subject))
    expect(name).toMatch(/-draft\.pdf$/)
  })
})
