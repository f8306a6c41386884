import { OperationError } from '#shared/contract/errors.ts'
import type { Filter } from '#shared/contract/list.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { attestationRecord } from '#shared/modules/policies/attestation.record.ts'
import { versionHash } from '#shared/modules/policies/policies.approval.ts'
import { seesAllAttestations } from '#shared/modules/policies/policies.attestation-state.ts'
import { versionReplaced } from '#shared/modules/policies/policies.wording.ts'
import { policyRecord } from '#shared/modules/policies/policy.record.ts'
import { policyApprovalRecord } from '#shared/modules/policies/policy-approval.record.ts'
import {
  mostInPolicy,
  projectPolicyDocument,
  standingVersion,
  toldVersions,
} from '#shared/modules/policies/policy-document.projection.ts'
import { policyExceptionRecord } from '#shared/modules/policies/policy-exception.record.ts'
import { policyVersionRecord } from '#shared/modules/policies/policy-version.record.ts'
import { riskRecord } from '#shared/modules/risks/risk.record.ts'
import type { ReadContext } from '../../context.ts'
import { namesOf } from '../../records/names-of.ts'
import { mayRead, type ReportKind } from '../../reports/report-kind.ts'
import { untoldOfAttestations, untoldOfExceptions } from './policies.report-withheld.ts'

const stillKept = (states: readonly string[]): Filter => ({ field: 'state', comparison: 'in', value: [...states] })

function sourceOf(context: ReadContext, id: string) {
  const policy = context.read(policyRecord).get(id)
  const ofPolicy: Filter = { field: 'policy', comparison: 'is', value: id }
  const naming: Filter = { field: 'policies', comparison: 'contains', value: id }
  const versions = context.read(policyVersionRecord).all([ofPolicy])
  const version = standingVersion(versions)
  if (version === null) throw new OperationError('conflict', 'policyDocument.refused.noVersion')
  const ofVersion: Filter = { field: 'version', comparison: 'is', value: version.id }
  const maySeeRisks = mayRead(context.actor, riskRecord)
  return {
    ...{ policy, version, versions, before: versionReplaced(version, versions) },
    organisations: context.read(organisationRecord).all(),
    approvals: context.read(policyApprovalRecord).all([ofVersion]),
    exceptions: context.read(policyExceptionRecord).all([ofPolicy, stillKept(['inForce', 'expired'])]),
    attestations: seesAllAttestations(context.actor.roles) ? context.read(attestationRecord).all([ofVersion]) : null,
    controls: context.read(controlRecord).all([naming, stillKept(['planned', 'operating'])]),
    risks: maySeeRisks
      ? context.read(riskRecord).all([naming, { field: 'state', comparison: 'isNot', value: 'closed' }])
      : [],
  }
}

/** A policy itself, with the wording that stands for it; its owner stands for it, and who approves it. */
export const policyReport: ReportKind<'policy'> = {
  record: policyRecord,
  gather(context, id, leaveOut = []) {
    const { organisations, ...source } = sourceOf(context, id)
    const { policy, version, before, versions } = source
    const showsChanges = !leaveOut.includes('changes')
    const projection = projectPolicyDocument({
      ...{ ...source, showsChanges, on: context.today, nameOf: namesOf(context) },
      organisation: organisations[0] ?? null,
    })
    const isOfText = ({ textHash }: { readonly textHash: string }) => textHash === versionHash(version)
    const printed = [version, ...(before === null || !showsChanges ? [] : [before])]
    const told = toldVersions(versions).filter(({ id: one }) => printed.every((other) => other.id !== one))
    return {
      title: policy.title,
      number: policy.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisations },
        { record: policyRecord, rows: [policy] },
        { record: policyVersionRecord, rows: printed },
        // Of the others the history names the days alone, whose text may be one that nobody has approved.
        { record: policyVersionRecord, rows: told, without: ['text', 'summary', 'evidence', 'approvers', 'quorum'] },
        { record: policyApprovalRecord, rows: source.approvals.filter(isOfText) },
        { record: policyExceptionRecord, rows: source.exceptions, without: untoldOfExceptions },
        {
          record: attestationRecord,
          rows: (source.attestations ?? []).filter(isOfText),
          without: untoldOfAttestations,
        },
        // How a control works and what a risk may do stand nowhere in the document.
        {
          record: controlRecord,
          rows: source.controls.slice(0, mostInPolicy.controls),
          without: ['objective', 'description', 'procedure', 'steps', 'evidence'],
        },
        {
          record: riskRecord,
          rows: source.risks.slice(0, mostInPolicy.risks),
          without: ['cause', 'event', 'consequence', 'ratings', 'acceptance'],
        },
      ],
      named: [personRecord, departmentRecord, policyRecord],
      projection,
      signatories: projection.signers.map((signer) => signer.id),
      selfApproved: projection.selfApproved || projection.signers.length === 1,
      inPart: source.attestations === null ? 'errors.reportInPart' : null,
      notReady: notReady(projection),
    }
  },
}

/** Why a policy cannot be sealed: nobody approved its text yet, or nobody stands for it. */
function notReady({ standing, signers }: ReturnType<typeof projectPolicyDocument>): string | null {
  if (standing === 'unapproved') return 'policyDocument.refused.unapproved'
  return signers.length === 0 ? 'policyDocument.refused.noOwner' : null
}
