import { branchReportRecord } from '#shared/modules/department-reports/branch-report.record.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import type { Compilation } from '#shared/modules/department-reports/department-reports.contract.ts'
import { projectBranchReport } from '#shared/modules/department-reports/department-reports.projection.ts'
import { reportTemplateRecord } from '#shared/modules/department-reports/report-template.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'
import { versionsOf } from '../../expected-reports/templates.ts'
import { namesOf } from '../../records/names-of.ts'

type Branch = Entity<typeof branchReportRecord>

/** The departments whose newest report is another than the one taken in, or was signed off since. */
function changedSince(context: ReadContext, branch: Branch) {
  const family = versionsOf(context, branch.template).map(({ template: { id } }) => id)
  const present = context.read(departmentReportRecord).all([
    { field: 'template', comparison: 'in', value: family.length > 0 ? family : [branch.template] },
    { field: 'startsOn', comparison: 'is', value: branch.period.start },
    { field: 'state', comparison: 'isNot', value: 'superseded' },
  ])
  const taken = new Map(branch.entries.map(({ department, report, standing }) => [department, { report, standing }]))
  return present.filter(({ id, department, state, version }) => {
    const entry = taken.get(department)
    if (state === 'signedOff') return true
    return entry?.report !== null && entry?.report !== id && (version ?? 1) > 1
  })
}

/** The reports that a branch report took in, and those that it named without taking them in. */
export function reportsOf(context: ReadContext, branch: Branch) {
  const reports = context.read(departmentReportRecord)
  const found = branch.entries.flatMap(({ report: id, standing }) => {
    const report = id === null ? null : reports.find(id)
    return report ? [{ report, isTaken: standing === 'onTime' || standing === 'late' }] : []
  })
  return {
    taken: found.filter(({ isTaken }) => isTaken).map(({ report }) => report),
    pending: found.filter(({ isTaken }) => !isTaken).map(({ report }) => report),
  }
}

/** A branch report as it was compiled, and what has changed since. */
export function compilation(context: ReadContext, id: string): Compilation {
  const branch = context.read(branchReportRecord).get(id)
  const template = context.read(reportTemplateRecord).get(branch.template)
  const nameOf = namesOf(context)
  const { taken } = reportsOf(context, branch)
  return {
    unit: template.period,
    projection: projectBranchReport({ branch, template, reports: taken, nameOf }),
    changed:
      branch.state === 'compiled'
        ? changedSince(context, branch).map(({ id: report, department, state }) => {
            return { report, department: nameOf('department', department), state }
          })
        : [],
  }
}
