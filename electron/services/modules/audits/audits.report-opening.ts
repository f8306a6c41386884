import type { ContentsEntry } from '#services/documents/contents.ts'
import { drawReportControl, drawReportCover, type ReportIdentity } from '../../reports/report-frame.ts'
import { dayText, filled, listText, momentText, periodText } from '../../reports/report-words.ts'
import type { ReportContext } from './audits.report-context.ts'

/** The first page: what the audit was about, of whom and by whom. */
export function drawAuditCover(context: ReportContext, identity: ReportIdentity): void {
  const { words, projection } = context
  drawReportCover(context, identity, {
    kind: `${words('auditReport.kind')} · ${words(`audit.kind.${projection.kind}`)}`,
    facts: filled([
      [words('audit.auditees'), listText(words, projection.auditees)],
      [words('audit.period'), periodText(words, projection.period)],
      [words('audit.leadAuditor'), projection.leadAuditor],
      [words('audit.team'), listText(words, projection.team)],
      [words('audit.issuedOn'), dayText(words, projection.issuedOn) || words('auditReport.notIssued')],
      [words('audit.classification'), projection.classification || words('reportFrame.classificationNone')],
    ]),
  })
}

/** Document control and contents on one page, or more where there are many findings. */
export function drawAuditControl(context: ReportContext, entries: readonly ContentsEntry[]): void {
  const { words, projection, options } = context
  const facts = filled([
    [words('audit.number'), projection.number],
    [words('reportFrame.sealedAt'), options.draft ? '' : momentText(words, options.proof.sealedAt)],
    [words('audit.department'), projection.department],
    [words('audit.fieldworkPeriod'), periodText(words, projection.fieldworkPeriod)],
    [words('audit.reportDueOn'), dayText(words, projection.reportDueOn)],
    [words('audit.previousAudit'), projection.previousAudit],
    [words('audit.classification'), projection.classification || words('reportFrame.classificationNone')],
  ])
  const { distribution } = projection
  drawReportControl(
    context,
    { facts, ...(distribution === '' ? {} : { distribution: [words('audit.distribution'), distribution] as const }) },
    entries,
  )
}
