import { attachFiles } from '#services/documents/attachments.ts'
import type { ContentsEntry } from '#services/documents/contents.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { auditsMessages } from '#shared/modules/audits/audits.messages.ts'
import type { AuditReportProjection } from '#shared/modules/audits/audits.projection.ts'
import { auditReportMessages } from '#shared/modules/audits/audits.report-messages.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { openReport } from '../../reports/report-frame.ts'
import { listText } from '../../reports/report-words.ts'
import { appendices, drawAppendices, titleOfAppendix } from './audits.report-appendices.ts'
import { drawBasis, drawSummary } from './audits.report-conclusion.ts'
import type { ReportContext } from './audits.report-context.ts'
import { drawFindings, drawFollowUp, findingPlace } from './audits.report-findings.ts'
import { drawAuditControl, drawAuditCover } from './audits.report-opening.ts'
import { drawSignOff } from './audits.report-sign-off.ts'

/**
 * Draws the audit report as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: no clock, no
 * chance, no database; the same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawAuditReport(projection: AuditReportProjection, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [auditsMessages, auditReportMessages, reportFrameMessages])
  const identity = {
    organisation: projection.organisation,
    title: projection.title,
    number: projection.number,
    classification: projection.classification,
    subject: words('auditReport.subject', {
      number: projection.number,
      auditees: listText(words, projection.auditees),
    }),
  }
  const context: ReportContext = { ...openReport(words, identity, options), projection }
  const { document } = context
  drawAuditCover(context, identity)
  drawAuditControl(context, contentsOf(context))
  drawSummary(context)
  drawBasis(context)
  drawFindings(context)
  drawFollowUp(context)
  drawSignOff(context)
  drawAppendices(context)
  attachFiles(document.pdf, options.attachments)
  return document.finish()
}

function contentsOf({ words, projection }: ReportContext): readonly ContentsEntry[] {
  const section = (place: string, title: string): ContentsEntry => ({ place, title, level: 1 })
  return [
    section('summary', words('auditReport.summary')),
    section('basis', words('auditReport.basis')),
    section('findings', words('auditReport.findings')),
    ...projection.findings.map((finding, index) => ({
      place: findingPlace(index),
      title: `${finding.number}  ${finding.title}`,
      level: 2 as const,
    })),
    section('plan', words('auditReport.plan')),
    section('earlier', words('auditReport.earlier')),
    section('goodPractice', words('audit.goodPractice')),
    section('signOff', words('reportFrame.signOff')),
    ...appendices.map(({ name }) => section(name, titleOfAppendix(words, name))),
  ]
}
