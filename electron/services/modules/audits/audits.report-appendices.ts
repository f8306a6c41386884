import { drawKeyValues } from '#services/documents/key-values.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { ReportRow } from '#shared/modules/audits/audits.report-rows.ts'
import { appendixTitle } from '../../reports/report-frame.ts'
import { drawReportProof } from '../../reports/report-proof.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'
import { type ReportContext, severityChip } from './audits.report-context.ts'
import { drawPaper } from './audits.report-papers.ts'

/** The appendices in order, with the letter by which the report names each. */
export const appendices = [
  { letter: 'A', name: 'register' },
  { letter: 'B', name: 'tested' },
  { letter: 'C', name: 'glossary' },
  { letter: 'D', name: 'proof' },
] as const

type AppendixName = (typeof appendices)[number]['name']

/** The heading of an appendix, in the contents and above it. */
export function titleOfAppendix(words: ReportContext['words'], name: AppendixName): string {
  const letter = appendices.find((entry) => entry.name === name)?.letter ?? ''
  return appendixTitle(words, letter, words(name === 'proof' ? 'reportFrame.proof' : `auditReport.${name}`))
}

/** Register, checklist, glossary and proof. */
export function drawAppendices(context: ReportContext): void {
  context.document.beginSection()
  drawRegister(context)
  drawChecklist(context)
  drawGlossary(context)
  drawReportProof(context, openAppendix(context, 'proof'))
}

function openAppendix({ document, words }: ReportContext, name: AppendixName) {
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawHeading(document, sect, 1, titleOfAppendix(words, name), { place: name, follows: 110 })
  return sect
}

function drawRegister(context: ReportContext): void {
  const { document, words, projection } = context
  const sect = openAppendix(context, 'register')
  if (projection.findings.length === 0) {
    drawParagraph(document, sect, words('auditReport.none'))
    return
  }
  const chips = projection.findings.map((finding) => severityChip(words, finding.severity))
  drawTable(document, sect, {
    columns: [
      { title: words('finding.number'), points: columnPoints.number },
      { title: words('finding.title'), share: 1 },
      { title: words('finding.severity'), points: Math.max(chipColumn(document, chips), columnPoints.severity) },
      { title: words('finding.department'), points: columnPoints.person },
      { title: words('finding.dueOn'), points: columnPoints.day },
      { title: words('auditReport.actionState'), points: columnPoints.state },
    ],
    rows: projection.findings.map((finding) => [
      finding.number,
      finding.title,
      { chip: severityChip(words, finding.severity) },
      finding.owner === '' ? finding.department : `${finding.department}\n${finding.owner}`,
      shortDayText(words, finding.dueOn),
      words(`finding.state.${finding.state}`),
    ]),
  })
}

function drawChecklist(context: ReportContext): void {
  const { document, words, projection } = context
  const sect = openAppendix(context, 'tested')
  if (projection.rows.length === 0) {
    drawParagraph(document, sect, words('auditReport.testedEmpty'))
    return
  }
  drawTable(document, sect, {
    columns: [
      { title: words('checklistRow.position'), points: 46 },
      { title: words('checklistRow.question'), share: 1.1 },
      { title: words('checklistRow.criterion'), share: 1 },
      { title: words('checklistRow.sample'), points: 64 },
      { title: words('checklistRow.result'), points: 80 },
      { title: words('checklistRow.reviewedBy'), points: 68 },
    ],
    rows: projection.rows.map((row) => [
      String(row.position),
      row.question,
      row.criterion,
      sampleText(words, row),
      row.result ? words(`checklistRow.result.${row.result}`) : words('auditReport.openRow'),
      row.reviewedBy,
    ]),
  })
  for (const row of projection.rows) drawPaper(context, sect, row)
}

function sampleText(words: ReportContext['words'], row: ReportRow): string {
  if (row.sampleSize === null) return ''
  if (row.population === null) return String(row.sampleSize)
  return words('auditReport.sampleOf', { sample: row.sampleSize, population: row.population })
}

const terms = ['finding', 'cause', 'action', 'verified', 'digest', 'journal', 'head', 'checkpoint'] as const

function drawGlossary(context: ReportContext): void {
  const { document, words } = context
  const sect = openAppendix(context, 'glossary')
  drawKeyValues(
    document,
    sect,
    terms.map((term) => ({ key: words(`auditReport.term.${term}`), value: words(`auditReport.term.${term}.text`) })),
  )
}
