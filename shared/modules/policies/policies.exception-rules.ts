import { addMonths } from '../../base/dates.ts'
import { isText } from '../../record/rule-values.ts'
import { defineRules, type RecordConsequence, referred, refuseIf, states, takes } from '../../record/rules.ts'
import { reopened } from '../audits/audits.follow-up-rules.ts'

/** An exception that needs longer is no exception: the policy is wrong. Renewed, it is judged anew. */
const longestMonths = 12
const settled: readonly string[] = ['verified', 'closed', 'riskAccepted']
/** What exceptions to a policy must keep. */
export const exceptionRules = defineRules('policyException', {
  approvesOwn: (input) => {
    const { approver, applicant } = input.after
    return refuseIf(states(input) && isText(approver) && approver === applicant, 'approver')
  },
  dueTooLate: (input) => {
    const { dueOn } = input.after
    const isAsked = takes(input, 'request', 'renew') && isText(dueOn)
    return refuseIf(isAsked && dueOn > addMonths(input.today, longestMonths), 'dueOn', { months: longestMonths })
  },
  duePast: (input) => {
    const { dueOn } = input.after
    return refuseIf(takes(input, 'request', 'approve', 'renew') && isText(dueOn) && dueOn < input.today, 'dueOn')
  },
  notYetOver: (input) => {
    const { dueOn } = input.after
    return refuseIf(takes(input, 'expire') && isText(dueOn) && dueOn >= input.today, 'dueOn')
  },
  policyRetired: (input) =>
    refuseIf(takes(input, 'request') && referred(input, 'policy', 'policy')?.state === 'retired', 'policy'),
})

/** With the exception ends what excused the deviation: its finding is open again. */
export const exceptionExpired: RecordConsequence = (input) => {
  const finding = takes(input, 'expire') ? referred(input, 'finding', 'finding') : null
  return finding && settled.includes(finding.state) ? reopened(input, finding) : []
}
