import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawParagraph } from '#services/documents/text-blocks.ts'
import { attestationRecord } from '#shared/modules/policies/attestation.record.ts'
import { toneChip } from '../../reports/report-chips.ts'
import { appendixTitle, beginChapter } from '../../reports/report-frame.ts'
import { drawReportProof } from '../../reports/report-proof.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'
import type { ReviewContext } from './policy-review.report-lists.ts'

/** The wording whole, who has read and accepted it, and the proof. */
export function drawReviewAppendices(context: ReviewContext): void {
  const { document, words, projection } = context
  const begin = (letter: string, place: string, title: string) =>
    beginChapter(context, appendixTitle(words, letter, title), { place, page: 'roomy', follows: 110 })
  drawMarkdown(document, begin('A', 'text', words('policyReviewDocument.text')), projection.wording.text)
  drawPeople(context, begin('B', 'people', words('policyReviewDocument.people')))
  drawReportProof(context, begin('C', 'proof', words('reportFrame.proof')))
}

function drawPeople({ document, words, projection }: ReviewContext, sect: StructureElement): void {
  const people = projection.attestation?.people ?? []
  if (people.length === 0) {
    const why = projection.attestation === null ? 'readersHidden' : 'nobodyAsked'
    drawParagraph(document, sect, words(`policyReviewDocument.${why}`))
    return
  }
  const chipOf = (state: string) =>
    toneChip(words(`attestation.state.${state}`), attestationRecord.workflow?.states[state]?.tone ?? 'neutral')
  const chips = people.map(({ state }) => chipOf(state))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('attestation.person'), share: 1 },
      { title: words('attestation.department'), share: 1 },
      { title: words('policyReviewDocument.state'), points: Math.max(chipColumn(document, chips), columnPoints.state) },
      { title: words('attestation.attestedOn'), points: columnPoints.day },
      { title: words('policyReviewDocument.way'), points: columnPoints.person },
    ],
    rows: people.map(({ person, department, state, on, way }) => [
      ...[person, department],
      { chip: chipOf(state) },
      ...[shortDayText(words, on), way === null ? '' : words(`policyReviewDocument.way.${way}`)],
    ]),
  })
}
