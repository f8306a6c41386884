import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { columnPoints, filled, listText, markdownCell } from '../../reports/report-words.ts'
import type { DataRulesContext } from './data-rules.report-cases.ts'

/** What belongs to each grade, the most sensitive first, and who may do what with it. */
export function drawGrades({ document, words, projection }: DataRulesContext, sect: StructureElement): void {
  const { grades } = projection
  if (grades.length === 0) drawParagraph(document, sect, words('dataRulesDocument.noGrades'))
  for (const { level, title, meaning, examples, owner, policy, handling } of grades) {
    drawHeading(document, sect, 2, words('dataRulesDocument.grade', { level, title }), { follows: 90 })
    drawMarkdown(document, sect, meaning)
    drawKeyValues(
      document,
      sect,
      filled([
        [words('dataGrade.examples'), examples],
        [words('dataGrade.owner'), owner],
        [words('dataGrade.policy'), policy],
      ]),
    )
    if (handling.length === 0) {
      drawParagraph(document, sect, words('dataRulesDocument.noHandling'))
      continue
    }
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('dataGrade.handling.activity'), points: columnPoints.person },
        { title: words('dataGrade.handling.rule'), share: 1 },
      ],
      rows: handling.map(({ activity, rule }) => [
        words(`dataGrade.handling.activity.${activity}`),
        markdownCell(rule),
      ]),
    })
  }
}

/** The systems in which the unit keeps data or works with it. */
export function drawSystems({ document, words, projection }: DataRulesContext, sect: StructureElement): void {
  const { systems, units } = projection
  if (systems.length === 0) {
    drawParagraph(document, sect, words('dataRulesDocument.noSystems'))
    return
  }
  drawParagraph(document, sect, words('dataRulesDocument.systemsText'))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('asset.number'), points: columnPoints.number },
      { title: words('asset.name'), share: 1.2 },
      { title: words('asset.kind'), share: 1 },
      { title: words('asset.owner'), share: 1 },
      { title: words('asset.grade'), points: columnPoints.severity },
      { title: words('dataRulesDocument.state'), points: columnPoints.severity },
    ],
    rows: systems.map(({ number, name, kind, department, owner, grade, state }) => [
      ...[number, name, words(`asset.kind.${kind}`)],
      units === 1 ? owner : listText(words, [department, owner]),
      words(grade === null ? 'dataRulesDocument.ungraded' : `asset.grade.${grade}`),
      words(`asset.state.${state}`),
    ]),
  })
}
