import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { projectExternalAssessment } from '#shared/modules/frameworks/external-assessment.projection.ts'
import { externalAssessmentRecord } from '#shared/modules/frameworks/external-assessment.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { allAmong } from '../../records/all-among.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'

/** Why an assessment cannot be sealed: the firm has not reported, or nobody stands for it. */
function notReady(state: string, signers: readonly unknown[]): string | null {
  if (state === 'planned' || state === 'underWay') return 'externalDocument.refused.notReported'
  return signers.length === 0 ? 'externalDocument.refused.noOwner' : null
}

/** What somebody outside assessed and found, and what was taken up of it; its owner and whoever closed it stand for it. */
export const externalAssessmentReport: ReportKind<'externalAssessment'> = {
  record: externalAssessmentRecord,
  gather(context, id) {
    const assessment = context.read(externalAssessmentRecord).get(id)
    const organisations = context.read(organisationRecord).all()
    const known = context.read(findingRecord)
    const findings = assessment.findings.flatMap((finding) => known.find(finding) ?? [])
    const actions = allAmong(
      context,
      correctiveActionRecord,
      'finding',
      findings.map((finding) => finding.id),
    )
    const projection = projectExternalAssessment({
      ...{ assessment, findings, actions, on: context.today, nameOf: namesOf(context) },
      organisation: organisations[0] ?? null,
    })
    return {
      title: assessment.title,
      number: assessment.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisations },
        { record: externalAssessmentRecord, rows: [assessment] },
        { record: findingRecord, rows: findings },
        { record: correctiveActionRecord, rows: actions },
      ],
      named: [personRecord, departmentRecord],
      projection,
      signatories: projection.signers.map((signer) => signer.id),
      selfApproved: assessment.closedBy !== null && assessment.closedBy === assessment.owner,
      notReady: notReady(assessment.state, projection.signers),
    }
  },
}
