import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { RegisteredRisk, RiskRegisterDocument } from '#shared/modules/risks/risk-register.projection.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, dayText, filled, shortDayText } from '../../reports/report-words.ts'

/** What every section of the risk register draws with. */
export type RiskContext = ReportFrame & { readonly projection: RiskRegisterDocument }

/** Every risk with its measures. */
export function drawDetails(context: RiskContext, sect: StructureElement): void {
  for (const risk of context.projection.risks) drawRisk(context, sect, risk)
  if (context.projection.risks.length === 0) drawParagraph(context.document, sect, context.words('riskDocument.none'))
}

function drawRisk({ document, words }: RiskContext, sect: StructureElement, risk: RegisteredRisk): void {
  drawHeading(document, sect, 2, `${risk.number} ${risk.title}`.trim(), { follows: 120 })
  drawKeyValues(
    document,
    sect,
    filled([
      [words('risk.category'), words(`risk.category.${risk.category}`)],
      [words('risk.department'), risk.department],
      [words('risk.owner'), risk.owner],
      [words('risk.movement'), risk.movement],
      [words('risk.strategy'), risk.strategy === '' ? '' : words(`risk.strategy.${risk.strategy}`)],
      [words('risk.acceptedUntil'), dayText(words, risk.acceptedUntil)],
      [words('risk.nextReviewOn'), dayText(words, risk.nextReviewOn)],
    ]),
  )
  for (const name of ['cause', 'event', 'consequence'] as const) {
    if (risk[name] === '') continue
    drawParagraph(document, sect, [{ text: words(`risk.${name}`), bold: true }])
    drawMarkdown(document, sect, risk[name])
  }
  drawParagraph(document, sect, [{ text: words('riskDocument.treatments'), bold: true }])
  if (risk.treatments.length === 0) {
    drawParagraph(document, sect, words('riskDocument.noTreatment'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('riskTreatment.number'), points: 72 },
      { title: words('riskTreatment.title'), share: 1 },
      { title: words('riskTreatment.owner'), points: columnPoints.person },
      { title: words('riskTreatment.dueOn'), points: columnPoints.day },
      { title: words('riskDocument.state'), points: 66 },
    ],
    rows: risk.treatments.map(({ number, title, owner, dueOn, state }) => [
      ...[number, title, owner, shortDayText(words, dueOn)],
      words(`riskTreatment.state.${state}`),
    ]),
  })
}

/** What its levels mean, and from which product of both they begin. */
export function drawScale({ document, words, projection }: RiskContext, sect: StructureElement): void {
  for (const side of ['likelihoods', 'impacts'] as const) {
    drawHeading(document, sect, 2, words(`riskScale.${side}`), { follows: 80 })
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('riskDocument.level'), points: 50 },
        { title: words('riskDocument.word'), points: 130 },
        { title: words('riskDocument.meaning'), share: 1 },
      ],
      rows: projection[side].map(({ level, word, meaning }) => [String(level), word, meaning]),
    })
  }
  drawHeading(document, sect, 2, words('riskScale.thresholds'), { follows: 80 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('risk.level'), share: 1 },
      { title: words('riskDocument.from'), points: 90, align: 'right' },
    ],
    rows: projection.thresholds.map(({ level, from }) => [words(`risk.level.${level}`), String(from)]),
  })
}
