import { drawChart } from '#services/documents/figure.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { severityChart } from '#shared/charts/severity-chart.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import type { RiskRegisterDocument } from '#shared/modules/risks/risk-register.projection.ts'
import { riskDocumentMessages } from '#shared/modules/risks/risks.document-messages.ts'
import { risksMessages } from '#shared/modules/risks/risks.messages.ts'
import { levelTones, type RiskLevel, riskLevels } from '#shared/modules/risks/risks.scale.ts'
import { drawChapteredReport } from '../../reports/chaptered-report.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneChip, toneColours } from '../../reports/report-chips.ts'
import { openReport } from '../../reports/report-frame.ts'
import { columnPoints, dayText, filled } from '../../reports/report-words.ts'
import { drawDetails, drawScale, type RiskContext } from './risk-register.report-appendices.ts'

const chartHeight = 112

/**
 * Draws a risk register as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the same arguments
 * give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawRiskRegister(projection: RiskRegisterDocument, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [risksMessages, riskDocumentMessages, reportFrameMessages])
  const { organisation, classification, title } = projection
  const subject = words('riskDocument.subject', { title })
  const identity = { organisation, title, number: '', classification, subject }
  const context: RiskContext = { ...openReport(words, identity, options), projection }
  const { signer } = projection
  return drawChapteredReport(context, {
    identity,
    cover: { kind: words('riskDocument.kind'), facts: facts(context) },
    chapters: [
      { place: 'summary', title: words('riskDocument.summary'), begins: 'page', draw: drawSummary },
      { place: 'register', title: words('riskDocument.register'), begins: { follows: 110 }, draw: drawRegister },
    ],
    signOff: {
      text: words('riskDocument.signOffText'),
      remark: null,
      signers: [{ duty: words('riskDocument.duty'), person: signer?.person ?? null, on: signer?.on ?? null }],
    },
    appendices: [
      { place: 'details', title: words('riskDocument.details'), draw: drawDetails },
      { place: 'scale', title: words('riskDocument.scale'), draw: drawScale },
    ],
  })
}

function facts({ words, projection }: RiskContext) {
  const { title, version, appetite, register } = projection
  const { total, above, accepted } = register
  return filled([
    [words('riskDocument.on'), dayText(words, projection.on)],
    [words('riskDocument.scale'), version === null ? title : words('riskDocument.scaleOf', { title, version })],
    [words('riskDocument.appetite'), appetite === null ? '' : String(appetite)],
    [words('riskDocument.numbers'), words('riskDocument.numbersOf', { total, above, accepted })],
  ])
}

const levelChip = ({ words }: RiskContext, level: RiskLevel) =>
  toneChip(words(`risk.level.${level}`), levelTones[level])

function drawSummary(context: RiskContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { total, above, accepted, levels } = projection.register
  drawOpinion(document, sect, {
    word: above === 0 ? words('riskDocument.noneAbove') : words('riskDocument.someAbove', { above, total }),
    sentence: [{ text: words('riskDocument.numbersOf', { total, above, accepted }) }],
    colour: above === 0 ? toneColours.good : toneColours.serious,
  })
  drawHeading(document, sect, 2, words('riskDocument.byLevel'), { follows: chartHeight + 10 })
  const bars = riskLevels.toReversed().map((level) => ({ ...levelChip(context, level), count: levels[level] }))
  const spoken = bars.map(({ word, count }) => `${word} ${count}`).join(words.language === 'zh-CN' ? '，' : ', ')
  const figure = { height: chartHeight, alternative: words('riskDocument.chartText', { counts: spoken }) }
  drawChart(document, sect, figure, severityChart(bars, { axis: words('riskDocument.numbers') }))
  drawCategories(context, sect)
}

function drawCategories({ document, words, projection }: RiskContext, sect: StructureElement): void {
  const { categories } = projection.register
  if (categories.length === 0) return
  const number = { points: 58, align: 'right' as const }
  drawHeading(document, sect, 2, words('riskDocument.byCategory'), { follows: 90 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('risk.category'), share: 1 },
      { title: words('riskDocument.all'), ...number },
      ...riskLevels.toReversed().map((level) => ({ title: words(`risk.level.${level}`), ...number })),
      { title: words('riskDocument.above'), ...number },
    ],
    rows: categories.map(({ category, total, above, levels }) => [
      words(`risk.category.${category}`),
      String(total),
      ...riskLevels.toReversed().map((level) => String(levels[level])),
      String(above),
    ]),
  })
}

function drawRegister(context: RiskContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { risks } = projection
  if (risks.length === 0) {
    drawParagraph(document, sect, words('riskDocument.none'))
    return
  }
  const chips = riskLevels.map((level) => levelChip(context, level))
  const number = { points: 46, align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('risk.number'), points: 66 },
      { title: words('risk.title'), share: 1 },
      { title: words('risk.owner'), points: columnPoints.person - 18 },
      { title: words('riskDocument.before'), ...number },
      { title: words('riskDocument.after'), ...number },
      { title: words('risk.level'), points: Math.max(chipColumn(document, chips), 64) },
      { title: words('riskDocument.state'), points: 62 },
    ],
    rows: risks.map(({ number: name, title, owner, inherent, residual, level, state }) => [
      ...[name, title, owner],
      ...[inherent, residual].map((rating) => (rating === null ? '' : String(rating))),
      level === null ? words('riskDocument.unrated') : { chip: levelChip(context, level) },
      words(`risk.state.${state}`),
    ]),
  })
}
