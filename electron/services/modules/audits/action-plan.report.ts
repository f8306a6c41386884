import { attachFiles } from '#services/documents/attachments.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import type { ActionPlan, PlannedRemedy } from '#shared/modules/audits/action-plan.projection.ts'
import { auditDocumentMessages } from '#shared/modules/audits/audits.document-messages.ts'
import { auditsMessages } from '#shared/modules/audits/audits.messages.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { drawReportSheet, openReport, type ReportFrame } from '../../reports/report-frame.ts'
import { drawShortProof } from '../../reports/report-proof.ts'
import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import { columnPoints, dayText, filled, listText, shortDayText } from '../../reports/report-words.ts'

type PlanContext = ReportFrame & { readonly projection: ActionPlan }

/**
 * Draws the corrective action plan of an audit as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared.
 * Pure: the same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawActionPlan(projection: ActionPlan, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [auditsMessages, auditDocumentMessages, reportFrameMessages])
  const { organisation, classification, number, title } = projection
  const identity = { organisation, title, number, classification, subject: words('actionPlan.subject', { number }) }
  const context: PlanContext = { ...openReport(words, identity, options), projection }
  const { document } = context
  drawReportSheet(context, identity, words('actionPlan.kind'))
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawFacts(context, sect)
  if (projection.remedies.length === 0) drawParagraph(document, sect, words('actionPlan.empty'))
  for (const remedy of projection.remedies) drawRemedy(context, sect, remedy)
  drawReportSignOff(context, {
    level: 2,
    text: words('actionPlan.signOffText'),
    remark: null,
    signers: [
      { duty: words('actionPlan.duty.leadAuditor'), person: projection.signer.person, on: null },
      { duty: words('actionPlan.duty.unit'), person: null, on: null },
    ],
  })
  drawShortProof(context)
  attachFiles(document.pdf, options.attachments)
  return document.finish()
}

function drawFacts({ document, words, projection }: PlanContext, sect: StructureElement): void {
  const { auditees, on, total, done, verified, late, without } = projection
  drawKeyValues(
    document,
    sect,
    filled([
      [words('audit.auditees'), listText(words, auditees)],
      [words('actionPlan.on'), dayText(words, on)],
      [words('actionPlan.counts'), words('actionPlan.countsOf', { total, done, verified, late })],
      [words('actionPlan.without'), without === 0 ? '' : String(without)],
    ]),
  )
}

function drawRemedy({ document, words }: PlanContext, sect: StructureElement, remedy: PlannedRemedy): void {
  const { finding, actions } = remedy
  drawHeading(document, sect, 2, `${finding.number} ${finding.title}`.trim(), { follows: 110 })
  const facts = [
    finding.department,
    finding.owner,
    finding.dueOn === null ? '' : words('actionPlan.dueOn', { day: dayText(words, finding.dueOn) }),
    words(`finding.state.${finding.state}`),
  ].filter((fact) => fact !== '')
  const severity = { text: words(`finding.severity.${finding.severity}`), bold: true }
  drawParagraph(document, sect, [severity, { text: ['', ...facts].join(' · ') }])
  if (actions.length === 0) {
    drawParagraph(document, sect, words('actionPlan.noAction'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('correctiveAction.number'), points: columnPoints.number },
      { title: words('correctiveAction'), share: 1 },
      { title: words('correctiveAction.kind'), points: 74 },
      { title: words('correctiveAction.owner'), points: columnPoints.person },
      { title: words('correctiveAction.dueOn'), points: columnPoints.day },
      { title: words('actionPlan.state'), points: columnPoints.state },
    ],
    rows: actions.map(({ number, title, kind, owner, department, dueOn, state, isLate }) => {
      const word = words(`correctiveAction.state.${state}`)
      return [
        ...[number, title, words(`correctiveAction.kind.${kind}`)],
        department === '' ? owner : `${owner}\n${department}`,
        shortDayText(words, dueOn),
        isLate ? words('actionPlan.late', { state: word }) : word,
      ]
    }),
  })
}
