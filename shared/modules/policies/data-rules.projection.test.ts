import { describe, expect, it } from 'vitest'
import type { Entity } from '../../record/record.ts'
import type { controlRecord } from '../controls/control.record.ts'
import type { controlCheckRecord } from '../controls/control-check.record.ts'
import type { attestationRecord } from './attestation.record.ts'
import { checkedControls } from './data-rules.controls.ts'
import { dataRules } from './data-rules.policies.ts'
import { listedCases, mostDecided } from './data-rules.projection.ts'
import { versionHash } from './policies.approval.ts'
import type { policyRecord } from './policy.record.ts'
import type { policyVersionRecord } from './policy-version.record.ts'
import type { violationCaseRecord } from './violation-case.record.ts'

const stamp = (id: string, state: string) => ({
  ...{ id, revision: 'a:1', state, archived: false },
  ...{ createdAt: '', createdBy: 'clerk', updatedAt: '', updatedBy: 'clerk' },
})
const nameOf = (_record: string, id: string | null) => id ?? ''
const on = '2026-03-01'

type Case = Entity<typeof violationCaseRecord>
const violation = (id: string, state: string, over: Partial<Case> = {}): Case => ({
  ...{ ...stamp(id, state), number: id, title: id, scenario: null, policy: null, grade: null, department: null },
  ...{ people: [], occurredOn: null, reportedOn: '2026-01-01', facts: '', investigator: null, dueOn: null },
  ...{ investigation: null, investigatedBy: null, investigatedOn: null, outcome: null, decision: null, lessons: null },
  ...{ decidedBy: null, decidedOn: null, evidence: [], ...over },
})

describe('cases in the document of a unit', () => {
  it('are listed while open by their day, those without one last', () => {
    const cases = [
      violation('none', 'reported'),
      violation('late', 'investigating', { dueOn: '2026-01-01' }),
      violation('soon', 'inReview', { dueOn: '2026-04-01' }),
      violation('over', 'decided', { dueOn: '2020-01-01' }),
    ]
    expect(listedCases(cases).open.map(({ id }) => id)).toEqual(['late', 'soon', 'none'])
  })

  it('are listed when decided from the latest on, so many', () => {
    const cases = Array.from({ length: mostDecided + 5 }, (_, at) =>
      violation(String(at), 'decided', { decidedOn: `2026-01-${String((at % 28) + 1).padStart(2, '0')}` }),
    )
    const { decided } = listedCases(cases)
    expect(decided).toHaveLength(mostDecided)
    expect(decided[0]?.decidedOn).toBe('2026-01-28')
  })
})

describe('policies behind data rules', () => {
  const policy: Entity<typeof policyRecord> = {
    ...{ ...stamp('p', 'effective'), number: 'P-1', title: 'Data', kind: 'policy', owner: null, approver: null },
    ...{ department: null, contributingDepartments: [], purpose: null, scope: null, audience: null, parent: null },
    ...{ classification: null, replaces: null, cadenceMonths: 12, nextReviewOn: '2026-02-28', evidence: [] },
    ...{ approvedBy: null, approvedOn: null, retiredOn: null },
  }
  const version: Entity<typeof policyVersionRecord> = {
    ...{ ...stamp('v', 'effective'), policy: 'p', title: 'Data', version: '2.0', text: 'All.', summary: null },
    ...{ author: 'ann', effectiveOn: '2026-01-01', submittedBy: null, submittedOn: null, approvedBy: null },
    ...{ approvedOn: null, supersededOn: null, evidence: [], quorum: null, approvers: [] },
  }
  const attestation = (person: string, state: string, textHash = versionHash(version)) => {
    const row: Entity<typeof attestationRecord> = {
      ...{ ...stamp(`${person} ${state}`, state), title: 'Data', campaign: 'c', version: 'v', person, textHash },
      ...{ department: null, dueOn: on, attestedBy: null, attestedOn: null, reply: null, key: null },
      ...{ acceptedBy: null, acceptedOn: null },
    }
    return row
  }

  it('count who accepted exactly the text in force, each person once and nobody who is excused', () => {
    const attestations = [
      ...[attestation('ann', 'attested'), attestation('ann', 'pending'), attestation('bo', 'pending')],
      ...[attestation('cho', 'excused'), attestation('dee', 'attested', 'other')],
    ]
    const [rule] = dataRules({ policies: [policy], inForce: [version], attestations, on, nameOf })
    expect(rule).toMatchObject({ version: '2.0', isOverdue: true, asked: 2, attested: 1 })
  })

  it('say so where none of their versions is in force, and are not overdue once retired', () => {
    const policies = [{ ...policy, state: 'retired' }]
    const [rule] = dataRules({ policies, inForce: [], attestations: [], on, nameOf })
    expect(rule).toMatchObject({ version: '', effectiveOn: null, isOverdue: false, asked: 0 })
  })
})

describe('controls behind data rules', () => {
  const control = (id: string, nextCheckOn: string | null): Entity<typeof controlRecord> => ({
    ...{ ...stamp(id, 'operating'), number: id, title: id, objective: null, description: null, kind: 'preventive' },
    ...{ automation: null, owner: null, department: null, contributingDepartments: [], policies: [], frameworks: [] },
    ...{ procedure: null, cadenceMonths: null, nextCheckOn, evidence: [], operatingSince: null, retiredOn: null },
    ...{ steps: [], catalogueKey: null },
  })
  type Check = Entity<typeof controlCheckRecord>
  const check = (id: string, performedOn: string, result: Check['result']): Check => ({
    ...{ ...stamp(id, 'reviewed'), number: id, control: 'a', title: id, period: null, tester: 'ann', performedOn },
    ...{ procedure: null, population: null, sampleSize: null, samplingSeed: null, sample: null, deviations: null },
    ...{ result, conclusion: null, evidence: [], submittedBy: null, submittedOn: null, reviewedBy: null },
    ...{ reviewedOn: null, reviewNote: null, steps: [] },
  })

  it('stand as their last check left them, those that owe one first', () => {
    const checks = [
      check('2', '2026-02-01', 'ineffective'),
      check('3', '2026-02-01', 'effective'),
      check('1', '2026-01-01', 'partlyEffective'),
    ]
    const found = checkedControls({ controls: [control('a', null), control('b', '2026-02-28')], checks, on, nameOf })
    expect(found.map(({ number, result, isOverdue }) => `${number} ${result} ${isOverdue}`)).toEqual([
      'b null true',
      'a effective false',
    ])
  })
})
