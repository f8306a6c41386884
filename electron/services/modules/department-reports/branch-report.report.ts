import { attachFiles } from '#services/documents/attachments.ts'
import type { ContentsEntry } from '#services/documents/contents.ts'
import { translatorOf } from '#shared/base/translate.ts'
import type { BranchReportDocument } from '#shared/modules/department-reports/branch-report.projection.ts'
import { branchDocumentMessages } from '#shared/modules/department-reports/department-reports.document-messages.ts'
import { departmentReportsMessages } from '#shared/modules/department-reports/department-reports.messages.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { drawReportControl, drawReportCover, openReport, type ReportIdentity } from '../../reports/report-frame.ts'
import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import { dayText, filled, listText, momentText, periodText } from '../../reports/report-words.ts'
import { drawAnswers, sectionPlace } from './branch-report.report-answers.ts'
import type { BranchContext } from './branch-report.report-context.ts'
import { branchAppendices, drawAssets, drawBranchAppendices, drawInspections } from './branch-report.report-lists.ts'
import { drawBranchSummary, drawRemarked } from './branch-report.report-summary.ts'

/**
 * Draws the branch report as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the same
 * arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawBranchReport(projection: BranchReportDocument, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [departmentReportsMessages, branchDocumentMessages, reportFrameMessages])
  const { organisation, title, number, classification } = projection
  const period = periodText(words, projection.period)
  const subject = words('branchDocument.subject', { count: projection.departments.length, period })
  const identity = { organisation, title, number, classification, subject }
  const context: BranchContext = { ...openReport(words, identity, options), projection }
  drawCover(context, identity)
  drawControl(context)
  drawBranchSummary(context)
  drawRemarked(context)
  drawAnswers(context)
  drawInspections(context)
  drawAssets(context)
  drawSignOff(context)
  drawBranchAppendices(context)
  attachFiles(context.document.pdf, options.attachments)
  return context.document.finish()
}

function drawCover(context: BranchContext, identity: ReportIdentity): void {
  const { words, projection } = context
  const { counts } = projection.content
  const expected = projection.departments.length
  drawReportCover(context, identity, {
    kind: `${words('branchDocument.kind')} · ${words(`branchDocument.unit.${projection.unit}`)}`,
    facts: filled([
      [words('branchReport.period'), periodText(words, projection.period)],
      [
        words('branchDocument.taken'),
        words('branchDocument.takenOf', { taken: counts.onTime + counts.late, expected }),
      ],
      [words('branchReport.version'), words('branchDocument.versionOf', { version: projection.version })],
      [words('branchReport.compiledBy'), projection.compiledBy],
      [words('branchReport.compiledOn'), dayText(words, projection.compiledOn) || words('branchDocument.notCompiled')],
    ]),
  })
}

function drawControl(context: BranchContext): void {
  const { words, projection, options } = context
  const { template, templateVersion } = projection
  const facts = filled([
    [words('branchReport.number'), projection.number],
    [words('reportFrame.sealedAt'), options.draft ? '' : momentText(words, options.proof.sealedAt)],
    [words('branchReport.template'), words('branchDocument.template', { template, version: templateVersion })],
    [words('branchReport.version'), words('branchDocument.versionOf', { version: projection.version })],
    [words('branchReport.follows'), projection.replaces],
  ])
  drawReportControl(context, { facts }, contentsOf(context))
}

function contentsOf(context: BranchContext): readonly ContentsEntry[] {
  const { words, projection } = context
  const chapter = (place: string, title: string): ContentsEntry => ({ place, title, level: 1 })
  return [
    chapter('summary', words('branchDocument.summary')),
    chapter('remarked', words('branchDocument.remarked')),
    chapter('answers', words('branchDocument.answers')),
    ...projection.content.sections.map(({ title }, index) => ({
      place: sectionPlace(index),
      title,
      level: 2 as const,
    })),
    chapter('inspection', words('branchDocument.inspection')),
    chapter('assets', words('branchDocument.assets')),
    chapter('signOff', words('reportFrame.signOff')),
    ...branchAppendices(context).map(({ place, title }) => chapter(place, title)),
  ]
}

function drawSignOff(context: BranchContext): void {
  const { words, projection } = context
  const departments = listText(words, projection.handledByCompiler)
  drawReportSignOff(context, {
    text: words('branchDocument.signOffText'),
    remark: departments === '' ? null : words('branchDocument.handled', { departments }),
    signers: [
      { duty: words('branchDocument.duty.compiler'), person: projection.compiledBy, on: projection.compiledOn },
      { duty: words('branchDocument.duty.management'), person: null, on: null },
    ],
  })
}
