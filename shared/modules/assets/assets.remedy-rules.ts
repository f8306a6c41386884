import { hasRepeats, isText, partRows } from '../../record/rule-values.ts'
import { defineRules, type RecordConsequence, type RuleInput, refuseIf, states, takes } from '../../record/rules.ts'
import type { AnyEntity } from '../../record/values.ts'
import { type RemedyRule, remedyDue, severities } from './assets.limits.ts'

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

function ruleOf({ version, usedFrom, retiredOn, periods }: AnyEntity): RemedyRule {
  return {
    version: typeof version === 'number' ? version : null,
    usedFrom: isText(usedFrom) ? usedFrom : null,
    retiredOn: isText(retiredOn) ? retiredOn : null,
    periods: partRows(periods).flatMap(({ severity: given, days }) => {
      const severity = severities.find((one) => one === given)
      return severity !== undefined && typeof days === 'number' ? [{ severity, days }] : []
    }),
  }
}

/** A weakness that is written down without a due day gets the one that the house's rule of the day of its discovery asks for. */
export const weaknessFallsDue: RecordConsequence = (input) => {
  const { severity: given, firstSeenOn, dueOn, lastScan } = input.after
  const severity = severities.find((one) => one === given)
  // What a scan found was reckoned with when the scan was read, once for all of its rows.
  if (input.action !== 'create' || isText(dueOn) || isText(lastScan)) return []
  if (severity === undefined || !isText(firstSeenOn)) return []
  const due = remedyDue(severity, firstSeenOn, input.read.all('remedyPeriod', {}).map(ruleOf))
  return due === null ? [] : [{ record: 'vulnerability', id: input.id, changes: { dueOn: due } }]
}
