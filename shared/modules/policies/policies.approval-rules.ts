import { isText } from '../../record/rule-values.ts'
import {
  type Consequence,
  defineRules,
  isAloneInVault,
  type RecordConsequence,
  type RuleInput,
  referred,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { approversOf, quorumOf, versionHash } from './policies.approval.ts'

const approval = 'policyApproval'
const decided: readonly string[] = ['approved', 'refused']

/** The people who brought a version forward; none of them approves it. */
function proposers(version: Readonly<Record<string, AnyValue>>): readonly (AnyValue | undefined)[] {
  return [version.author, version.submittedBy, version.createdBy]
}

function approvalsOf(input: RuleInput, version: AnyValue | undefined): readonly AnyEntity[] {
  return isText(version) ? input.read.all(approval, { version }) : []
}

const of = (input: RuleInput) => referred(input, 'version', 'policyVersion')
const isDecision = (input: RuleInput) => takes(input, 'approve', 'refuse')
const kept = ['version', 'person', 'capacity', 'textHash'] as const

/** Rules of a version about who is to approve it; they join those of its text. */
export const approverGuards: Parameters<typeof defineRules>[1] = {
  approverTwice: (input) => {
    const people = approversOf(input.after).map(({ person }) => person)
    return refuseIf(states(input) && new Set(people).size < people.length, 'approvers')
  },
  quorumTooHigh: (input) => {
    const { quorum } = input.after
    const count = approversOf(input.after).length
    return refuseIf(states(input) && typeof quorum === 'number' && quorum > count, 'quorum', { count })
  },
  proposerApproves: (input) => {
    if (!takes(input, 'submit') || isAloneInVault(input)) return null
    const own = [input.person, ...proposers(input.after)]
    return refuseIf(
      approversOf(input.after).some(({ person }) => own.includes(person)),
      'approvers',
    )
  },
}

/** What an approval must keep: asked of somebody named, decided by them alone, on the text that they were shown. */
export const approvalRules = defineRules(approval, {
  notNamed: (input) => {
    const version = input.action === 'create' ? of(input) : null
    const isNamed = version && approversOf(version).some(({ person }) => person === input.after.person)
    return refuseIf(version !== null && !isNamed, 'person')
  },
  askedAlready: (input) => {
    const others = approvalsOf(input, input.after.version).filter((other) => other.person === input.after.person)
    return refuseIf(input.action === 'create' && others.some((other) => other.state !== 'voided'), 'person')
  },
  otherText: (input) => {
    const version = input.action === 'create' || takes(input, 'approve') ? of(input) : null
    return refuseIf(version !== null && versionHash(version) !== input.after.textHash, 'textHash')
  },
  changedAfterwards: (input) =>
    refuseIf(input.before !== null && kept.some((field) => input.after[field] !== input.before?.[field])),
  notInReview: (input) => refuseIf(isDecision(input) && of(input)?.state !== 'inReview'),
  approvesOwn: (input) => {
    const version = takes(input, 'approve') ? of(input) : null
    return refuseIf(version !== null && !isAloneInVault(input) && proposers(version).includes(input.person))
  },
})

function voided(approvals: readonly AnyEntity[]): readonly Consequence[] {
  return approvals.map(({ id }) => ({ record: approval, id, step: 'void' }))
}

function asked(input: RuleInput & { readonly id: string }): readonly Consequence[] {
  const textHash = versionHash(input.after)
  const title = isText(input.after.title) ? input.after.title : ''
  return approversOf(input.after).map(({ person, capacity }) => ({
    record: approval,
    create: { title, version: input.id, person, capacity, textHash },
  }))
}

/**
 * Submitting asks every approver anew; whatever was decided before is void, as it is once the text is edited or the
 * approval withdrawn. Sending back takes open requests away and lets decisions be read.
 */
export const approversAsked: RecordConsequence = (input) => {
  const live = approvalsOf(input, input.id).filter((one) => one.state !== 'voided')
  if (takes(input, 'submit')) return [...voided(live), ...asked(input)]
  if (takes(input, 'sendBack')) return voided(live.filter((one) => one.state === 'pending'))
  const isRewritten = input.before !== null && input.before.text !== input.after.text
  return takes(input, 'withdraw') || isRewritten ? voided(live) : []
}

/** The approval that meets the quorum approves the version; one refusal sends it back to its author. */
export const versionDecided: RecordConsequence = (input) => {
  const version = isDecision(input) ? of(input) : null
  if (!version) return []
  const all = approvalsOf(input, version.id)
  const open = all.filter((one) => one.state === 'pending' && one.id !== input.id)
  const record = 'policyVersion'
  if (takes(input, 'refuse'))
    return [
      { record, id: version.id, step: 'refuse', changes: { submittedBy: null, submittedOn: null } },
      ...voided(open),
    ]
  const others = all.filter((one) => one.id !== input.id && decided.includes(one.state))
  const own = { ...input.after, id: input.id, state: 'approved', archived: false } as AnyEntity
  if (!quorumOf(version, [...others, own]).isMet) return []
  const changes = { approvedBy: input.person, approvedOn: input.today }
  return [{ record, id: version.id, step: 'approve', changes }, ...voided(open)]
}
