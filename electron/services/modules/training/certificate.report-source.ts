import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { assessmentRecord } from '#shared/modules/training/assessment.record.ts'
import { projectCertificate } from '#shared/modules/training/certificate.projection.ts'
import { certificateRecord } from '#shared/modules/training/certificate.record.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import { courseRecord } from '#shared/modules/training/course.record.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'

/** One certificate, once issued: for who issued it. */
export const certificateReport: ReportKind<'certificate'> = {
  record: certificateRecord,
  gather(context, id) {
    const certificate = context.read(certificateRecord).get(id)
    const organisation = context.read(organisationRecord).all()
    const { issuedBy, person, state } = certificate
    return {
      title: certificate.title,
      number: certificate.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: certificateRecord, rows: [certificate] },
      ],
      named: [personRecord, courseRecord, assessmentRecord, competitionRecord],
      projection: projectCertificate({
        ...{ certificate, organisation: organisation[0] ?? null, nameOf: namesOf(context) },
      }),
      signatories: issuedBy === null ? [] : [issuedBy],
      selfApproved: issuedBy === person,
      notReady: state === 'issued' ? null : `certificateDocument.refused.${state}`,
    }
  },
}
