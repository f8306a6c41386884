import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawParagraph } from '#services/documents/text-blocks.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { ReviewRemark } from '#shared/modules/policies/policies.review-remarks.ts'
import type { PolicyReviewDocument } from '#shared/modules/policies/policy-review.projection.ts'
import { toneChip } from '../../reports/report-chips.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'

/** What every section of the document of a policy review draws with. */
export type ReviewContext = ReportFrame & { readonly projection: PolicyReviewDocument }

function bySomebody(words: Translator, person: string, on: string | null): string {
  if (person === '' || on === null) return person
  return words('policyReviewDocument.byOn', { person, day: shortDayText(words, on) })
}

const lines = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('\n')

function remarkRow(words: Translator, remark: ReviewRemark) {
  const { person, isCarried } = remark
  return [
    remark.clause === '' ? words('policyWording.beginning') : remark.clause,
    lines(remark.body, isCarried ? words('policyReviewDocument.carried', { person }) : person),
    lines(remark.answer, bySomebody(words, remark.answeredBy, remark.answeredOn)),
    { chip: toneChip(words(remark.standing), remark.tone) },
  ]
}

/** Every remark on a clause, and how it was answered. */
export function drawRemarks(context: ReviewContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { remarks } = projection
  if (remarks.length === 0) {
    drawParagraph(document, sect, words('policyReviewDocument.noRemarks'))
    return
  }
  const chips = remarks.map(({ standing, tone }) => toneChip(words(standing), tone))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('clauseComment.clauseName'), points: 92 },
      { title: words('policyReviewDocument.remark'), share: 1 },
      { title: words('policyReviewDocument.answer'), share: 1 },
      { title: words('policyWording.state'), points: Math.max(chipColumn(document, chips), columnPoints.state) },
    ],
    rows: remarks.map((remark) => remarkRow(words, remark)),
  })
}
