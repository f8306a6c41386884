import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawParagraph } from '#services/documents/text-blocks.ts'
import { attestationRecord } from '#shared/modules/policies/attestation.record.ts'
import { toneChip } from '../../reports/report-chips.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'
import type { ReviewContext } from './policy-review.report-lists.ts'

/** Who has read and accepted the wording. */
export function drawPeople({ document, words, projection }: ReviewContext, sect: StructureElement): void {
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
