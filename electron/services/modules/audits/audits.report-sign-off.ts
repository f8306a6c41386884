import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import type { ReportContext } from './audits.report-context.ts'

/** Who signs the audit's report, and whether anybody but its lead auditor issued it. */
export function drawSignOff(context: ReportContext): void {
  const { words, projection } = context
  drawReportSignOff(context, {
    text: words('auditReport.signOffText'),
    remark: projection.selfApproved ? words('auditReport.selfApproved') : null,
    signers: projection.signOff.map(({ duty, person, on }) => ({
      duty: words(`auditReport.duty.${duty}`),
      person,
      on,
    })),
  })
}
