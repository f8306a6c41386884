import type { Translator } from '#shared/base/translate.ts'
import type { NamedApproval, PolicyWording } from '#shared/modules/policies/policies.wording.ts'
import { dayText, filled, listText } from '../../reports/report-words.ts'
import { effectiveText } from './policies.report-wording.ts'
import type { PolicyContext } from './policy.report-lists.ts'

/** The cover names so many of those who approved; the chapter names all. */
const mostOnCover = 6

function approverText(words: Translator, { person, capacity, on }: NamedApproval): string {
  const day = dayText(words, on)
  if (capacity === null) return words('policyDocument.approverPlain', { person, day })
  return words('policyDocument.approver', { person, capacity: words(`policyApproval.capacity.${capacity}`), day })
}

/** How many approved exactly this text, by when, and each of them; '' where nobody is asked to. */
function approvalText(words: Translator, { approvals, quorum, wording }: PolicyWording): string {
  if (approvals.length === 0) return ''
  const { given, needed } = quorum
  const approved = approvals.filter(({ state }) => state === 'approved')
  const day = dayText(words, wording.approvedOn)
  const left = approved.length - mostOnCover
  return [
    day === ''
      ? words('policyDocument.quorumOpen', { given, needed })
      : words('policyDocument.quorum', { given, needed, day }),
    ...approved.slice(0, mostOnCover).map((approval) => approverText(words, approval)),
    ...(left > 0 ? [words('policyDocument.approversLeft', { count: left })] : []),
  ].join('\n')
}

function reviewText({ words, projection }: PolicyContext): string {
  const { policy, isOverdue, standing } = projection
  const day = dayText(words, policy.nextReviewOn)
  if (day === '' || standing === 'retired') return ''
  const due = isOverdue ? words('policyDocument.overdue', { day }) : day
  return words('policyDocument.cadence', { day: due, count: policy.cadenceMonths })
}

/** What the title page says of a policy. */
export function facts(context: PolicyContext) {
  const { words, projection } = context
  const { policy, wording, on } = projection
  const state = words(`policyVersion.state.${wording.state}`)
  return filled([
    [words('policyVersion.version'), words('policyDocument.version', { version: wording.version, state })],
    [words('policy.owner'), policy.owner],
    [words('policyDocument.approvedBy'), approvalText(words, projection)],
    [words('policyWording.effective'), effectiveText(words, wording)],
    [words('policy.nextReviewOn'), reviewText(context)],
    [words('policyDocument.on'), dayText(words, on)],
  ])
}

/** What the control page adds to it. */
export function control({ words, projection }: PolicyContext) {
  const { policy } = projection
  return filled([
    [words('policyWording.state'), words(`policy.state.${policy.state}`)],
    [words('policy.department'), policy.department],
    [words('policy.contributingDepartments'), listText(words, policy.contributing)],
    [words('policy.parent'), policy.parent],
    [words('policy.replaces'), policy.replaces],
  ])
}
