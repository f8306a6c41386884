import { projectActionPlan } from '#shared/modules/audits/action-plan.projection.ts'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { auditReport } from './audits.report-source.ts'

const reported: readonly string[] = ['reporting', 'issued', 'closed']

/** The corrective actions of one audit as they stand today, from the same records as its report. */
export const actionPlanReport: ReportKind<'actionPlan'> = {
  record: auditRecord,
  gather(context, id) {
    const report = auditReport.gather(context, id)
    const audit = context.read(auditRecord).get(id)
    const { leadAuditor, state } = audit
    return {
      ...report,
      projection: projectActionPlan(report.projection, { on: context.today, leadAuditor }),
      signatories: [leadAuditor],
      selfApproved: false,
      notReady: reported.includes(state) ? null : 'actionPlan.refused.notReported',
    }
  },
}
