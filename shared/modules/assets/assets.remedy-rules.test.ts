import { describe, expect, it } from 'vitest'
import { type RuleCase, ruleInput } from '../../record/rule-case.test-support.ts'
import { weaknessFallsDue } from './assets.remedy-rules.ts'

const rule = (version: number, usedFrom: string | null, retiredOn: string | null, days: number) => {
  return {
    record: 'remedyPeriod',
    id: `rule ${version}`,
    version,
    usedFrom,
    retiredOn,
    periods: [{ severity: 'high', days }],
  }
}
const stored = [rule(1, '2026-01-01', '2026-06-01', 20), rule(2, '2026-06-01', null, 10), rule(3, null, null, 1)]
const dueOf = (given: RuleCase) => weaknessFallsDue({ ...ruleInput(given), id: 'self' })
const found = (firstSeenOn: string, over: object = {}) => ({ after: { severity: 'high', firstSeenOn, ...over } })

describe('a weakness written down without a due day', () => {
  it.each([
    ['by what holds without a rule', { ...found('2026-03-01'), stored: [] }, '2026-03-31'],
    ['by the rule of the day on which it was found', { ...found('2026-05-31'), stored }, '2026-06-20'],
    ['by the second rule from its first day on', { ...found('2026-06-01'), stored }, '2026-06-11'],
  ])('is due %s', (_case, given, dueOn) => {
    expect(dueOf(given)).toEqual([{ record: 'vulnerability', id: 'self', changes: { dueOn } }])
  })

  it.each([
    ['a day was stated', { ...found('2026-06-01', { dueOn: '2026-06-02' }), stored }],
    ['its severity has no limit', { ...found('2026-06-01', { severity: 'low' }), stored }],
    ['a scan found it and reckoned the day', { ...found('2026-06-01', { lastScan: 'scan' }), stored }],
    ['it is edited later', { ...found('2026-06-01'), before: { id: 'self', dueOn: null }, stored }],
  ])('is left as it is where %s', (_case, given) => {
    expect(dueOf(given)).toEqual([])
  })
})
