import { attachFiles } from '#services/documents/attachments.ts'
import type { ContentsEntry } from '#services/documents/contents.ts'
import { AuditDocument } from '#services/documents/document.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { auditsMessages } from '#shared/modules/audits/audits.messages.ts'
import type { AuditReportProjection } from '#shared/modules/audits/audits.projection.ts'
import { auditReportMessages } from '#shared/modules/audits/audits.report-messages.ts'
import { appendices, appendixTitle, drawAppendices } from './audits.report-appendices.ts'
import { drawBasis, drawSummary } from './audits.report-conclusion.ts'
import { type AuditReportOptions, listText, type ReportContext } from './audits.report-context.ts'
import { drawFindings, drawFollowUp, findingPlace } from './audits.report-findings.ts'
import { drawReportControl, drawReportCover } from './audits.report-opening.ts'
import { drawSignOff } from './audits.report-sign-off.ts'

/**
 * Draws the audit report as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: no clock, no
 * chance, no database; the same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawAuditReport(projection: AuditReportProjection, options: AuditReportOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [auditsMessages, auditReportMessages])
  const document = new AuditDocument({
    title: `${projection.number} ${projection.title}`.trim(),
    author: projection.organisation,
    subject: words('auditReport.subject', {
      number: projection.number,
      auditees: listText(words, projection.auditees),
    }),
    language: options.language,
    created: new Date(options.proof.sealedAt),
    recordsSha256: options.proof.recordsSha256,
    running: runningHeads(projection, options, words),
  })
  const context: ReportContext = { document, words, projection, options }
  drawReportCover(context)
  drawReportControl(context, contentsOf(context))
  drawSummary(context)
  drawBasis(context)
  drawFindings(context)
  drawFollowUp(context)
  drawSignOff(context)
  drawAppendices(context)
  attachFiles(document.pdf, options.attachments)
  return document.finish()
}

function runningHeads(
  projection: AuditReportProjection,
  { proof, demo, draft }: AuditReportOptions,
  words: ReportContext['words'],
) {
  const digest = words('auditReport.footDigest', { digest: proof.recordsSha256.slice(0, 32) })
  const journal = proof.shortHead === '' ? '' : words('auditReport.footHead', { head: proof.shortHead })
  const marks = [demo ? words('auditReport.demo') : '', draft ? words('auditReport.draft') : '']
  const mark = marks.filter((text) => text !== '').join(' · ')
  return {
    left: `${projection.number}  ${projection.title}`.trim(),
    right: projection.classification || projection.organisation,
    foot: journal === '' ? digest : `${digest}   ${journal}`,
    pageOf: words('auditReport.pageOf'),
    ...(mark === '' ? {} : { demo: mark }),
  }
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
    section('signOff', words('auditReport.signOff')),
    ...appendices.map(({ name }) => section(name, appendixTitle(words, name))),
  ]
}
