import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawParagraph } from '#services/documents/text-blocks.ts'
import type { Translator } from '#shared/base/translate.ts'
import { attestationRecord } from '#shared/modules/policies/attestation.record.ts'
import { attestedShare } from '#shared/modules/policies/policies.attestation-state.ts'
import type { StandingException } from '#shared/modules/policies/policies.wording.ts'
import { policyExceptionRecord } from '#shared/modules/policies/policy-exception.record.ts'
import { toneChip } from '../../reports/report-chips.ts'
import { columnPoints, listText, shortDayText } from '../../reports/report-words.ts'
import type { WordingContext } from './policies.report-wording.ts'

const lines = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('\n')

const riskChip = (words: Translator, risk: string) => {
  const tones: Readonly<Record<string, Parameters<typeof toneChip>[1]>> = policyExceptionRecord.fields.risk.tones ?? {}
  return toneChip(words(`policyException.risk.${risk}`), tones[risk] ?? 'neutral')
}

function expiryText(words: Translator, { dueOn, urgency }: StandingException): string {
  const day = shortDayText(words, dueOn)
  return urgency === null ? day : words(`policyWording.${urgency}`, { day })
}

/** Leave to deviate from the policy that was given and is not over. */
export function drawExceptions(context: WordingContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { exceptions } = projection
  if (exceptions.length === 0) {
    drawParagraph(document, sect, words('policyWording.noExceptions'))
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
      { title: words('policyWording.allowedBy'), points: columnPoints.person },
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
export function drawReaders(context: WordingContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { attestation } = projection
  if (attestation === null) {
    drawParagraph(document, sect, words('policyWording.readersHidden'))
    return
  }
  const { asked, attested, units } = attestation
  if (asked === 0) {
    drawParagraph(document, sect, words('policyWording.nobodyAsked'))
    return
  }
  const share = attestedShare(attested, asked)
  drawParagraph(document, sect, words('policyWording.attested', { attested, asked, share }))
  const number = { points: 78, align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('attestation.department'), share: 1 },
      { title: words('policyWording.asked'), ...number },
      { title: words('policyWording.accepted'), ...number },
      { title: words('policyWording.share'), ...number },
    ],
    rows: units.map((unit) => [
      unit.department === '' ? words('policyWording.noDepartment') : unit.department,
      ...[String(unit.asked), String(unit.attested), `${attestedShare(unit.attested, unit.asked)} %`],
    ]),
  })
}

/** Who has read and accepted the wording. */
export function drawPeople({ document, words, projection }: WordingContext, sect: StructureElement): void {
  const people = projection.attestation?.people ?? []
  if (people.length === 0) {
    const why = projection.attestation === null ? 'readersHidden' : 'nobodyAsked'
    drawParagraph(document, sect, words(`policyWording.${why}`))
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
      { title: words('policyWording.state'), points: Math.max(chipColumn(document, chips), columnPoints.state) },
      { title: words('attestation.attestedOn'), points: columnPoints.day },
      { title: words('policyWording.way'), points: columnPoints.person },
    ],
    rows: people.map(({ person, department, state, on, way }) => [
      ...[person, department],
      { chip: chipOf(state) },
      ...[shortDayText(words, on), way === null ? '' : words(`policyWording.way.${way}`)],
    ]),
  })
}
