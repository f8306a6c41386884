import { isMisspelt, isText } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, type RuleInput, refuseIf, states } from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyValue } from '../../record/values.ts'
import { moneyOf } from './spending.money.ts'

const isNegative = (value: AnyValue | undefined) => moneyOf(value)?.amount.startsWith('-') ?? false
const amounts = ['planned', 'actual'] as const

function plannedBefore(input: RuleInput): AnyValue {
  return input.before?.planned ?? null
}

/** What a line of spending must keep. */
export const spendingRules: RecordRules = defineRules('spendingItem', {
  yearUnknown: (input) => refuseIf(states(input) && isMisspelt(input.after.year, /^20\d\d$/), 'year'),
  negative: (input) => {
    const field = amounts.find((name) => isNegative(input.after[name]))
    return states(input) && field !== undefined ? { path: field } : null
  },
  // A variance over two currencies would be a number of nothing.
  otherCurrency: (input) => {
    const [planned, actual] = [moneyOf(input.after.planned), moneyOf(input.after.actual)]
    return refuseIf(
      states(input) && planned !== null && actual !== null && planned.currency !== actual.currency,
      'actual',
    )
  },
  approvedRewritten: (input) => {
    const isApproved = isText(input.before?.approvedOn)
    return refuseIf(
      states(input) && isApproved && !sameValue(input.after.planned ?? null, plannedBefore(input)),
      'planned',
    )
  },
  spentBefore: (input) => refuseIf(input.action === 'archive' && isText(input.before?.approvedOn)),
})
