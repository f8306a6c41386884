import { attachFiles } from '#services/documents/attachments.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { policyReviewDocumentMessages } from '#shared/modules/policies/policies.document-messages.ts'
import { policiesMessages } from '#shared/modules/policies/policies.messages.ts'
import type { PolicyReviewDocument } from '#shared/modules/policies/policy-review.projection.ts'
import { policyReviewRecord } from '#shared/modules/policies/policy-review.record.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneColours } from '../../reports/report-chips.ts'
import {
  appendixTitle,
  beginChapter,
  drawReportControl,
  drawReportCover,
  openReport,
} from '../../reports/report-frame.ts'
import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import { columnPoints, dayText, filled, listText, momentText, shortDayText } from '../../reports/report-words.ts'
import { drawReviewAppendices } from './policy-review.report-appendices.ts'
import { drawExceptions, drawReaders, drawRemarks, type ReviewContext } from './policy-review.report-lists.ts'
import { drawChanges, drawWording, effectiveText } from './policy-review.report-wording.ts'

/**
 * Draws a policy review with the wording reviewed as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared.
 * Pure: the same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawPolicyReview(projection: PolicyReviewDocument, options: DrawOptions): Promise<Buffer> {
  const catalogues = [policiesMessages, policyReviewDocumentMessages, reportFrameMessages]
  const words = translatorOf(options.language, catalogues)
  const { organisation, classification, policy, wording } = projection
  const { title, number } = projection.review
  const subject = words('policyReviewDocument.subject', { policy: policy.title, version: wording.version })
  const identity = { organisation, title, number, classification, subject }
  const context: ReviewContext = { ...openReport(words, identity, options), projection }
  drawReportCover(context, identity, { kind: words('policyReviewDocument.kind'), facts: facts(context) })
  drawControl(context)
  drawDecision(context)
  drawWording(context)
  drawChanges(context)
  drawRemarks(context)
  drawExceptions(context)
  drawReaders(context)
  drawSignOff(context)
  drawReviewAppendices(context)
  attachFiles(context.document.pdf, options.attachments)
  return context.document.finish()
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
    [words('policyReviewDocument.effective'), effectiveText(words, wording)],
    [words('policyReviewDocument.duty.owner'), review.owner],
    [words('policyReview.reviewers'), listText(words, review.reviewers)],
    [words('policyReviewDocument.on'), dayText(words, on)],
    [words('policy.nextReviewOn'), day === '' ? '' : words('policyReviewDocument.cadence', { day, count })],
  ])
}

function drawControl(context: ReviewContext): void {
  const { words, options, projection } = context
  const { policy } = projection
  const sealed = options.draft ? '' : momentText(words, options.proof.sealedAt)
  const chapter = (place: string, title: string) => ({ place, title, level: 1 as const })
  const more = filled([
    [words('policy.kind'), words(`policy.kind.${policy.kind}`)],
    [words('policyReviewDocument.policyOwner'), policy.owner],
    [words('policy.department'), policy.department],
    [words('reportFrame.sealedAt'), sealed],
  ])
  drawReportControl(context, { facts: [...facts(context), ...more] }, [
    chapter('summary', words('policyReviewDocument.summary')),
    chapter('wording', words('policyReviewDocument.wording')),
    chapter('changes', words('policyReviewDocument.changes')),
    chapter('remarks', words('policyReviewDocument.remarks')),
    chapter('exceptions', words('policyReviewDocument.exceptions')),
    chapter('attestation', words('policyReviewDocument.attestation')),
    chapter('signOff', words('reportFrame.signOff')),
    chapter('text', appendixTitle(words, 'A', words('policyReviewDocument.text'))),
    chapter('people', appendixTitle(words, 'B', words('policyReviewDocument.people'))),
    chapter('proof', appendixTitle(words, 'C', words('reportFrame.proof'))),
  ])
}

function drawDecision(context: ReviewContext): void {
  const { document, words, projection } = context
  const { review, remarks, exceptions, attestation } = projection
  const sect = beginChapter(context, words('policyReviewDocument.summary'), { place: 'summary', page: 'new' })
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
      { title: words('policyReviewDocument.state'), points: columnPoints.state },
    ],
    rows: actions.map(({ title, owner, dueOn, isDone }) => [
      ...[title, owner, shortDayText(words, dueOn)],
      words(isDone ? 'policyReviewDocument.done' : 'policyReviewDocument.open'),
    ]),
  })
}

function drawSignOff(context: ReviewContext): void {
  const { words, projection } = context
  const { signers, selfApproved } = projection
  const alone = signers.length === 1 ? words('policyReviewDocument.alone') : null
  drawReportSignOff(context, {
    text: words('policyReviewDocument.signOffText'),
    remark: selfApproved ? words('policyReviewDocument.selfApproved') : alone,
    signers: signers.map(({ duty, person, on }) => ({ duty: words(`policyReviewDocument.duty.${duty}`), person, on })),
  })
}
