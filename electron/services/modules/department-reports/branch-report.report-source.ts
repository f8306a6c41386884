import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { projectBranchDocument } from '#shared/modules/department-reports/branch-report.projection.ts'
import { branchReportRecord } from '#shared/modules/department-reports/branch-report.record.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import { reportTemplateRecord } from '#shared/modules/department-reports/report-template.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { reportsOf } from './department-reports.compilation.ts'

/** All departments' reports of one period as they were compiled, with those that were named and not taken in. */
export const branchReport: ReportKind<'branchReport'> = {
  record: branchReportRecord,
  gather(context, id) {
    const branch = context.read(branchReportRecord).get(id)
    const template = context.read(reportTemplateRecord).get(branch.template)
    const organisation = context.read(organisationRecord).all()
    const { taken, pending } = reportsOf(context, branch)
    const projection = projectBranchDocument({
      ...{ branch, template, pending, reports: taken },
      organisation: organisation[0] ?? null,
      nameOf: namesOf(context),
    })
    return {
      title: branch.title,
      number: branch.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: branchReportRecord, rows: [branch] },
        { record: reportTemplateRecord, rows: [template] },
        { record: departmentReportRecord, rows: taken },
      ],
      named: [personRecord, departmentRecord, assetRecord, departmentReportRecord, branchReportRecord],
      projection,
      signatories: branch.compiledBy === null ? [] : [branch.compiledBy],
      selfApproved: projection.handledByCompiler.length > 0,
      notReady: branch.state === 'draft' ? 'departmentReports.refused.branchNotCompiled' : null,
    }
  },
}
