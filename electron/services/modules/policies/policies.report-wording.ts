import { drawKeyValues } from '#services/documents/key-values.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { Span } from '#services/documents/text-layout.ts'
import type { Translator } from '#shared/base/translate.ts'
import { runsOf } from '#shared/modules/policies/policies.difference.ts'
import type { ClauseExcerpt } from '#shared/modules/policies/policies.excerpt.ts'
import type { NamedApproval, PolicyWording } from '#shared/modules/policies/policies.wording.ts'
import { policyApprovalRecord } from '#shared/modules/policies/policy-approval.record.ts'
import { toneChip, toneColours } from '../../reports/report-chips.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, dayText, filled, listText, periodText, shortDayText } from '../../reports/report-words.ts'

/** What the sections draw with that tell of a wording, whatever document holds them. */
export type WordingContext = ReportFrame & { readonly projection: PolicyWording }

/** The days on which a wording binds, or is to bind. */
type InForce = Pick<PolicyWording['wording'], 'state' | 'effectiveOn' | 'supersededOn'>

export function effectiveText(words: Translator, wording: InForce): string {
  const { state, effectiveOn, supersededOn } = wording
  if (effectiveOn === null) return words('policyWording.notInForce')
  if (supersededOn !== null) return periodText(words, { start: effectiveOn, end: supersededOn })
  const isBinding = state === 'effective' || state === 'superseded'
  return words(`policyWording.${isBinding ? 'since' : 'planned'}`, { day: dayText(words, effectiveOn) })
}

/** Which text was reviewed, and who approved exactly that. */
export function drawWording(context: WordingContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { wording } = projection
  const { approvedBy, approvedOn } = wording
  const approved = { person: approvedBy, day: dayText(words, approvedOn) }
  drawKeyValues(
    document,
    sect,
    filled([
      [words('policyVersion.title'), wording.title],
      [words('policyVersion.version'), wording.version],
      [words('policyWording.state'), words(`policyVersion.state.${wording.state}`)],
      [words('policyVersion.author'), wording.author],
      [words('policyWording.approved'), approvedOn === null ? '' : words('policyWording.approvedBy', approved)],
      [words('policyWording.effective'), effectiveText(words, wording)],
      [words('policyWording.hash'), wording.hash],
    ]),
  )
  drawApprovals(context, sect)
}

function capacityText(words: Translator, { capacity, isRequired }: NamedApproval): string {
  if (capacity === null) return isRequired ? words('policyWording.requiredPerson') : ''
  const word = words(`policyApproval.capacity.${capacity}`)
  return isRequired ? words('policyWording.required', { capacity: word }) : word
}

function stateChip(words: Translator, state: string | null) {
  if (state === null) return toneChip(words('policyWording.notAsked'), 'neutral')
  const tone = policyApprovalRecord.workflow?.states[state]?.tone ?? 'neutral'
  return toneChip(words(`policyApproval.state.${state}`), tone)
}

function drawApprovals({ document, words, projection }: WordingContext, sect: StructureElement): void {
  const { approvals, quorum } = projection
  drawHeading(document, sect, 2, words('policyWording.approvals'), { follows: 80 })
  if (approvals.length === 0) {
    drawParagraph(document, sect, words('policyWording.noApprovers'))
    return
  }
  drawParagraph(document, sect, words('policyWording.quorum', { given: quorum.given, needed: quorum.needed }))
  const missing = quorum.missing.map(({ kind, value }) =>
    kind === 'person' ? value : words(`policyApproval.capacity.${value}`),
  )
  if (missing.length > 0)
    drawParagraph(document, sect, words('policyWording.quorumMissing', { names: listText(words, missing) }))
  const chips = approvals.map(({ state }) => stateChip(words, state))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('policyApproval.person'), share: 1 },
      { title: words('policyApproval.capacity'), share: 1 },
      { title: words('policyWording.state'), points: Math.max(chipColumn(document, chips), columnPoints.state) },
      { title: words('policyApproval.decidedOn'), points: columnPoints.day },
      { title: words('policyApproval.reason'), share: 1.2 },
    ],
    rows: approvals.map((approval) => [
      ...[approval.person, capacityText(words, approval)],
      { chip: stateChip(words, approval.state) },
      ...[shortDayText(words, approval.on), approval.reason],
    ]),
  })
}

/** Text with what was taken out and put in marked by signs, so that it can be told without the colours. */
function markedSpans({ pieces }: ClauseExcerpt): readonly Span[] {
  return runsOf(pieces).flatMap((run): readonly Span[] => {
    if (run.kind === 'same') return [{ text: run.text }]
    const { removed, added } = run
    return [
      ...(removed === '' ? [] : [{ text: `[− ${removed} −]${added === '' ? '' : ' '}`, colour: toneColours.critical }]),
      ...(added === '' ? [] : [{ text: `[+ ${added} +]`, bold: true, colour: toneColours.good }]),
    ]
  })
}

/** A clause that is wholly new or gone needs no sign before each of its words. */
function excerptSpans(clause: ClauseExcerpt): readonly Span[] {
  if (clause.kind === 'changed') return markedSpans(clause)
  const colour = clause.kind === 'added' ? toneColours.good : toneColours.critical
  return clause.pieces.map(({ text }) => ({ text, colour }))
}

const titleOf = ({ words }: WordingContext, { kind, name, formerName }: ClauseExcerpt) => {
  const title = name === '' ? words('policyWording.beginning') : name
  const former = formerName === '' ? '' : words('policyWording.formerly', { name: formerName })
  return [title, words(`policyWording.${kind}`), former].filter((part) => part !== '').join(' · ')
}

/** What is different from the wording before, clause by clause. */
export function drawChanges(context: WordingContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { changes } = projection
  if (changes === null) {
    drawParagraph(document, sect, words('policyWording.firstWording'))
    return
  }
  const { before, counts, clauses, left } = changes
  if (clauses.length === 0) {
    drawParagraph(document, sect, words('policyWording.sameWords', { before }))
    return
  }
  drawParagraph(document, sect, words('policyWording.changesSince', { before, ...counts }))
  drawParagraph(document, sect, words('policyWording.legend'))
  for (const clause of clauses) {
    drawHeading(document, sect, 2, titleOf(context, clause), { follows: 40 })
    for (const paragraph of paragraphsOf(excerptSpans(clause))) drawParagraph(document, sect, paragraph)
    if (clause.isCut) drawParagraph(document, sect, words('policyWording.cut'))
  }
  if (left > 0) drawParagraph(document, sect, words('policyWording.left', { count: left }))
}

/** Spans by the lines of the text: a paragraph of a document holds no line end. */
function paragraphsOf(spans: readonly Span[]): readonly (readonly Span[])[] {
  const paragraphs: Span[][] = [[]]
  for (const span of spans)
    for (const [at, text] of span.text.split('\n').entries()) {
      if (at > 0) paragraphs.push([])
      if (text !== '') paragraphs.at(-1)?.push({ ...span, text })
    }
  return paragraphs.filter((paragraph) => paragraph.some(({ text }) => text.trim() !== ''))
}
