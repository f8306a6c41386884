import { describe, expect, it } from 'vitest'
import type { Entity } from '../../record/record.ts'
import { projectAccountabilityCase } from './accountability-case.projection.ts'
import type { accountabilityCaseRecord } from './accountability-case.record.ts'
import type { accountabilityRuleRecord } from './accountability-rule.record.ts'

type Case = Entity<typeof accountabilityCaseRecord>
type Rule = Entity<typeof accountabilityRuleRecord>

const made = { createdAt: '2026-02-27T23:30:00.000Z', createdBy: 'reporter', updatedBy: 'x' }
const row = { revision: 'r', archived: false, updatedAt: made.createdAt, ...made }
const decided: Case = {
  ...{ ...row, id: 'c', state: 'decided', number: 'LC-1', title: 'Late', concerns: 'person', person: 'carl' },
  ...{ department: null, lapse: 'deadlineMissed', happenedOn: '2026-02-27', rule: 'rule', facts: 'Three weeks' },
  ...{ evidence: [], workItems: [], findings: [], actions: [], violations: [], assessment: 'Applies' },
  ...{ assessedBy: 'lena', assessedOn: '2026-03-01', statement: null, statedOn: null, heardOn: '2026-03-02' },
  ...{ hearing: 'Ill', heardBy: 'lena', measure: 'talk', decision: 'Proven', decidedBy: 'lena' },
  ...{ decidedOn: '2026-03-03', appealUntil: '2026-03-13', appeal: null, appealedOn: null, appealOutcome: null },
  ...{ appealMeasure: null, appealDecision: null, appealDecidedBy: null, appealDecidedOn: null, standing: 'talk' },
  ...{ outcome: null, closedBy: null, closedOn: null },
}
const appealed: Partial<Case> = {
  ...{ state: 'appealDecided', appeal: 'Too hard', appealedOn: '2026-03-05', appealOutcome: 'lightened' },
  ...{ appealDecision: 'Right', appealDecidedBy: 'otto', appealDecidedOn: '2026-03-09', standing: 'reminder' },
}
const dropped: Partial<Case> = {
  ...{ state: 'dropped', heardOn: null, hearing: null, heardBy: null, measure: null, decision: null },
  ...{ decidedBy: null, decidedOn: null, standing: null, closedBy: 'lena', closedOn: '2026-03-04' },
}
const rule: Rule = {
  ...{ ...row, id: 'rule', state: 'inForce', number: 'LR-1', title: 'Reports', lapse: 'deadlineMissed' },
  ...{ counts: 'Later than the 6th', policy: null, lightest: 'reminder', heaviest: 'criticism', appealDays: 10 },
  ...{ follows: null, inForceBy: 'lena', inForceOn: '2026-01-01', withdrawnOn: null },
}

function project(over: Partial<Case> = {}, given: Rule | null = rule) {
  return projectAccountabilityCase({
    ...{ organisation: 'House', classification: 'Internal', lapseCase: { ...decided, ...over }, rule: given },
    zone: 'Asia/Shanghai',
    nameOf: (record, id) => (id === null ? '' : `${record} ${id}`),
    numberOf: (_, id) => (id === 'hidden' ? '' : `N-${id}`),
  })
}

describe('the document of a case', () => {
  it.each<[string, Partial<Case>, readonly string[]]>([
    ['whoever decided, then the person', {}, ['decided lena 2026-03-03', 'concerned carl null']],
    [
      'both who decided, then the person',
      appealed,
      ['decided lena 2026-03-03', 'decidedAppeal otto 2026-03-09', 'concerned carl null'],
    ],
    ['whoever did not pursue it', dropped, ['notPursued lena 2026-03-04', 'concerned carl null']],
    ['nobody for a person that is not named', { ...dropped, person: null }, ['notPursued lena 2026-03-04']],
  ])('is signed by %s', (_, over, signers) => {
    expect(project(over).signers.map(({ duty, id, on }) => `${duty} ${id} ${on}`)).toEqual(signers)
  })

  it.each<[string, Partial<Case>, readonly string[]]>([
    [
      'what was left out, and nothing that is still to come',
      {},
      ['reported done', 'assessed done', 'answered passedOver', 'heard done', 'decided done'],
    ],
    [
      'no decision on an appeal that nobody made',
      { state: 'closed', outcome: 'Told', closedBy: 'lena', closedOn: '2026-03-20' },
      [
        ...['reported done', 'assessed done', 'answered passedOver', 'heard done', 'decided done'],
        ...['appealed passedOver', 'closed done'],
      ],
    ],
    [
      'the appeal and what came of it',
      appealed,
      [
        ...['reported done', 'assessed done', 'answered passedOver', 'heard done', 'decided done'],
        ...['appealed done', 'appealDecided done'],
      ],
    ],
    ['where it ended', dropped, ['reported done', 'assessed done', 'dropped done']],
  ])('tells %s', (_, over, stations) => {
    expect(project(over).course.map(({ key, standing }) => `${key} ${standing}`)).toEqual(stations)
  })

  it('names people, days where the house is, and the measure of its station', () => {
    const { course } = project(appealed)
    expect(course[0]).toMatchObject({ on: '2026-02-28', by: 'person reporter', text: 'Three weeks', measure: null })
    expect(course.map(({ measure }) => measure).filter(Boolean)).toEqual(['talk', 'reminder'])
  })

  it('tells what it rests on by number in order, and leaves out what has none', () => {
    const { grounds } = project({ findings: ['b', 'hidden', 'a'], violations: ['hidden'] })
    expect(grounds).toEqual([{ ground: 'findings', numbers: ['N-a', 'N-b'] }])
  })

  it('keeps to itself how an appeal may end that is still to be decided', () => {
    const draft = { ...appealed, state: 'appealed' as const, appealDecidedBy: null, appealDecidedOn: null }
    expect(project(draft).appealOutcome).toBeNull()
    expect(project(appealed).appealOutcome).toBe('lightened')
  })

  it('is received for a department by whoever speaks for it', () => {
    expect(project({ concerns: 'department', department: 'd' }).signers.at(-1)?.duty).toBe('concernedDepartment')
  })

  it('does without a rule', () => {
    expect(project({}, null).rule).toBeNull()
  })
})
