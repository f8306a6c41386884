import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { projectDepartmentReport, signersOf } from '#shared/modules/department-reports/department-report.projection.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import { reportTemplateRecord } from '#shared/modules/department-reports/report-template.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'

/** One department's report of one period; its head, and whoever recorded the head's signature, stand for it. */
export const departmentReport: ReportKind<'departmentReport'> = {
  record: departmentReportRecord,
  gather(context, id) {
    const report = context.read(departmentReportRecord).get(id)
    const template = context.read(reportTemplateRecord).get(report.template)
    const organisation = context.read(organisationRecord).all()
    const nameOf = namesOf(context)
    return {
      title: report.title,
      number: report.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: reportTemplateRecord, rows: [template] },
        { record: departmentReportRecord, rows: [report] },
      ],
      named: [personRecord, departmentRecord, assetRecord, departmentReportRecord],
      projection: projectDepartmentReport({ organisation: organisation[0] ?? null, report, template, nameOf }),
      signatories: signersOf(report).map((signer) => signer.id),
      selfApproved: false,
      notReady:
        report.state === 'draft' || report.state === 'submitted' ? 'departmentReports.refused.notSignedOff' : null,
    }
  },
}
