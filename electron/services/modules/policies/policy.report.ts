import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { controlsMessages } from '#shared/modules/controls/controls.messages.ts'
import { attestedShare } from '#shared/modules/policies/policies.attestation-state.ts'
import { policiesMessages } from '#shared/modules/policies/policies.messages.ts'
import { policyDocumentMessages } from '#shared/modules/policies/policies.policy-document-messages.ts'
import { policyWordingMessages } from '#shared/modules/policies/policies.wording-messages.ts'
import type { PolicyDocument, PolicyStanding } from '#shared/modules/policies/policy-document.projection.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { risksMessages } from '#shared/modules/risks/risks.messages.ts'
import type { Tone } from '#shared/record/fields.ts'
import { type Chapter, drawChapteredReport } from '../../reports/chaptered-report.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneColours } from '../../reports/report-chips.ts'
import { openReport } from '../../reports/report-frame.ts'
import { dayText } from '../../reports/report-words.ts'
import { drawExceptions, drawPeople, drawReaders } from './policies.report-standing.ts'
import { drawChanges, drawWording } from './policies.report-wording.ts'
import { control, facts } from './policy.report-facts.ts'
import { drawHistory, drawNaming, type PolicyContext } from './policy.report-lists.ts'

const tones: Readonly<Record<PolicyStanding, Tone>> = {
  ...{ inForce: 'good', approved: 'progress', unapproved: 'serious', superseded: 'neutral', retired: 'neutral' },
}

/** Contents with more lines than these are no help any more; the outline of the file still has every clause. */
const mostInContents = { chapters: 200, clauses: 40 } as const

/**
 * Draws a policy with its text as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. A text that binds
 * nobody says so on every page. Pure: the same arguments give the same bytes. Refuses an unreadable logo as
 * `report.logoUnreadable`.
 */
export async function drawPolicy(projection: PolicyDocument, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [
    ...[policiesMessages, controlsMessages, risksMessages],
    ...[policyWordingMessages, policyDocumentMessages, reportFrameMessages],
  ])
  const { organisation, classification, policy, wording, standing, signers, selfApproved } = projection
  const { title, number, kind } = policy
  const subject = words('policyDocument.subject', { policy: title, version: wording.version })
  const mark = standing === 'inForce' ? '' : words(`policyDocument.mark.${standing}`)
  const identity = { organisation, title, number, classification, subject, mark }
  const context: PolicyContext = { ...openReport(words, identity, options), projection }
  const alone = signers.length === 1 ? words('policyDocument.alone') : null
  return drawChapteredReport(context, {
    identity,
    cover: { kind: words(`policy.kind.${kind}`), facts: facts(context) },
    control: control(context),
    chapters: chaptersOf(context),
    signOff: {
      text: words('policyDocument.signOffText'),
      remark: selfApproved ? words('policyDocument.selfApproved') : alone,
      signers: signers.map(({ duty, person, on }) => ({ duty: words(`policyDocument.duty.${duty}`), person, on })),
    },
    appendices: [{ place: 'attestation', title: words('policyDocument.attestation'), draw: drawAttestation }],
  })
}

function chaptersOf({ words, projection }: PolicyContext): readonly Chapter<PolicyContext>[] {
  const follows = (points: number) => ({ begins: { follows: points } }) as const
  const changes: Chapter<PolicyContext> = {
    ...{ place: 'changes', title: words('policyWording.changes'), ...follows(80), draw: drawChanges },
  }
  return [
    { place: 'summary', title: words('policyDocument.summary'), begins: 'page', draw: drawSummary },
    { place: 'wording', title: words('policyDocument.wording'), ...follows(140), draw: drawWording },
    {
      ...{ place: 'text', title: words('policyDocument.text'), begins: 'page', draw: drawText },
      sections: contentsOf(projection),
    },
    ...(projection.showsChanges ? [changes] : []),
    { place: 'exceptions', title: words('policyWording.exceptions'), ...follows(80), draw: drawExceptions },
    { place: 'naming', title: words('policyDocument.naming'), ...follows(80), draw: drawNaming },
    { place: 'history', title: words('policyDocument.history'), ...follows(80), draw: drawHistory },
  ]
}

/** The clauses that the contents name: all of a short text, the highest of a longer one. */
function contentsOf({ clauses }: PolicyDocument) {
  const named = clauses.filter(({ heading }) => heading !== '')
  const highest = named.filter(({ level }) => level === 2)
  const shown = named.length <= mostInContents.clauses ? named : highest
  if (named.length < 2 || shown.length > mostInContents.chapters) return []
  return shown.map(({ place, heading }) => ({ place, title: heading }))
}

function drawSummary({ document, words, projection }: PolicyContext, sect: StructureElement): void {
  const { standing, isOverdue, policy, wording, next, exceptions, attestation } = projection
  const day = dayText(words, standing === 'retired' ? policy.retiredOn : wording.effectiveOn)
  const { asked, attested } = attestation ?? { asked: 0, attested: 0 }
  const share = attestedShare(attested, asked)
  const state = next === null ? '' : words(`policyVersion.state.${next.state}`)
  const sentences = [
    isOverdue ? words('policyDocument.reviewOverdue', { day: dayText(words, policy.nextReviewOn) }) : '',
    words('policyDocument.exceptionCount', {
      count: exceptions.filter(({ urgency }) => urgency !== 'expired').length,
    }),
    asked === 0
      ? words('policyWording.nobodyAsked')
      : words('policyDocument.attestedCount', { asked, attested, share }),
    next === null ? '' : words('policyDocument.next', { version: next.version, state }),
  ]
  drawOpinion(document, sect, {
    word: words(`policyDocument.standing.${standing}`, { day }),
    sentence: [{ text: sentences.filter((text) => text !== '').join(words.language === 'zh-CN' ? '' : ' ') }],
    colour: toneColours[isOverdue && standing === 'inForce' ? 'attention' : tones[standing]],
  })
  for (const field of ['purpose', 'scope', 'audience'] as const) {
    if (policy[field] === '') continue
    drawHeading(document, sect, 2, words(`policy.${field}`), { follows: 40 })
    drawMarkdown(document, sect, policy[field])
  }
}

/** The text clause by clause, each with its place in the outline of the file. */
function drawText({ document, words, projection }: PolicyContext, sect: StructureElement): void {
  const { clauses } = projection
  for (const { place, heading, level, body } of clauses) {
    if (heading !== '') drawHeading(document, sect, level, heading, { place, follows: 40 })
    drawMarkdown(document, sect, body)
  }
  if (clauses.every(({ heading, body }) => `${heading}${body}`.trim() === ''))
    drawParagraph(document, sect, words('policyDocument.emptyText'))
}

/** Who has read and accepted exactly this text: by department, then by name. */
function drawAttestation(context: PolicyContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { attestation, wording } = projection
  drawReaders(context, sect)
  if (attestation === null || attestation.people.length === 0) return
  drawParagraph(document, sect, words('policyDocument.attestationBound', { hash: wording.hash }))
  drawHeading(document, sect, 2, words('policyWording.people'), { follows: 80 })
  drawPeople(context, sect)
}
