import { attachFiles } from '#services/documents/attachments.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { auditsMessages } from '#shared/modules/audits/audits.messages.ts'
import type {
  AssessedFinding,
  ExternalAssessmentDocument,
  FeedbackLine,
} from '#shared/modules/frameworks/external-assessment.projection.ts'
import { externalAssessmentRecord } from '#shared/modules/frameworks/external-assessment.record.ts'
import { externalDocumentMessages } from '#shared/modules/frameworks/frameworks.external-document-messages.ts'
import { frameworksMessages } from '#shared/modules/frameworks/frameworks.messages.ts'
import { type Answer, answers } from '#shared/modules/frameworks/frameworks.years.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import type { Tone } from '#shared/record/fields.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneChip, toneColours } from '../../reports/report-chips.ts'
import { drawReportSheet, openReport, type ReportFrame } from '../../reports/report-frame.ts'
import { drawShortProof } from '../../reports/report-proof.ts'
import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import { columnPoints, dayText, filled, periodText, shortDayText } from '../../reports/report-words.ts'

type SheetContext = ReportFrame & { readonly projection: ExternalAssessmentDocument }

const tones: Readonly<Record<Answer, Tone>> = {
  ...{ done: 'good', underWay: 'progress', open: 'attention', notTakenUp: 'neutral', unanswered: 'serious' },
}

/**
 * Draws an assessment by somebody outside as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the
 * same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawExternalAssessment(
  projection: ExternalAssessmentDocument,
  options: DrawOptions,
): Promise<Buffer> {
  const catalogues = [...[frameworksMessages, auditsMessages, externalDocumentMessages, reportFrameMessages]]
  const words = translatorOf(options.language, catalogues)
  const { organisation, classification, title, number, firm, year } = projection
  const subject = words('externalDocument.subject', { firm, year })
  const identity = { organisation, title, number, classification, subject }
  const context: SheetContext = { ...openReport(words, identity, options), projection }
  const { document } = context
  drawReportSheet(context, identity, words('externalDocument.kind'))
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawFacts(context, sect)
  drawResult(context, sect)
  drawFeedback(context, sect)
  drawFindings(context, sect)
  drawFiles(context, sect)
  drawReportSignOff(context, {
    level: 2,
    text: words('externalDocument.signOffText'),
    remark: null,
    signers: projection.signers.map(({ duty, person, on }) => {
      return { duty: words(`externalDocument.duty.${duty}`), person, on }
    }),
  })
  drawShortProof(context)
  attachFiles(document.pdf, options.attachments)
  return document.finish()
}

function drawFacts({ document, words, projection }: SheetContext, sect: StructureElement): void {
  const { kind, firm, year, period, department, owner, reportedOn, closedOn, state, on } = projection
  const { workflow } = externalAssessmentRecord
  const tone = workflow?.states[state]?.tone ?? 'neutral'
  drawKeyValues(document, sect, [
    {
      key: words('externalDocument.state'),
      value: toneChip(words(`externalAssessment.state.${state}`), tone),
    },
    ...filled([
      [words('externalAssessment.firm'), firm],
      [words('externalAssessment.kind'), words(`externalAssessment.kind.${kind}`)],
      [words('externalAssessment.year'), year],
      [words('externalAssessment.period'), periodText(words, period)],
      [words('externalAssessment.department'), department],
      [words('externalAssessment.owner'), owner],
      [words('externalAssessment.reportedOn'), dayText(words, reportedOn)],
      [words('externalAssessment.closedOn'), dayText(words, closedOn)],
      [words('externalDocument.on'), dayText(words, on)],
    ]),
  ])
}

function drawResult({ document, words, projection }: SheetContext, sect: StructureElement): void {
  const { feedback, counts, late } = projection
  const pending = counts.underWay + counts.open + counts.unanswered
  const total = feedback.length
  const settled = total === 0 ? 'without' : 'settled'
  drawOpinion(document, sect, {
    word: words(`externalDocument.${pending === 0 ? settled : 'pending'}`, { total, pending, late }),
    sentence: total === 0 ? [] : [{ text: words('externalDocument.counts', counts) }],
    colour: toneColours[late > 0 ? 'serious' : pending > 0 ? 'attention' : 'good'],
  })
  for (const field of ['scope', 'conclusion'] as const) {
    if (projection[field] === '') continue
    drawHeading(document, sect, 2, words(`externalAssessment.${field}`), { follows: 40 })
    drawMarkdown(document, sect, projection[field])
  }
}

function dayOf({ words }: SheetContext, { dueOn, doneOn, isLate }: FeedbackLine): string {
  if (doneOn !== null) return words('externalDocument.doneOn', { day: shortDayText(words, doneOn) })
  const day = shortDayText(words, dueOn)
  return isLate ? words('externalDocument.dueLate', { day }) : day || '–'
}

function drawFeedback(context: SheetContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { feedback } = projection
  if (feedback.length === 0) return
  const chip = (answer: Answer) => toneChip(words(`externalDocument.answer.${answer}`), tones[answer])
  const responseText = ({ response, reason }: FeedbackLine) => {
    const told = response === null ? '–' : words(`externalAssessment.feedback.response.${response}`)
    return [told, reason].filter((part) => part !== '').join('\n')
  }
  drawHeading(document, sect, 2, words('externalAssessment.feedback'), { follows: 80 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('externalAssessment.feedback'), share: 1.2 },
      { title: words('externalAssessment.feedback.response'), share: 1 },
      { title: words('externalAssessment.feedback.owner'), points: 72 },
      { title: words('externalAssessment.feedback.dueOn'), points: 96 },
      { title: words('externalDocument.answer'), points: chipColumn(document, answers.map(chip)) },
    ],
    rows: feedback.map((line) => [
      ...[line.feedback, responseText(line), line.owner || '–', dayOf(context, line)],
      { chip: chip(line.answer) },
    ]),
  })
}

function actionsText({ words }: SheetContext, { actions }: AssessedFinding): string {
  if (actions.length === 0) return words('externalDocument.noAction')
  return actions
    .map(({ number, title, owner, dueOn, state }) => {
      const due = words('externalDocument.due', { day: shortDayText(words, dueOn) })
      const about = [owner, due, words(`correctiveAction.state.${state}`)].filter((part) => part !== '')
      return `${number} ${title}\n${about.join(' · ')}`
    })
    .join('\n')
}

function drawFindings(context: SheetContext, sect: StructureElement): void {
  const { document, words, projection } = context
  drawHeading(document, sect, 2, words('externalDocument.findings'), { follows: 80 })
  if (projection.findings.length === 0) {
    drawParagraph(document, sect, words('externalDocument.noFindings'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('finding'), share: 1 },
      { title: words('finding.severity'), points: columnPoints.severity },
      { title: words('finding.owner'), points: 58 },
      { title: words('finding.dueOn'), points: columnPoints.day },
      { title: words('correctiveAction.plural'), share: 1.5 },
    ],
    rows: projection.findings.map((finding) => [
      `${finding.number} ${finding.title}\n${words(`finding.state.${finding.state}`)}`,
      words(`finding.severity.${finding.severity}`),
      finding.owner || '–',
      shortDayText(words, finding.dueOn) || '–',
      actionsText(context, finding),
    ]),
  })
}

function drawFiles({ document, words, projection }: SheetContext, sect: StructureElement): void {
  const { files } = projection
  if (files.length === 0) return
  drawHeading(document, sect, 2, words('externalDocument.files'), { follows: 60 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('externalDocument.file'), share: 1 },
      { title: 'SHA-256', share: 1.9 },
    ],
    rows: files.map(({ name, sha256 }) => [name, sha256]),
  })
}
