import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { Translator } from '#shared/base/translate.ts'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import type { DataRule } from '#shared/modules/policies/data-rules.policies.ts'
import type { Tone } from '#shared/record/fields.ts'
import { toneChip } from '../../reports/report-chips.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'
import type { DataRulesContext } from './data-rules.report-cases.ts'

const results: Readonly<Record<string, Tone>> = controlCheckRecord.fields.result.tones ?? {}

function dueText(words: Translator, day: string | null, isOverdue: boolean): string {
  const text = shortDayText(words, day)
  return isOverdue ? words('dataRulesDocument.overdue', { day: text }) : text || '–'
}

function versionText(words: Translator, { version, effectiveOn }: DataRule): string {
  if (version === '') return words('dataRulesDocument.notInForce')
  const day = shortDayText(words, effectiveOn)
  return day === '' ? version : words('dataRulesDocument.versionSince', { version, day })
}

/** The policies on which grades, scenarios and cases rest, and leave to deviate from them. */
export function drawRules(context: DataRulesContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { rules } = projection
  if (rules.length === 0) {
    drawParagraph(document, sect, words('dataRulesDocument.noRules'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('policy.number'), points: columnPoints.number },
      { title: words('policy.title'), share: 1.2 },
      { title: words('dataRulesDocument.inForce'), share: 1 },
      { title: words('policy.owner'), points: columnPoints.person },
      { title: words('dataRulesDocument.nextReview'), points: columnPoints.day },
      { title: words('dataRulesDocument.accepted'), points: columnPoints.state },
    ],
    rows: rules.map((rule) => [
      ...[rule.number, rule.title, versionText(words, rule), rule.owner],
      dueText(words, rule.nextReviewOn, rule.isOverdue),
      rule.asked === 0
        ? words('dataRulesDocument.nobodyAsked')
        : words('dataRulesDocument.acceptedOf', { attested: rule.attested, asked: rule.asked }),
    ]),
  })
  drawExceptions(context, sect)
}

function drawExceptions({ document, words, projection }: DataRulesContext, sect: StructureElement): void {
  const { exceptions } = projection
  drawHeading(document, sect, 2, words('dataRulesDocument.exceptions'), { follows: 60 })
  if (exceptions.length === 0) {
    drawParagraph(document, sect, words('dataRulesDocument.noExceptions'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('policyException.number'), points: columnPoints.number + 8 },
      { title: words('policyException.title'), share: 1.2 },
      { title: words('policyException.policy'), share: 1 },
      { title: words('policyException.department'), share: 1 },
      { title: words('policyException.dueOn'), points: columnPoints.day },
    ],
    rows: exceptions.map(({ number, title, policy, department, dueOn, urgency }) => {
      const day = shortDayText(words, dueOn)
      return [
        ...[number, title, policy, department || words('dataRulesDocument.everywhere')],
        urgency === null ? day : words(`dataRulesDocument.${urgency}`, { day }),
      ]
    }),
  })
}

/** The controls of the unit that name one of the policies: what their last check found, and which of them owe one. */
export function drawControls({ document, words, projection }: DataRulesContext, sect: StructureElement): void {
  const { controls } = projection
  if (controls.length === 0) {
    drawParagraph(document, sect, words('dataRulesDocument.noControls'))
    return
  }
  const chip = (result: string | null) =>
    result === null
      ? toneChip(words('dataRulesDocument.unchecked'), 'neutral')
      : toneChip(words(`controlCheck.result.${result}`), results[result] ?? 'neutral')
  const chips = controls.map(({ result }) => chip(result))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('control.number'), points: columnPoints.number },
      { title: words('control.title'), share: 1.2 },
      { title: words('control.owner'), points: columnPoints.person },
      { title: words('dataRulesDocument.lastCheck'), points: columnPoints.day },
      { title: words('controlCheck.result'), points: chipColumn(document, chips) },
      { title: words('control.nextCheckOn'), points: columnPoints.day },
    ],
    rows: controls.map((control) => [
      ...[control.number, control.title, control.owner, shortDayText(words, control.checkedOn) || '–'],
      { chip: chip(control.result) },
      dueText(words, control.nextCheckOn, control.isOverdue),
    ]),
  })
}
