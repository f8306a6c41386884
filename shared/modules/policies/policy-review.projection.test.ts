import { describe, expect, it } from 'vitest'
import type { Entity } from '../../record/record.ts'
import { versionHash } from './policies.approval.ts'
import { versionBefore } from './policies.wording.ts'
import type { policyRecord } from './policy.record.ts'
import type { policyApprovalRecord } from './policy-approval.record.ts'
import { type PolicyReviewSource, projectPolicyReview } from './policy-review.projection.ts'
import type { policyReviewRecord } from './policy-review.record.ts'
import type { policyVersionRecord } from './policy-version.record.ts'

const stamp = (id: string, state: string) => ({
  ...{
    id,
    revision: 'a:1',
    state,
    archived: false,
    createdAt: '',
    createdBy: 'clerk',
    updatedAt: '',
    updatedBy: 'clerk',
  },
})
const policy: Entity<typeof policyRecord> = {
  ...{ ...stamp('p', 'effective'), number: 'P-1', title: 'Mail', kind: 'policy', owner: null, approver: null },
  ...{ department: null, contributingDepartments: [], purpose: null, scope: null, audience: null, parent: null },
  ...{ classification: null, replaces: null, cadenceMonths: 12, nextReviewOn: null, evidence: [], approvedBy: null },
  ...{ approvedOn: null, retiredOn: null },
}
const version: Entity<typeof policyVersionRecord> = {
  ...{ ...stamp('v', 'effective'), policy: 'p', title: 'Mail', version: '2.0', text: '# 1 Scope\nAll.', summary: null },
  ...{ author: 'author', effectiveOn: '2026-01-01', submittedBy: 'clerk', submittedOn: null, approvedBy: null },
  ...{ approvedOn: null, supersededOn: null, evidence: [], quorum: null },
  approvers: [
    { id: '1', person: 'ann', capacity: 'legal', isRequired: true },
    { id: '2', person: 'bo', capacity: null, isRequired: true },
  ],
}
const review: Entity<typeof policyReviewRecord> = {
  ...{ ...stamp('r', 'concluded'), number: 'PR-1', title: 'Review', policy: 'p', version: 'v', owner: 'ann' },
  ...{ reviewers: ['ann'], dueOn: '2026-04-30', questions: [], comments: [], outcome: 'keep', conclusion: null },
  ...{ actions: [], evidence: [], concludedBy: null, concludedOn: null },
}
const source: PolicyReviewSource = {
  ...{
    organisation: null,
    policy,
    review,
    version,
    before: null,
    versions: [version],
    comments: [],
    approvals: [],
    exceptions: [],
  },
  ...{ attestations: [], on: '2026-03-01', nameOf: (_record, id) => id ?? '' },
}
const approval = (
  person: string,
  state: string,
  textHash = versionHash(version),
): Entity<typeof policyApprovalRecord> => ({
  ...{ ...stamp(`${person} ${state}`, state), title: 'Mail', version: 'v', person, capacity: null, textHash },
  ...{ reason: null, decidedBy: person, decidedOn: '2026-02-01' },
})

describe('the document of a policy review', () => {
  it.each([
    ['the approver of the policy', 'cho', 'bo', ['owner ann', 'approver cho']],
    ['who concluded it, where the approver is responsible too', 'ann', 'bo', ['owner ann', 'concluder bo']],
    ['who concluded it, where nobody approves the policy', null, 'bo', ['owner ann', 'concluder bo']],
    ['nobody else, where one person did it all', 'ann', 'ann', ['owner ann']],
  ])('is signed second by %s', (_case, approver, concludedBy, signers) => {
    const found = projectPolicyReview({
      ...{ ...source, policy: { ...policy, approver } },
      review: { ...review, concludedBy, concludedOn: '2026-03-01' },
    })
    expect(found.signers.map(({ duty, id }) => `${duty} ${id}`)).toEqual(signers)
  })

  it.each([
    [[], [null, null], 0],
    [[approval('ann', 'voided'), approval('ann', 'approved')], ['approved', null], 1],
    [[approval('ann', 'approved'), approval('bo', 'voided')], ['approved', 'voided'], 1],
    [[approval('ann', 'approved', 'of another text')], [null, null], 0],
  ])('shows of %o the states %o and %i given', (approvals, states, given) => {
    const found = projectPolicyReview({ ...source, approvals })
    expect(found.approvals.map(({ state }) => state)).toEqual(states)
    expect(found.quorum.given).toBe(given)
  })

  it.each([
    ['ann', false],
    ['author', true],
    ['clerk', true],
  ])('approved by %s is self-approved: %s', (approvedBy, selfApproved) => {
    expect(projectPolicyReview({ ...source, version: { ...version, approvedBy } }).selfApproved).toBe(selfApproved)
  })

  it('compares with the wording made before, not with one made after', () => {
    const other = (id: string, text: string) => ({ ...version, id, version: id, text })
    const versions = [other('1.0', '# 1 Scope\nSome.'), version, other('3.0', '# 9 New\nNone.')]
    expect(
      projectPolicyReview({ ...source, versions, before: versionBefore(version, versions) }).changes,
    ).toMatchObject({
      before: '1.0',
      counts: { changed: 1 },
    })
    expect(projectPolicyReview(source).changes).toBeNull()
  })

  it('says nothing of who has read it to who sees a part of that', () => {
    expect(projectPolicyReview({ ...source, attestations: null }).attestation).toBeNull()
  })
})
