import { attachFiles } from '#services/documents/attachments.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { auditDocumentMessages } from '#shared/modules/audits/audits.document-messages.ts'
import { auditsMessages } from '#shared/modules/audits/audits.messages.ts'
import { auditReportMessages } from '#shared/modules/audits/audits.report-messages.ts'
import type { FindingSheet } from '#shared/modules/audits/finding-sheet.projection.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { drawReportSheet, openReport, type ReportFrame } from '../../reports/report-frame.ts'
import { drawShortProof } from '../../reports/report-proof.ts'
import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import { columnPoints, dayText, filled, shortDayText } from '../../reports/report-words.ts'
import { severityChip } from './audits.report-context.ts'
import { drawActions, findingParts } from './audits.report-findings.ts'

type SheetContext = ReportFrame & { readonly projection: FindingSheet }

/**
 * Draws the sheet of one finding as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the same
 * arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawFindingSheet(projection: FindingSheet, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [
    auditsMessages,
    auditReportMessages,
    auditDocumentMessages,
    reportFrameMessages,
  ])
  const { organisation, classification, finding } = projection
  const { number, title } = finding
  const identity = { organisation, title, number, classification, subject: words('findingSheet.subject', { number }) }
  const context: SheetContext = { ...openReport(words, identity, options), projection }
  const { document } = context
  drawReportSheet(context, identity, words('findingSheet.kind'))
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawFacts(context, sect)
  drawSubstance(context, sect)
  drawRemedy(context, sect)
  drawCourse(context, sect)
  drawReportSignOff(context, {
    level: 2,
    text: words('findingSheet.signOffText'),
    remark: null,
    signers: projection.signers.map(({ duty, person }) => ({
      duty: words(`findingSheet.duty.${duty}`),
      person,
      on: null,
    })),
  })
  drawShortProof(context)
  attachFiles(document.pdf, options.attachments)
  return document.finish()
}

function drawFacts({ document, words, projection }: SheetContext, sect: StructureElement): void {
  const { finding, impact, likelihood, audit } = projection
  const wasMoved = projection.originalDueOn !== finding.dueOn
  const judged = impact === null || likelihood === null ? '' : words('findingSheet.judgement', { impact, likelihood })
  drawKeyValues(document, sect, [
    { key: words('finding.severity'), value: severityChip(words, finding.severity) },
    ...filled([
      [words('findingSheet.judged'), judged],
      [words('findingSheet.state'), words(`finding.state.${finding.state}`)],
      [words('finding.audit'), audit],
      [words('finding.identifiedOn'), dayText(words, projection.identifiedOn)],
      [words('finding.department'), finding.department],
      [words('finding.owner'), finding.owner],
      [words('finding.dueOn'), dayText(words, finding.dueOn)],
      [words('finding.originalDueOn'), wasMoved ? dayText(words, projection.originalDueOn) : ''],
      [words('finding.acceptedUntil'), dayText(words, projection.acceptedUntil)],
    ]),
  ])
}

function drawSubstance({ document, words, projection }: SheetContext, sect: StructureElement): void {
  drawHeading(document, sect, 2, words('findingSheet.substance'), { follows: 60 })
  for (const { label, text } of findingParts(words, projection.finding)) {
    drawHeading(document, sect, 3, label, { follows: 40 })
    drawMarkdown(document, sect, text)
  }
}

function drawRemedy(context: SheetContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { finding, implementationNote, verificationNote } = projection
  drawHeading(document, sect, 2, words('findingSheet.actions'), { follows: 60 })
  if (finding.actions.length === 0) drawParagraph(document, sect, words('findingSheet.noActions'))
  else drawActions(context, sect, finding.actions, 'inCard')
  const notes = [
    ['implementationNote', implementationNote],
    ['verificationNote', verificationNote],
  ] as const
  for (const [field, text] of notes) {
    if (text === '') continue
    drawHeading(document, sect, 3, words(`finding.${field}`), { follows: 40 })
    drawMarkdown(document, sect, text)
  }
}

function drawCourse({ document, words, projection }: SheetContext, sect: StructureElement): void {
  const { course, extensions, checks } = projection
  const heading = (key: string) => drawHeading(document, sect, 2, words(key), { follows: 60 })
  const state = { title: words('findingSheet.state'), points: columnPoints.state }
  if (course.length > 0) {
    heading('findingSheet.course')
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('findingSheet.what'), share: 1 },
        { title: words('findingSheet.by'), share: 1 },
        { title: words('findingSheet.on'), points: columnPoints.day },
      ],
      rows: course.map(({ what, person, on }) => [words(`findingSheet.step.${what}`), person, shortDayText(words, on)]),
    })
  }
  if (extensions.length > 0) {
    heading('findingSheet.extensions')
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('findingExtension.reason'), share: 1 },
        { title: words('findingSheet.days'), points: columnPoints.day * 2 },
        { title: words('findingExtension.askedBy'), points: columnPoints.person },
        { title: words('findingExtension.decidedBy'), points: columnPoints.person },
        state,
      ],
      rows: extensions.map(({ reason, from, to, askedBy, decidedBy, state: name }) => [
        reason,
        [from, to].map((day) => shortDayText(words, day)).join(' → '),
        ...[askedBy, decidedBy],
        words(`findingExtension.state.${name}`),
      ]),
    })
  }
  if (checks.length > 0) {
    heading('findingSheet.checks')
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('effectivenessCheck.number'), points: columnPoints.number },
        { title: words('effectivenessCheck.title'), share: 1 },
        { title: words('effectivenessCheck.checkedBy'), points: columnPoints.person },
        { title: words('effectivenessCheck.dueOn'), points: columnPoints.day },
        state,
      ],
      rows: checks.map(({ number, title, checkedBy, dueOn, state: name }) => [
        ...[number, title, checkedBy, shortDayText(words, dueOn)],
        words(`effectivenessCheck.state.${name}`),
      ]),
    })
  }
}
