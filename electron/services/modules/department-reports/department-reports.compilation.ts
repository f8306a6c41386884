import { branchReportRecord } from '#shared/modules/department-reports/branch-report.record.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import type { Compilation } from '#shared/modules/department-reports/department-reports.contract.ts'
import { projectBranchReport } from '#shared/modules/department-reports/department-reports.projection.ts'
import { reportTemplateRecord } from '#shared/modules/department-reports/report-template.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'
import { recordNamed } from '../../open-vault.ts'
import { titleOf } from '../../records/reader.ts'
import { versionsOf } from './department-reports.templates.ts'

type Branch = Entity<typeof branchReportRecord>

function namesOf(context: ReadContext) {
  return (name: string, id: string | null): string => {
    const record = recordNamed(name)
    const entity = record && id !== null ? context.read(record).find(id) : null
    return record && entity ? titleOf(record, entity) : ''
  }
}

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

/** A branch report as it was compiled, and what has changed since. */
export function compilation(context: ReadContext, id: string): Compilation {
  const branch = context.read(branchReportRecord).get(id)
  const template = context.read(reportTemplateRecord).get(branch.template)
  const reports = context.read(departmentReportRecord)
  const nameOf = namesOf(context)
  const taken = branch.entries.flatMap(({ report, standing }) => {
    const found = report !== null && (standing === 'onTime' || standing === 'late') ? reports.find(report) : null
    return found ? [found] : []
  })
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
