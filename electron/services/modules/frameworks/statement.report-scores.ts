import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawParagraph } from '#services/documents/text-blocks.ts'
import { riskTones, verdictTones } from '#shared/modules/frameworks/frameworks.verdict.ts'
import type { StatedScore, StatementDocument } from '#shared/modules/frameworks/statement.projection.ts'
import type { Tone } from '#shared/record/fields.ts'
import { toneChip } from '../../reports/report-chips.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'

type ScoresContext = ReportFrame & { readonly projection: StatementDocument }

const tones: Readonly<Record<string, Tone>> = { ...verdictTones }
const tonesOfRisk: Readonly<Record<string, Tone>> = riskTones

/** How systems were scored at the level, each with the version of the formula that made its score, and what that is. */
export function drawScores(context: ScoresContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { scores } = projection
  drawParagraph(document, sect, words('statementDocument.scoresOf'))
  const verdictChip = ({ verdict }: StatedScore) =>
    toneChip(words(`protectionAssessment.verdict.${verdict}`), tones[verdict] ?? 'neutral')
  const riskChip = ({ risk }: StatedScore) =>
    toneChip(words(`protectionAssessment.risk.${risk}`), tonesOfRisk[risk] ?? 'neutral')
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('protectionAssessment.number'), points: columnPoints.number + 6 },
      { title: words('protectionAssessment.title'), share: 1 },
      { title: words('protectionAssessment.assessedOn'), points: columnPoints.day },
      { title: words('protectionAssessment.score'), points: 46, align: 'right' },
      {
        title: words('protectionAssessment.verdict'),
        points: Math.max(chipColumn(document, scores.map(verdictChip)), 60),
      },
      { title: words('protectionAssessment.risk'), points: Math.max(chipColumn(document, scores.map(riskChip)), 56) },
      { title: words('protectionAssessment.formula'), points: 88 },
    ],
    rows: scores.map((score) => [
      score.number,
      [score.title, score.asset].filter((part) => part !== '').join('\n'),
      ...[shortDayText(words, score.on), score.score],
      ...[{ chip: verdictChip(score) }, { chip: riskChip(score) }],
      words(`protectionAssessment.formula.${score.formula}`),
    ]),
  })
}
