import { OperationError } from '#shared/contract/errors.ts'
import type { Filter } from '#shared/contract/list.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { attestationRecord } from '#shared/modules/policies/attestation.record.ts'
import { clauseCommentRecord } from '#shared/modules/policies/clause-comment.record.ts'
import { seesAllAttestations } from '#shared/modules/policies/policies.attestation-state.ts'
import { versionsUpTo } from '#shared/modules/policies/policies.review-gate.ts'
import { versionBefore } from '#shared/modules/policies/policies.wording.ts'
import { policyRecord } from '#shared/modules/policies/policy.record.ts'
import { policyApprovalRecord } from '#shared/modules/policies/policy-approval.record.ts'
import { policyExceptionRecord } from '#shared/modules/policies/policy-exception.record.ts'
import { projectPolicyReview } from '#shared/modules/policies/policy-review.projection.ts'
import { policyReviewRecord } from '#shared/modules/policies/policy-review.record.ts'
import { policyVersionRecord } from '#shared/modules/policies/policy-version.record.ts'
import type { ReadContext } from '../../context.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { untoldOfAttestations, untoldOfExceptions } from './policies.report-withheld.ts'

/** Why a review cannot be sealed: it has not begun or was called off, or the reader sees a part of who has read it. */
function notReady(context: ReadContext, state: string): string | null {
  if (!seesAllAttestations(context.actor.roles)) return 'policyReviewDocument.refused.ownOnly'
  if (state === 'inProgress' || state === 'concluded') return null
  return `policyReviewDocument.refused.${state}`
}

function sourceOf(context: ReadContext, id: string) {
  const review = context.read(policyReviewRecord).get(id)
  // A review that has begun names its version: the step requires it.
  if (review.version === null) throw new OperationError('conflict', 'policyReviewDocument.refused.planned')
  const version = context.read(policyVersionRecord).get(review.version)
  const ofPolicy: readonly Filter[] = [{ field: 'policy', comparison: 'is', value: review.policy }]
  const ofVersion: readonly Filter[] = [{ field: 'version', comparison: 'is', value: version.id }]
  const active = context.read(policyVersionRecord).all(ofPolicy)
  // A draft that was archived under its review still is what was reviewed.
  const versions = active.some(({ id: known }) => known === version.id) ? active : [...active, version]
  const upTo = versionsUpTo(version, versions).map((one) => one.id)
  const before = versionBefore(version, versions)
  return {
    ...{ review, version, versions, before },
    policy: context.read(policyRecord).get(review.policy),
    organisations: context.read(organisationRecord).all(),
    comments: context
      .read(clauseCommentRecord)
      .all([{ field: 'version', comparison: 'in', value: upTo }])
      .filter((comment) => comment.version === version.id || comment.state !== 'resolved'),
    approvals: context.read(policyApprovalRecord).all(ofVersion),
    exceptions: context
      .read(policyExceptionRecord)
      .all([...ofPolicy, { field: 'state', comparison: 'in', value: ['inForce', 'expired'] }]),
    attestations: seesAllAttestations(context.actor.roles) ? context.read(attestationRecord).all(ofVersion) : null,
  }
}

/** A review of a policy with the wording reviewed; who is responsible for it stands for it, and a second person. */
export const policyReviewReport: ReportKind<'policyReview'> = {
  record: policyReviewRecord,
  gather(context, id) {
    const { organisations, ...source } = sourceOf(context, id)
    const { review, policy, version, before } = source
    const projection = projectPolicyReview({
      ...{ ...source, on: context.today, nameOf: namesOf(context) },
      organisation: organisations[0] ?? null,
    })
    return {
      title: review.title,
      number: review.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisations },
        { record: policyRecord, rows: [policy] },
        { record: policyReviewRecord, rows: [review] },
        { record: policyVersionRecord, rows: before === null ? [version] : [version, before] },
        { record: clauseCommentRecord, rows: source.comments },
        { record: policyApprovalRecord, rows: source.approvals },
        { record: policyExceptionRecord, rows: source.exceptions, without: untoldOfExceptions },
        { record: attestationRecord, rows: source.attestations ?? [], without: untoldOfAttestations },
      ],
      named: [personRecord, departmentRecord, policyRecord, policyVersionRecord],
      projection,
      signatories: projection.signers.map((signer) => signer.id),
      selfApproved: projection.selfApproved || projection.signers.length === 1,
      notReady: notReady(context, review.state),
    }
  },
}
