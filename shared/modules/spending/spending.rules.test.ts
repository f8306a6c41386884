import { describe, expect, it } from 'vitest'
import { fieldErrors } from '../../contract/checked.ts'
import { draftCheck } from '../../record/check.ts'
import { type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { spendingRules } from './spending.rules.ts'
import { spendingItemRecord } from './spending-item.record.ts'

const euros = (amount: string) => ({ amount, currency: 'EUR' })
const approved = { approvedOn: '2026-02-01', planned: euros('100.00') }

const cases: readonly (readonly [what: string, given: RuleCase, refused: readonly string[]])[] = [
  ['amounts of nothing', { after: { planned: euros('0.00'), actual: euros('0.00') } }, []],
  ['a year that is none', { after: { year: '26' } }, ['yearUnknown@year']],
  ['less than nothing planned', { after: { planned: euros('-1.00') } }, ['negative@planned']],
  ['less than nothing spent', { before: approved, after: { actual: euros('-0.01') } }, ['negative@actual']],
  [
    'spent in another currency',
    { after: { planned: euros('5.00'), actual: { amount: '5.00', currency: 'CNY' } } },
    ['otherCurrency@actual'],
  ],
  [
    'another amount once approved',
    { before: approved, after: { planned: euros('90.00') } },
    ['approvedRewritten@planned'],
  ],
  ['the same amount once approved', { before: approved, after: { planned: euros('100.00'), title: 'x' } }, []],
  ['another amount before', { before: { planned: euros('1.00') }, after: { planned: euros('2.00') } }, []],
  ['putting away a plan', { action: 'archive', before: {} }, []],
  ['putting away what was approved', { action: 'archive', before: approved }, ['spentBefore@']],
]

describe('the rules of spending', () => {
  it.each(cases)('%s', (_what, given, refused) => {
    expect(refusedBy(spendingRules, 'spendingItem', given)).toEqual(refused)
  })

  it('are all in the table', () => {
    const named = new Set(cases.flatMap(([, , refused]) => refused.map((one) => one.split('@')[0] ?? '')))
    expect([...named].toSorted()).toEqual(ruleNames(spendingRules, 'spendingItem'))
  })
})

describe('an amount', () => {
  const department = '0190b3a5-6c1e-7a2b-8c3d-4e5f60718293'
  it.each([
    ['without currency', { amount: '12.00' }],
    ['of an empty currency', { amount: '12.00', currency: '' }],
    ['of a word for a currency', { amount: '12.00', currency: 'euro' }],
    ['with three places', { amount: '12.001', currency: 'EUR' }],
  ])('%s is refused at its field', (_what, planned) => {
    const result = draftCheck(spendingItemRecord).safeParse({
      title: 'x',
      kind: 'software',
      year: '2026',
      department,
      planned,
    })
    expect(result.success ? [] : fieldErrors(result.error).map(({ path }) => path.split('.')[0])).toEqual(['planned'])
  })
})
