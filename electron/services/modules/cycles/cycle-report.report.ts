import { attachFiles } from '#services/documents/attachments.ts'
import { drawTable } from '#services/documents/table.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { auditsMessages } from '#shared/modules/audits/audits.messages.ts'
import type { CycleDocument } from '#shared/modules/cycles/cycle-report.projection.ts'
import { cycleDocumentMessages } from '#shared/modules/cycles/cycles.document-messages.ts'
import { cyclesMessages } from '#shared/modules/cycles/cycles.messages.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { beginChapter, drawReportSheet, openReport } from '../../reports/report-frame.ts'
import { drawShortProof } from '../../reports/report-proof.ts'
import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import { periodText } from '../../reports/report-words.ts'
import { drawAct, drawCheck } from './cycle-report.report-check.ts'
import { type CycleContext, hasReached } from './cycle-report.report-context.ts'
import { drawDone, drawPlan } from './cycle-report.report-work.ts'

/**
 * Draws the report of a cycle as far as it has come, as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields
 * prepared. Pure: the same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawCycleReport(projection: CycleDocument, options: DrawOptions): Promise<Buffer> {
  const catalogues = [auditsMessages, cyclesMessages, cycleDocumentMessages, reportFrameMessages]
  const words = translatorOf(options.language, catalogues)
  const { organisation, title, number, classification } = projection
  const subject = words('cycleDocument.subject', { number, period: periodText(words, projection.period) })
  const identity = { organisation, title, number, classification, subject }
  const context: CycleContext = { ...openReport(words, identity, options), projection }
  drawReportSheet(context, identity, `${words('cycleDocument.kind')} · ${words(`cycle.kind.${projection.kind}`)}`)
  drawPlan(context)
  if (hasReached(projection, 'do')) drawDone(context)
  if (hasReached(projection, 'check')) drawCheck(context)
  if (hasReached(projection, 'act')) drawAct(context)
  drawFiles(context)
  drawSignOff(context)
  drawShortProof(context)
  attachFiles(context.document.pdf, options.attachments)
  return context.document.finish()
}

function drawFiles(context: CycleContext): void {
  const { document, words, projection } = context
  if (projection.attachments.length === 0) return
  const sect = beginChapter(context, words('cycleDocument.files'), { place: 'files', page: 'roomy', follows: 70 })
  drawTable(document, sect, {
    columns: [
      { title: words('cycleDocument.fileOf'), points: 80 },
      { title: words('cycleDocument.file'), share: 1 },
      { title: words('cycleDocument.digest'), points: 170 },
    ],
    rows: projection.attachments.map(({ of, name, sha256 }) => [of, name, sha256]),
  })
}

function drawSignOff(context: CycleContext): void {
  const { words, projection } = context
  const { owner, closedBy, closedOn } = projection
  const isSelfClosed = closedBy !== '' && closedBy === owner
  const closer = { duty: words('cycleDocument.duty.closer'), person: closedBy, on: closedOn }
  drawReportSignOff(context, {
    text: words('cycleDocument.signOffText'),
    remark: isSelfClosed ? words('cycleDocument.selfClosed') : null,
    signers: [
      { duty: words('cycleDocument.duty.owner'), person: owner, on: isSelfClosed ? closedOn : null },
      ...(closedBy === '' || isSelfClosed ? [] : [closer]),
    ],
  })
}
