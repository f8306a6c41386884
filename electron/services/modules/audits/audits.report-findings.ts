import { drawCard } from '#services/documents/card.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { ReportAction, ReportFinding } from '#shared/modules/audits/audits.projection.ts'
import type { ReportEvidence } from '#shared/modules/audits/audits.report-rows.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, dayText, shortDayText } from '../../reports/report-words.ts'
import { type ReportContext, severityChip } from './audits.report-context.ts'

/** Name of a finding's place for the contents. */
export function findingPlace(index: number): string {
  return `finding.${index}`
}

/** The findings as cards, gravest first. */
export function drawFindings(context: ReportContext): void {
  const { document, words, projection } = context
  const sect = document.structure.add(document.structure.document, 'Sect')
  document.beginSection()
  drawHeading(document, sect, 1, words('auditReport.findings'), { place: 'findings', follows: 130 })
  if (projection.findings.length === 0) drawParagraph(document, sect, words('auditReport.noFindings'))
  for (const [index, finding] of projection.findings.entries()) {
    drawCard(document, sect, {
      number: finding.number,
      title: finding.title,
      severity: severityChip(words, finding.severity),
      state: words(`finding.state.${finding.state}`),
      place: findingPlace(index),
      parts: findingParts(words, finding),
      ...(finding.actions.length > 0
        ? { rest: (element: StructureElement) => drawActions(context, element, finding.actions, 'inCard') }
        : {}),
    })
  }
}

/** What there is to say of a finding, part by part, as named Markdown texts; empty parts are left out. */
export function findingParts(words: Translator, finding: ReportFinding) {
  const response = [
    finding.agreement ? `**${words(`finding.agreement.${finding.agreement}`)}**` : '',
    finding.response || (finding.agreement ? '' : words('auditReport.noResponse')),
  ]
  const condition = finding.repeatOf
    ? `${finding.condition}\n\n${words('auditReport.repeat', { finding: finding.repeatOf })}`
    : finding.condition
  const parts: readonly (readonly [string, string])[] = [
    ['finding.condition', condition],
    ['finding.criterion', finding.criterion],
    ['finding.control', finding.control],
    ['finding.severityReason', finding.severityReason],
    ['finding.cause', causeText(words, finding)],
    ['finding.effect', finding.effect],
    ['finding.recommendation', finding.recommendation],
    ['finding.evidence', finding.evidence.map((item) => `- ${evidenceText(words, item)}`).join('\n')],
    ['finding.response', response.filter((text) => text !== '').join('\n\n')],
    ['auditReport.unitAndOwner', dutyText(words, finding)],
  ]
  return parts.filter(([, text]) => text !== '').map(([key, text]) => ({ label: words(key), text }))
}

/** The category, what is said of the cause, and the chain of whys as a numbered list. */
function causeText(words: ReportContext['words'], finding: ReportFinding): string {
  const { causeCategory, cause, whys } = finding
  const chain = whys.map(({ question, answer, proof, isRoot }, place) =>
    [
      `${place + 1}. **${question.replace(/[\\`*_[\]<>#]/g, '\\$&')}** ${answer.replaceAll('\n', ' ')}`,
      proof === '' ? '' : words('auditReport.whyShownBy', { proof }),
      isRoot ? `**${words('finding.whys.root')}**` : '',
    ]
      .filter((text) => text !== '')
      .join(' · '),
  )
  const category = causeCategory === null ? '' : `**${words(`finding.causeCategory.${causeCategory}`)}**`
  return [category, cause, chain.join('\n')].filter((text) => text !== '').join('\n\n')
}

/** A file of evidence as Markdown: its name and the beginning of its digest. */
export function evidenceText(words: Translator, item: ReportEvidence): string {
  const name = item.name.replace(/[\\`*_[\]<>#]/g, '\\$&')
  const said = words('auditReport.evidenceItem', { name, digest: item.sha256.slice(0, 16) })
  if (item.redactedTo === null) return said
  return `${said} · ${words('auditReport.evidenceRedacted', { digest: item.redactedTo.slice(0, 16) })}`
}

function dutyText(words: ReportContext['words'], finding: ReportFinding): string {
  const { department, owner, dueOn } = finding
  if (owner === '') return words('auditReport.unitOnly', { department })
  if (!dueOn) return words('auditReport.unitOwnerOnly', { department, owner })
  return words('auditReport.unitAndOwnerText', { department, owner, due: dayText(words, dueOn) })
}

/** The actions of findings as a table: in the card of one finding, or in the plan of all. */
export function drawActions(
  { document, words }: ReportFrame,
  parent: StructureElement,
  actions: readonly ReportAction[],
  where: 'inCard' | 'inPlan',
): void {
  const inPlan = where === 'inPlan'
  document.space(4)
  drawTable(document, parent, {
    columns: [
      { title: words('correctiveAction.number'), points: columnPoints.number },
      ...(inPlan ? [{ title: words('finding'), points: columnPoints.number }] : []),
      { title: words('correctiveAction'), share: 1 },
      { title: words('correctiveAction.owner'), points: columnPoints.person },
      { title: words('correctiveAction.dueOn'), points: columnPoints.day },
      { title: words('auditReport.actionState'), points: columnPoints.state },
    ],
    rows: actions.map((action) => [
      action.number,
      ...(inPlan ? [action.finding] : []),
      action.title,
      inPlan && action.department !== '' ? `${action.owner}\n${action.department}` : action.owner,
      shortDayText(words, action.dueOn),
      words(`correctiveAction.state.${action.state}`),
    ]),
  })
}

/** The plan of all actions, what became of earlier findings, and what was found to be good. */
export function drawFollowUp(context: ReportContext): void {
  const { document, words, projection } = context
  const sect = document.structure.add(document.structure.document, 'Sect')
  document.beginSection()
  drawHeading(document, sect, 1, words('auditReport.plan'), { place: 'plan' })
  const actions = projection.findings.flatMap((finding) => finding.actions)
  if (actions.length === 0) drawParagraph(document, sect, words('auditReport.planEmpty'))
  else drawActions(context, sect, actions, 'inPlan')
  drawHeading(document, sect, 1, words('auditReport.earlier'), { place: 'earlier', follows: 90 })
  if (projection.earlierFindings.length === 0) drawParagraph(document, sect, words('auditReport.earlierEmpty'))
  else {
    const chips = projection.earlierFindings.map((finding) => severityChip(words, finding.severity))
    drawTable(document, sect, {
      columns: [
        { title: words('finding.number'), points: columnPoints.number },
        { title: words('finding.title'), share: 1 },
        { title: words('finding.severity'), points: Math.max(chipColumn(document, chips), columnPoints.severity) },
        { title: words('finding.owner'), points: columnPoints.person },
        { title: words('finding.dueOn'), points: columnPoints.day },
        { title: words('auditReport.actionState'), points: columnPoints.state },
      ],
      rows: projection.earlierFindings.map((finding) => [
        finding.number,
        finding.title,
        { chip: severityChip(words, finding.severity) },
        finding.owner,
        shortDayText(words, finding.dueOn),
        words(`finding.state.${finding.state}`),
      ]),
    })
  }
  drawHeading(document, sect, 1, words('audit.goodPractice'), { place: 'goodPractice' })
  if (projection.goodPractice === '') drawParagraph(document, sect, words('auditReport.goodPracticeEmpty'))
  else drawMarkdown(document, sect, projection.goodPractice)
}
