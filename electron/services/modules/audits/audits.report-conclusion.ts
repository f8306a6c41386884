import { drawChart } from '#services/documents/figure.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import { severityChart } from '#shared/charts/severity-chart.ts'
import { severities } from '#shared/modules/audits/audits.projection.ts'
import { opinionColour, type ReportContext, severityChip } from './audits.report-context.ts'

const chartHeight = 118

/** The page for those who read one page: opinion, counts by severity, key messages. */
export function drawSummary({ document, words, projection }: ReportContext): void {
  const sect = document.structure.add(document.structure.document, 'Sect')
  document.newPage()
  drawHeading(document, sect, 1, words('auditReport.summary'), { place: 'summary' })
  const opinion = projection.opinion ?? 'noOpinion'
  const [sentence = '', ...rest] = projection.opinionText.split(/\n{2,}/)
  drawOpinion(document, sect, {
    word: words('auditReport.opinionIs', { opinion: words(`audit.opinion.${opinion}`) }),
    sentence: sentence.replaceAll('\n', ' '),
    colour: opinionColour(opinion),
  })
  if (rest.length > 0) drawMarkdown(document, sect, rest.join('\n\n'))
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
}

/** What was examined, against what, how, by whom, and what the severities mean. */
export function drawBasis({ document, words, projection }: ReportContext): void {
  const sect = document.structure.add(document.structure.document, 'Sect')
  document.newPage()
  drawHeading(document, sect, 1, words('auditReport.basis'), { place: 'basis' })
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
  for (const [field, text] of [
    ['independence', projection.independence],
    ['limitations', projection.limitations],
  ] as const) {
    if (text === '') continue
    drawHeading(document, sect, 2, words(`audit.${field}`))
    drawMarkdown(document, sect, text)
  }
  drawHeading(document, sect, 2, words('auditReport.scale'), { follows: 150 })
  const chips = severities.map((severity) => severityChip(words, severity))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('finding.severity'), width: 1, least: Math.max(chipColumn(document, chips), 64) },
      { title: words('auditReport.scaleMeaning'), width: 3.4 },
      { title: words('auditReport.scaleHandling'), width: 2.6 },
    ],
    rows: severities.map((severity) => [
      { chip: severityChip(words, severity) },
      words(`auditReport.meaning.${severity}`),
      words(`auditReport.handling.${severity}`),
    ]),
  })
}
