import { describe, expect, it } from 'vitest'
import { type RemedyRule, remedyDue } from './assets.limits.ts'

const rule = (version: number, usedFrom: string | null, retiredOn: string | null, critical: number): RemedyRule => ({
  ...{ version, usedFrom, retiredOn },
  periods: [{ severity: 'critical', days: critical }],
})
const first = rule(1, '2026-03-01', '2026-06-01', 10)
const second = rule(2, '2026-06-01', null, 7)
const draft = rule(3, null, null, 1)

describe('the day by which a weakness is to be remedied', () => {
  it.each([
    ['without a rule of the house', 'critical', '2026-02-01', [], '2026-02-16'],
    ['before the first rule', 'critical', '2026-02-28', [first, second], '2026-03-15'],
    ['on the day of the first rule', 'critical', '2026-03-01', [second, first], '2026-03-11'],
    ['on the last day of the first rule', 'critical', '2026-05-31', [first, second], '2026-06-10'],
    ['on the day of the second rule', 'critical', '2026-06-01', [first, second, draft], '2026-06-08'],
    ['of two rules of one day', 'critical', '2026-06-02', [second, rule(3, '2026-06-01', null, 5)], '2026-06-07'],
    ['after a rule that nothing replaced', 'critical', '2026-06-01', [first], '2026-06-16'],
    ['of a severity that the rule does not name', 'high', '2026-06-02', [first, second], null],
    ['of information without a rule', 'info', '2026-02-01', [], null],
  ] as const)('%s', (_name, severity, foundOn, rules, due) => {
    expect(remedyDue(severity, foundOn, rules)).toBe(due)
  })
})
