import { drawChart } from '#services/documents/figure.ts'
import { drawBlocks, drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { Span } from '#services/documents/text-layout.ts'
import { styles } from '#services/documents/theme.ts'
import { type MarkdownBlock, parseMarkdown } from '#shared/base/markdown.ts'
import { severityChart } from '#shared/charts/severity-chart.ts'
import { severities } from '#shared/modules/audits/audits.scale.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'
import { opinionColour, type ReportContext, severityChip } from './audits.report-context.ts'
import { drawIndependence } from './audits.report-independence.ts'

const chartHeight = 118

/** The page for those who read one page: opinion, counts by severity, key messages. */
export function drawSummary(context: ReportContext): void {
  const { document, words, projection } = context
  const sect = document.structure.add(document.structure.document, 'Sect')
  document.newPage()
  drawHeading(document, sect, 1, words('auditReport.summary'), { place: 'summary' })
  const opinion = projection.opinion ?? 'noOpinion'
  drawOpinion(document, sect, {
    word: words('auditReport.opinionIs', { opinion: words(`audit.opinion.${opinion}`) }),
    sentence: splitOpinion(projection.opinionText).bar,
    colour: opinionColour(opinion),
  })
  const count = projection.findings.length
  drawHeading(document, sect, 2, words('auditReport.bySeverity'), { follows: chartHeight + 30 })
  drawParagraph(document, sect, count === 0 ? words('auditReport.none') : words('auditReport.total', { count }))
  if (count > 0) {
    const counts = projection.counts.map((entry) => ({ ...severityChip(words, entry.severity), count: entry.count }))
    const spoken = counts.map((entry) => `${entry.word} ${entry.count}`).join(words.language === 'zh-CN' ? '，' : ', ')
    const figure = { height: chartHeight, alternative: words('auditReport.chartText', { counts: spoken }) }
    drawChart(document, sect, figure, severityChart(counts, { axis: words('auditReport.chartAxis') }))
  }
  if (projection.keyMessages !== '') {
    drawHeading(document, sect, 2, words('audit.keyMessages'))
    drawMarkdown(document, sect, projection.keyMessages)
  }
  drawGravest(context, sect)
}

/** Longer texts than this many characters would push the rest of the summary off its page. */
const longestBar = 600

/** What of the opinion's text stands in the bar, and what follows in the next section. */
function splitOpinion(text: string): { readonly bar: readonly Span[]; readonly rest: readonly MarkdownBlock[] } {
  const [first, ...rest] = parseMarkdown(text)
  if (first?.kind !== 'paragraph') return { bar: [], rest: first ? [first, ...rest] : [] }
  const length = first.spans.reduce((sum, span) => sum + span.text.length, 0)
  return length <= longestBar ? { bar: first.spans, rest } : { bar: [], rest: [first, ...rest] }
}

/** The gravest findings by name, as many as the summary's one page still holds. */
function drawGravest({ document, words, projection }: ReportContext, sect: StructureElement): void {
  const rows = Math.min(5, Math.floor((document.bottom - document.y - 80) / 30))
  const gravest = projection.findings.slice(0, Math.max(0, rows))
  if (gravest.length === 0) return
  drawHeading(document, sect, 2, words('auditReport.gravest'))
  const chips = gravest.map((finding) => severityChip(words, finding.severity))
  drawTable(document, sect, {
    columns: [
      { title: words('finding.number'), points: columnPoints.number },
      { title: words('finding.title'), share: 1 },
      { title: words('finding.severity'), points: Math.max(chipColumn(document, chips), columnPoints.severity) },
      { title: words('finding.dueOn'), points: columnPoints.day },
      { title: words('auditReport.actionState'), points: columnPoints.state },
    ],
    rows: gravest.map((finding) => [
      finding.number,
      finding.title,
      { chip: severityChip(words, finding.severity) },
      shortDayText(words, finding.dueOn),
      words(`finding.state.${finding.state}`),
    ]),
  })
}

/** What was examined, against what, how, by whom, and what the severities mean. */
export function drawBasis(context: ReportContext): void {
  const { document, words, projection } = context
  const sect = document.structure.add(document.structure.document, 'Sect')
  document.newPage()
  drawHeading(document, sect, 1, words('auditReport.basis'), { place: 'basis' })
  const { rest } = splitOpinion(projection.opinionText)
  if (rest.length > 0) {
    drawHeading(document, sect, 2, words('audit.opinionText'))
    drawBlocks(document, sect, rest)
  }
  const parts = [
    ['objectives', projection.objectives],
    ['scope', projection.scope],
    ['criteria', projection.criteria],
    ['method', projection.method],
    ['samplingNote', projection.samplingNote],
  ] as const
  for (const [field, text] of parts) {
    if (text === '' && field !== 'samplingNote') continue
    drawHeading(document, sect, 2, words(`audit.${field}`))
    if (text !== '') drawMarkdown(document, sect, text)
    if (field === 'samplingNote')
      drawParagraph(document, sect, words('auditReport.samplingCaveat'), { style: styles.note })
  }
  drawIndependence(context, sect)
  if (projection.limitations !== '') {
    drawHeading(document, sect, 2, words('audit.limitations'))
    drawMarkdown(document, sect, projection.limitations)
  }
  drawHeading(document, sect, 2, words('auditReport.scale'), { follows: 150 })
  const chips = severities.map((severity) => severityChip(words, severity))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('finding.severity'), points: Math.max(chipColumn(document, chips), columnPoints.severity) },
      { title: words('auditReport.scaleMeaning'), share: 1.3 },
      { title: words('auditReport.scaleHandling'), share: 1 },
    ],
    rows: severities.map((severity) => [
      { chip: severityChip(words, severity) },
      words(`auditReport.meaning.${severity}`),
      words(`auditReport.handling.${severity}`),
    ]),
  })
}
