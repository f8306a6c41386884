import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawParagraph } from '#services/documents/text-blocks.ts'
import type { Translator } from '#shared/base/translate.ts'
import { attestedShare } from '#shared/modules/policies/policies.attestation-state.ts'
import type { ReviewRemark } from '#shared/modules/policies/policies.review-remarks.ts'
import { policyExceptionRecord } from '#shared/modules/policies/policy-exception.record.ts'
import type { PolicyReviewDocument, StandingException } from '#shared/modules/policies/policy-review.projection.ts'
import { toneChip } from '../../reports/report-chips.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, listText, shortDayText } from '../../reports/report-words.ts'

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
    remark.clause === '' ? words('policyReviewDocument.beginning') : remark.clause,
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
      { title: words('policyReviewDocument.state'), points: Math.max(chipColumn(document, chips), columnPoints.state) },
    ],
    rows: remarks.map((remark) => remarkRow(words, remark)),
  })
}

const riskChip = (words: Translator, risk: string) => {
  const tones: Readonly<Record<string, Parameters<typeof toneChip>[1]>> = policyExceptionRecord.fields.risk.tones ?? {}
  return toneChip(words(`policyException.risk.${risk}`), tones[risk] ?? 'neutral')
}

function expiryText(words: Translator, { dueOn, urgency }: StandingException): string {
  const day = shortDayText(words, dueOn)
  return urgency === null ? day : words(`policyReviewDocument.${urgency}`, { day })
}

/** Leave to deviate from the policy that was given and is not over. */
export function drawExceptions(context: ReviewContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { exceptions } = projection
  if (exceptions.length === 0) {
    drawParagraph(document, sect, words('policyReviewDocument.noExceptions'))
    return
  }
  const chips = exceptions.flatMap(({ risk }) => (risk === null ? [] : [riskChip(words, risk)]))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('policyException.number'), points: columnPoints.number + 8 },
      { title: words('policyException.title'), share: 1 },
      { title: words('policyException.measures'), share: 1.2 },
      { title: words('policyException.risk'), points: Math.max(chipColumn(document, chips), 52) },
      { title: words('policyReviewDocument.allowedBy'), points: columnPoints.person },
      { title: words('policyException.dueOn'), points: columnPoints.day },
    ],
    rows: exceptions.map((exception) => [
      exception.number,
      lines(exception.title, listText(words, [exception.clause, exception.department])),
      exception.measures,
      exception.risk === null ? '' : { chip: riskChip(words, exception.risk) },
      ...[exception.approver, expiryText(words, exception)],
    ]),
  })
}

/** How many of those asked have read and accepted the wording, by department. */
export function drawReaders(context: ReviewContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { attestation } = projection
  if (attestation === null) {
    drawParagraph(document, sect, words('policyReviewDocument.readersHidden'))
    return
  }
  const { asked, attested, units } = attestation
  if (asked === 0) {
    drawParagraph(document, sect, words('policyReviewDocument.nobodyAsked'))
    return
  }
  const share = attestedShare(attested, asked)
  drawParagraph(document, sect, words('policyReviewDocument.attested', { attested, asked, share }))
  const number = { points: 78, align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('attestation.department'), share: 1 },
      { title: words('policyReviewDocument.asked'), ...number },
      { title: words('policyReviewDocument.accepted'), ...number },
      { title: words('policyReviewDocument.share'), ...number },
    ],
    rows: units.map((unit) => [
      unit.department === '' ? words('policyReviewDocument.noDepartment') : unit.department,
      ...[String(unit.asked), String(unit.attested), `${attestedShare(unit.attested, unit.asked)} %`],
    ]),
  })
}
