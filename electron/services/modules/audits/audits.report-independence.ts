import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading } from '#services/documents/text-blocks.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'
import type { ReportContext } from './audits.report-context.ts'

/** What the report says of independence, and what each member of the team declared, with the safeguards told. */
export function drawIndependence({ document, words, projection }: ReportContext, sect: StructureElement): void {
  const { independence, declarations } = projection
  if (independence === '' && declarations.length === 0) return
  drawHeading(document, sect, 2, words('audit.independence'))
  if (independence !== '') drawMarkdown(document, sect, independence)
  if (declarations.length === 0) return
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('independenceDeclaration.person'), share: 1 },
      { title: words('independenceDeclaration.answer'), share: 1 },
      { title: words('independenceDeclaration.declaredOn'), points: columnPoints.day },
    ],
    rows: declarations.map(({ person, answer, on }) => [
      person,
      words(`independenceDeclaration.answer.${answer}`),
      shortDayText(words, on),
    ]),
  })
  for (const { person, interests, safeguards } of declarations) {
    const told = [
      ['interests', interests],
      ['safeguards', safeguards],
    ] as const
    for (const [field, text] of told) {
      if (text === '') continue
      drawHeading(
        document,
        sect,
        3,
        words('auditReport.declared', { person, what: words(`independenceDeclaration.${field}`) }),
      )
      drawMarkdown(document, sect, text)
    }
  }
}
