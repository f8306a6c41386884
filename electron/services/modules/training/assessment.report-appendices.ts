import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { AssessedPerson, AssessmentDocument } from '#shared/modules/training/assessment-report.projection.ts'
import {
  markWords,
  measureWords,
  stepWords,
  type Tongue,
  weightWords,
} from '#shared/modules/training/training.workings-words.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { dayText } from '../../reports/report-words.ts'

/** What every section of the report of an assessment draws with. */
export type AssessmentContext = ReportFrame & { readonly projection: AssessmentDocument }

/** So much of a page is kept for one person, in points. */
const mostKept = 420

/** The sign stays with its number at the end of a line. */
const plainPercent = (text: string) => `${Number(text)}\u00a0%`

/** How the report writes what the words of the workings name. */
function tongueOf({ words }: AssessmentContext): Tongue {
  return { t: words, formats: { day: (day) => dayText(words, day), decimal: (text) => text, percent: plainPercent } }
}

/** How each total came about. */
export function drawWorkings(context: AssessmentContext, sect: StructureElement): void {
  drawParagraph(context.document, sect, context.words('workings.exact'))
  for (const person of context.projection.people) drawPerson(context, sect, person)
}

/** The components with their weights and rules. */
export function drawScheme({ document, words, projection }: AssessmentContext, sect: StructureElement): void {
  const { scheme, ranking } = projection
  const number = { points: 58, align: 'right' as const }
  drawParagraph(document, sect, words(`assessment.ranking.${ranking ?? 'standard'}`))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('score.basis.component'), share: 2 },
      { title: words('assessment.components.kind'), share: 1.2 },
      { title: words('assessment.components.weight'), ...number },
      { title: words('assessment.components.maximum'), ...number },
      { title: words('assessment.components.marks'), share: 1.2 },
      { title: words('assessment.components.missing'), share: 1.2 },
      { title: words('assessment.components.normalisation'), share: 1.2 },
    ],
    rows: scheme.map(({ name, kind, weight, maximum, marks, dropLowest, missing, normalisation }) => [
      ...[name, words(`assessment.components.kind.${kind}`), plainPercent(weight), maximum],
      dropLowest ? words('assessmentDocument.marks', { marks: marks ?? 1, dropped: dropLowest }) : String(marks ?? 1),
      words(`assessment.components.missing.${missing ?? 'zero'}`),
      words(`assessment.components.normalisation.${normalisation ?? 'none'}`),
    ]),
  })
}

function drawPerson(context: AssessmentContext, sect: StructureElement, person: AssessedPerson): void {
  const { document, words } = context
  const tongue = tongueOf(context)
  const { name, total, components, steps } = person
  // A person's table and what was done after it stay together as far as a page allows.
  const block = 60 + components.length * 26 + steps.length * 18
  drawHeading(document, sect, 2, `${name}: ${total ?? '—'}`, { follows: Math.min(block, mostKept) })
  const number = { points: 52, align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('score.basis.component'), share: 1.3 },
      { title: words('workings.marks'), share: 1.8 },
      { title: words('workings.share'), ...number },
      { title: words('assessment.components.normalisation'), share: 1.3 },
      { title: words('workings.weight'), share: 1.4 },
      { title: words('workings.gives'), ...number },
    ],
    rows: components.map((step) => [
      step.component.name,
      step.marks.map((mark) => markWords(tongue, mark)).join('; '),
      step.share === null ? '—' : plainPercent(step.share),
      step.measured === null ? '—' : measureWords(tongue, step.measured),
      weightWords(tongue, step),
      step.contribution ?? '—',
    ]),
  })
  const colon = words.language === 'zh-CN' ? '：' : ': '
  for (const step of steps)
    drawParagraph(document, sect, [
      { text: `${stepWords(tongue, step, (moderator) => moderator ?? '')}${colon}` },
      { text: `${step.step === 'bonus' ? '+' : ''}${step.points ?? '—'}`, bold: step.step === 'total' },
    ])
}
