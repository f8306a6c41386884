import { hasRepeats, partRows } from '../../record/rule-values.ts'
import { defineRules, type RuleInput, refuseIf, states, takes } from '../../record/rules.ts'
import { severities } from './assets.limits.ts'

/** The days of a rule from the gravest severity to the least; those without a limit are left out. */
function daysInOrder({ after }: RuleInput): readonly number[] {
  const days = new Map(partRows(after.periods).map(({ severity, days: given }) => [severity, Number(given)]))
  return severities.flatMap((severity) => days.get(severity) ?? [])
}

/** What the rules on remedy periods must keep. */
export const remedyPeriodRules = defineRules('remedyPeriod', {
  severityTwice: (input) =>
    refuseIf(
      states(input) && hasRepeats(partRows(input.after.periods).map(({ severity }) => String(severity))),
      'periods',
    ),
  graverLater: (input) => {
    const days = daysInOrder(input)
    return refuseIf(takes(input, 'putIntoUse') && days.some((own, at) => own > (days[at + 1] ?? own)), 'periods')
  },
  followsItself: (input) => refuseIf(input.before !== null && input.after.follows === input.before.id, 'follows'),
  inUse: (input) => refuseIf(input.action === 'archive' && input.before?.state !== 'draft'),
})
