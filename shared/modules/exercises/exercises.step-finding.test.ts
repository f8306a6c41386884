import { describe, expect, it } from 'vitest'
import { translatorOf } from '../../base/translate.ts'
import { catalogues } from '../../messages.ts'
import type { Entity } from '../../record/record.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import type { SameRun } from './exercises.same-steps.ts'
import { findingOfStep, retestOf } from './exercises.step-finding.ts'

const stamps = {
  ...{ id: 's', state: '', revision: '', archived: false, createdAt: '', createdBy: '', updatedAt: '', updatedBy: '' },
}
const step: Entity<typeof attackStepRecord> = {
  ...stamps,
  ...{ exercise: 'e', position: 3, title: 'Mail', vector: 'phishing', tactic: 'TA0001', technique: 'T1566.001' },
  ...{ description: null, target: 'PC-7', operator: null, expected: 'alerted', expectedCorrection: null },
  ...{ startedAt: null, endedAt: null, outcome: 'partly', evidence: [], source: null, tool: 'Kit', command: null },
  ...{ imported: [], plannedStartAt: null, plannedEndAt: null, planCorrection: null, retestOf: null },
}
const run: SameRun = { outcome: 'logged', secondsToDetect: 60 }
const context = { run, control: 'c', department: 'd', day: '2026-03-03' }
const english = translatorOf('en', catalogues)

describe('a finding of an attack step', () => {
  it('begins with what became of the step, what was expected, its control and whose the exercise is', () => {
    expect(findingOfStep(english, step, context)).toEqual({
      ...{ title: 'Mail', exercise: 'e', attackStep: 's', control: 'c', department: 'd', identifiedOn: '2026-03-03' },
      severity: 'medium',
      condition:
        'In the attack step “3. Mail” (T1566.001 · Phishing · PC-7) the attack came to: Partly succeeded. The defence came to: Logged.',
      criterion: 'Expected detection: Alerted',
    })
  })

  it.each([
    ['succeeded', 'high'],
    ['partly', 'medium'],
    ['failed', 'low'],
  ] as const)('of an attack that %s is %s', (outcome, severity) => {
    expect(findingOfStep(english, { ...step, outcome }, context)).toMatchObject({ severity })
  })

  it.each([
    ['has no outcome', { outcome: null }, context],
    ['was not run', { outcome: 'notRun' }, context],
    ['did not apply', {}, { ...context, run: null }],
  ] as const)('is not proposed where the step %s', (_, values, known) => {
    expect(findingOfStep(english, { ...step, ...values }, known)).toBeNull()
  })

  it('has no criterion where nothing was expected', () => {
    expect(findingOfStep(english, { ...step, expected: null }, context)).toMatchObject({ criterion: null })
  })

  it('is worded in Chinese alike', () => {
    const words = translatorOf('zh-CN', catalogues)
    expect(findingOfStep(words, step, context)).toMatchObject({
      condition: '攻击步骤“3. Mail”（T1566.001 · 网络钓鱼 · PC-7）的攻击结果：部分成功；防守成效：已记录。',
      criterion: '预期检测结果：已告警',
    })
  })
})

it('tries a step again without its exercise, times, outcome and expectation', () => {
  expect(retestOf(step)).toEqual({
    ...{ retestOf: 's', title: 'Mail', vector: 'phishing', tactic: 'TA0001', technique: 'T1566.001' },
    ...{ description: null, target: 'PC-7', source: null, tool: 'Kit', command: null },
  })
})
