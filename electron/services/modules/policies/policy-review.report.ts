import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { policyReviewDocumentMessages } from '#shared/modules/policies/policies.document-messages.ts'
import { policiesMessages } from '#shared/modules/policies/policies.messages.ts'
import { policyWordingMessages } from '#shared/modules/policies/policies.wording-messages.ts'
import type { PolicyReviewDocument } from '#shared/modules/policies/policy-review.projection.ts'
import { policyReviewRecord } from '#shared/modules/policies/policy-review.record.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { drawChapteredReport } from '../../reports/chaptered-report.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneColours } from '../../reports/report-chips.ts'
import { openReport } from '../../reports/report-frame.ts'
import { columnPoints, dayText, filled, listText, shortDayText } from '../../reports/report-words.ts'
import { drawExceptions, drawPeople, drawReaders } from './policies.report-standing.ts'
import { drawChanges, drawWording, effectiveText } from './policies.report-wording.ts'
import { drawRemarks, type ReviewContext } from './policy-review.report-lists.ts'

/**
 * Draws a policy review with the wording reviewed as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared.
 * Pure: the same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawPolicyReview(projection: PolicyReviewDocument, options: DrawOptions): Promise<Buffer> {
  const catalogues = [policiesMessages, policyWordingMessages, policyReviewDocumentMessages, reportFrameMessages]
  const words = translatorOf(options.language, catalogues)
  const { organisation, classification, policy, wording } = projection
  const { title, number } = projection.review
  const subject = words('policyReviewDocument.subject', { policy: policy.title, version: wording.version })
  const identity = { organisation, title, number, classification, subject }
  const context: ReviewContext = { ...openReport(words, identity, options), projection }
  const { signers, selfApproved } = projection
  const alone = signers.length === 1 ? words('policyReviewDocument.alone') : null
  return drawChapteredReport(context, {
    identity,
    cover: { kind: words('policyReviewDocument.kind'), facts: facts(context) },
    control: more(context),
    chapters: [
      { place: 'summary', title: words('policyReviewDocument.summary'), begins: 'page', draw: drawDecision },
      {
        ...{ place: 'wording', title: words('policyReviewDocument.wording') },
        ...{ begins: { follows: 140 }, draw: drawWording },
      },
      {
        ...{ place: 'changes', title: words('policyWording.changes') },
        ...{ begins: { follows: 80 }, draw: drawChanges },
      },
      {
        ...{ place: 'remarks', title: words('policyReviewDocument.remarks') },
        ...{ begins: { follows: 80 }, draw: drawRemarks },
      },
      {
        ...{ place: 'exceptions', title: words('policyWording.exceptions') },
        ...{ begins: { follows: 80 }, draw: drawExceptions },
      },
      {
        ...{ place: 'attestation', title: words('policyWording.attestation') },
        ...{ begins: { follows: 80 }, draw: drawReaders },
      },
    ],
    signOff: {
      text: words('policyReviewDocument.signOffText'),
      remark: selfApproved ? words('policyReviewDocument.selfApproved') : alone,
      signers: signers.map(({ duty, person, on }) => ({
        duty: words(`policyReviewDocument.duty.${duty}`),
        person,
        on,
      })),
    },
    appendices: [
      { place: 'text', title: words('policyReviewDocument.text'), draw: drawText },
      { place: 'people', title: words('policyWording.people'), draw: drawPeople },
    ],
  })
}

function drawText({ document, projection }: ReviewContext, sect: StructureElement): void {
  drawMarkdown(document, sect, projection.wording.text)
}

function facts({ words, projection }: ReviewContext) {
  const { policy, wording, review, on } = projection
  const version = words('policyReviewDocument.wordingOf', {
    version: wording.version,
    state: words(`policyVersion.state.${wording.state}`),
  })
  const count = policy.cadenceMonths
  const day = dayText(words, policy.nextReviewOn)
  return filled([
    [words('policyReviewDocument.policy'), `${policy.number} ${policy.title}`.trim()],
    [words('policyReviewDocument.wording'), version],
    [words('policyWording.effective'), effectiveText(words, wording)],
    [words('policyReviewDocument.duty.owner'), review.owner],
    [words('policyReview.reviewers'), listText(words, review.reviewers)],
    [words('policyReviewDocument.on'), dayText(words, on)],
    [words('policy.nextReviewOn'), day === '' ? '' : words('policyReviewDocument.cadence', { day, count })],
  ])
}

function more({ words, projection: { policy } }: ReviewContext) {
  return filled([
    [words('policy.kind'), words(`policy.kind.${policy.kind}`)],
    [words('policyReviewDocument.policyOwner'), policy.owner],
    [words('policy.department'), policy.department],
  ])
}

function drawDecision(context: ReviewContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { review, remarks, exceptions, attestation } = projection
  const { outcome, concludedBy, concludedOn } = review
  const isOver = review.state === 'concluded' && outcome !== null
  const when = isOver
    ? words('policyReviewDocument.decidedBy', { person: concludedBy, day: dayText(words, concludedOn) })
    : words('policyReviewDocument.dueBy', { day: dayText(words, review.dueOn) })
  const counts = words('policyReviewDocument.counts', {
    ...{
      remarks: remarks.length,
      open: remarks.filter(({ standing }) => standing === 'clauseComment.state.open').length,
    },
    exceptions: exceptions.filter(({ urgency }) => urgency !== 'expired').length,
  })
  const { asked, attested } = attestation ?? { asked: 0, attested: 0 }
  const read = asked === 0 ? '' : words('policyReviewDocument.read', { asked, attested })
  const tone = isOver ? (policyReviewRecord.fields.outcome.tones?.[outcome] ?? 'neutral') : 'progress'
  drawOpinion(document, sect, {
    word: words(isOver ? `policyReviewDocument.decision.${outcome}` : 'policyReviewDocument.running'),
    sentence: [
      { text: [when, counts, read].filter((part) => part !== '').join(words.language === 'zh-CN' ? '' : ' ') },
    ],
    colour: toneColours[tone],
  })
  if (review.conclusion !== '') drawMarkdown(document, sect, review.conclusion)
  drawQuestions(context, sect)
  drawActions(context, sect)
}

function drawQuestions({ document, words, projection }: ReviewContext, sect: StructureElement): void {
  const { questions } = projection.review
  drawHeading(document, sect, 2, words('policyReview.questions'), { follows: 60 })
  if (questions.length === 0) {
    drawParagraph(document, sect, words('policyReviewDocument.noQuestions'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('policyReview.questions.question'), share: 1 },
      { title: words('policyReview.questions.answer'), share: 1.2 },
      { title: words('policyReview.questions.answeredBy'), points: columnPoints.person },
    ],
    rows: questions.map(({ question, answer, by }) => {
      return [question, answer === '' ? words('policyReviewDocument.unanswered') : answer, by]
    }),
  })
}

function drawActions({ document, words, projection }: ReviewContext, sect: StructureElement): void {
  const { actions } = projection.review
  drawHeading(document, sect, 2, words('policyReview.actions'), { follows: 60 })
  if (actions.length === 0) {
    drawParagraph(document, sect, words('policyReviewDocument.noActions'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('policyReview.actions.title'), share: 1 },
      { title: words('policyReview.actions.owner'), points: columnPoints.person },
      { title: words('policyReview.actions.dueOn'), points: columnPoints.day },
      { title: words('policyWording.state'), points: columnPoints.state },
    ],
    rows: actions.map(({ title, owner, dueOn, isDone }) => [
      ...[title, owner, shortDayText(words, dueOn)],
      words(isDone ? 'policyReviewDocument.done' : 'policyReviewDocument.open'),
    ]),
  })
}
