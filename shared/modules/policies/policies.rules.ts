import { addMonths } from '../../base/dates.ts'
import { isText } from '../../record/rule-values.ts'
import {
  type Consequence,
  defineRules,
  type RecordConsequence,
  type RecordConsequences,
  type RecordRules,
  type RuleInput,
  referred,
  refuseCount,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { approvalRules, approverGuards, approversAsked, versionDecided } from './policies.approval-rules.ts'
import { attestationRules, campaignRuns } from './policies.attestation-rules.ts'
import { clauseCommentRules } from './policies.comment-rules.ts'
import { exceptionExpired, exceptionRules } from './policies.exception-rules.ts'
import { openQuestions, undecidedComments, versionsUpTo } from './policies.review-gate.ts'

function versionsOf(input: RuleInput, policy: AnyValue | undefined): readonly AnyEntity[] {
  return isText(policy) ? input.read.all('policyVersion', { policy }) : []
}

function isAboveItself(input: RuleInput, field: 'parent' | 'replaces'): boolean {
  const seen = new Set<string>()
  for (let id = input.after[field]; isText(id) && !seen.has(id); id = input.read.find('policy', id)?.[field]) {
    if (id === input.before?.id) return true
    seen.add(id)
  }
  return false
}

const policy = defineRules('policy', {
  approverOwns: (input) => {
    const { approver, owner } = input.after
    return refuseIf(states(input) && isText(approver) && approver === owner, 'approver')
  },
  noEffectiveVersion: (input) =>
    refuseIf(
      takes(input, 'takeEffect') &&
        !versionsOf(input, input.before?.id).some((version) => version.state === 'effective'),
    ),
  partOfItself: (input) => refuseIf(states(input) && isAboveItself(input, 'parent'), 'parent'),
  replacesItself: (input) => refuseIf(states(input) && isAboveItself(input, 'replaces'), 'replaces'),
})

const policyVersion = defineRules('policyVersion', {
  ...approverGuards,
  versionTaken: (input) => {
    const taken = versionsOf(input, input.after.policy).some(
      (other) => other.id !== input.before?.id && other.version === input.after.version,
    )
    return refuseIf(states(input) && taken, 'version')
  },
  policyRetired: (input) =>
    refuseIf(input.action !== 'archive' && referred(input, 'policy', 'policy')?.state === 'retired', 'policy'),
  notYetEffective: (input) => {
    const { effectiveOn } = input.after
    return refuseIf(takes(input, 'takeEffect') && isText(effectiveOn) && effectiveOn > input.today, 'effectiveOn')
  },
  // Once in force it is what people were bound by on those days.
  wasInForce: (input) =>
    refuseIf(input.action === 'archive' && ['effective', 'superseded'].includes(input.before?.state ?? '')),
})

/** The remarks on the version under review, and on those before it, that nobody has answered. */
function openRemarks(input: RuleInput): number {
  const version = referred(input, 'version', 'policyVersion')
  if (version === null) return 0
  const versions = versionsUpTo(version, versionsOf(input, version.policy))
  const counts = versions.map(({ id }) => input.read.all('clauseComment', { version: id, state: 'open' }).length)
  return counts.reduce((total, count) => total + count, 0)
}

const policyReview = defineRules('policyReview', {
  versionOfOtherPolicy: (input) => {
    const version = states(input) ? referred(input, 'version', 'policyVersion') : null
    return refuseIf(version !== null && version.policy !== input.after.policy, 'version')
  },
  questionsOpen: (input) => (takes(input, 'conclude') ? refuseCount(openQuestions(input.after)) : null),
  commentsOpen: (input) => (takes(input, 'conclude') ? refuseCount(undecidedComments(input.after)) : null),
  remarksOpen: (input) => (takes(input, 'conclude') ? refuseCount(openRemarks(input)) : null),
})

/** What policies, their versions and their reviews must keep. */
export const policyRules: RecordRules = {
  ...policy,
  ...policyVersion,
  ...policyReview,
  ...approvalRules,
  ...clauseCommentRules,
  ...attestationRules,
  ...exceptionRules,
}

/** The next review is due one cadence after the day on which a version took effect or a review ended. */
function renewedReview(input: RuleInput, from: string): readonly Consequence[] {
  const of = referred(input, 'policy', 'policy')
  if (of === null || typeof of.cadenceMonths !== 'number') return []
  // A schedule of the policy's own says when it is reviewed next.
  if (input.read.all('schedule', { policy: of.id, state: 'active' }).length > 0) return []
  return [{ record: 'policy', id: of.id, changes: { nextReviewOn: addMonths(from, of.cadenceMonths) } }]
}

/** A policy has one version in force: taking effect supersedes the former and renews the date of the next review. */
const tookEffect: RecordConsequence = (input) => {
  const { effectiveOn, policy } = input.after
  if (!takes(input, 'takeEffect') || !isText(effectiveOn)) return []
  const former = versionsOf(input, policy).filter((other) => other.state === 'effective' && other.id !== input.id)
  const superseded = former.map(({ id }) => ({
    record: 'policyVersion',
    id,
    step: 'supersede',
    changes: { supersededOn: input.today },
  }))
  return [...superseded, ...renewedReview(input, effectiveOn)]
}

/** What follows from changes of policies, versions, approvals and reviews. */
export const policyConsequences: RecordConsequences = {
  policyVersion: (input) => [...approversAsked(input), ...tookEffect(input)],
  policyApproval: versionDecided,
  attestationCampaign: campaignRuns,
  policyException: exceptionExpired,
  policyReview: (input) =>
    takes(input, 'conclude') && input.after.outcome !== 'retire' ? renewedReview(input, input.today) : [],
}
