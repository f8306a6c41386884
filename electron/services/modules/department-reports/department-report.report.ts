import { attachFiles } from '#services/documents/attachments.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawParagraph } from '#services/documents/text-blocks.ts'
import { type Translator, translatorOf } from '#shared/base/translate.ts'
import type { DepartmentReportDocument } from '#shared/modules/department-reports/department-report.projection.ts'
import {
  branchDocumentMessages,
  departmentDocumentMessages,
} from '#shared/modules/department-reports/department-reports.document-messages.ts'
import { departmentReportsMessages } from '#shared/modules/department-reports/department-reports.messages.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { drawReportSheet, openReport } from '../../reports/report-frame.ts'
import { drawShortProof } from '../../reports/report-proof.ts'
import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import { dayText, filled, listText, periodText } from '../../reports/report-words.ts'
import { drawReported, type SheetContext } from './department-report.report-content.ts'

/**
 * Draws one department's report on a page or two as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields
 * prepared. Pure: the same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawDepartmentReport(
  projection: DepartmentReportDocument,
  options: DrawOptions,
): Promise<Buffer> {
  const catalogues = [
    departmentReportsMessages,
    branchDocumentMessages,
    departmentDocumentMessages,
    reportFrameMessages,
  ]
  const words = translatorOf(options.language, catalogues)
  const { organisation, title, number, classification, department } = projection
  const period = periodText(words, projection.period)
  const subject = words('departmentDocument.subject', { department, period })
  const identity = { organisation, title, number, classification, subject }
  const context: SheetContext = { ...openReport(words, identity, options), projection }
  const unit = words(`branchDocument.unit.${projection.unit}`)
  drawReportSheet(context, identity, `${words('departmentDocument.kind')} · ${unit}`)
  const { document } = context
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawFacts(context, sect)
  drawReported(context, sect)
  drawReportSignOff(context, {
    level: 2,
    text: words('departmentDocument.signOffText'),
    remark: null,
    signers: projection.signers.map(({ duties, person, on }) => ({
      duty: listText(
        words,
        duties.map((duty) => words(`departmentDocument.duty.${duty}`)),
      ),
      ...{ person, on },
    })),
  })
  drawShortProof(context)
  attachFiles(document.pdf, options.attachments)
  return document.finish()
}

function drawFacts({ document, words, projection }: SheetContext, sect: StructureElement): void {
  const { template, templateVersion: version, corrects, correctionReason } = projection
  drawKeyValues(
    document,
    sect,
    filled([
      [words('departmentReport.department'), projection.department],
      [words('departmentReport.period'), periodText(words, projection.period)],
      [words('departmentReport.dueOn'), dayText(words, projection.dueOn)],
      [words('departmentReport.submittedOn'), submissionText(words, projection)],
      [words('departmentReport.preparedBy'), projection.preparedBy],
      [words('departmentReport.submittedBy'), projection.submittedBy],
      [words('departmentDocument.template'), words('branchDocument.template', { template, version })],
      [
        words('departmentReport.version'),
        corrects === ''
          ? ''
          : words('departmentDocument.correction', { version: projection.version, corrects, reason: correctionReason }),
      ],
    ]),
  )
  if (projection.state === 'superseded')
    drawParagraph(document, sect, [{ text: words('departmentDocument.superseded'), bold: true }])
}

function submissionText(words: Translator, { submittedOn, daysLate }: DepartmentReportDocument): string {
  if (submittedOn === null) return words('departmentDocument.notSubmitted')
  const day = dayText(words, submittedOn)
  return daysLate > 0
    ? words('departmentDocument.late', { day, count: daysLate })
    : words('departmentDocument.onTime', { day })
}
