import { drawCard } from '#services/documents/card.ts'
import type { Chip } from '#services/documents/chip.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawParagraph } from '#services/documents/text-blocks.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { CaseLine, DataRulesDocument, ScenarioLine } from '#shared/modules/policies/data-rules.projection.ts'
import { violationCaseRecord } from '#shared/modules/policies/violation-case.record.ts'
import { violationScenarioRecord } from '#shared/modules/policies/violation-scenario.record.ts'
import type { Tone } from '#shared/record/fields.ts'
import { toneChip } from '../../reports/report-chips.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { listText, markdownCell, shortDayText } from '../../reports/report-words.ts'

/** What every section of the document of a unit's data rules draws with. */
export type DataRulesContext = ReportFrame & { readonly projection: DataRulesDocument }

const severities: Readonly<Record<string, Tone>> = violationScenarioRecord.fields.severity.tones ?? {}
const outcomes: Readonly<Record<string, Tone>> = violationCaseRecord.fields.outcome.tones ?? {}

const lines = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('\n')

function severityChip(words: Translator, severity: string): Chip {
  return toneChip(words(`violationScenario.severity.${severity}`), severities[severity] ?? 'neutral')
}

/** How far an open case has come, or how a decided one ended. */
function standingChip(words: Translator, { state, outcome }: CaseLine): Chip {
  if (state === 'decided' && outcome !== null)
    return toneChip(words(`violationCase.outcome.${outcome}`), outcomes[outcome] ?? 'neutral')
  return toneChip(words(`violationCase.state.${state}`), violationCaseRecord.workflow?.states[state]?.tone ?? 'neutral')
}

function aboutText(words: Translator, { scenario, severity, grade, department }: CaseLine): string {
  const level = severity === null ? '' : words(`violationScenario.severity.${severity}`)
  return lines(scenario, listText(words, [level, grade, department]))
}

function daysText(words: Translator, { occurredOn, reportedOn, dueOn, decidedOn, isLate, state }: CaseLine): string {
  const day = (key: string, on: string | null) =>
    on === null ? '' : words(`dataRulesDocument.${key}`, { day: shortDayText(words, on) })
  const last = state === 'decided' ? day('decidedOn', decidedOn) : day(isLate ? 'dueLate' : 'due', dueOn)
  return lines(day('occurred', occurredOn), day('reported', reportedOn), last)
}

function drawCases(
  { document, words }: DataRulesContext,
  sect: StructureElement,
  cases: readonly CaseLine[],
  lessons: boolean,
): void {
  const chips = cases.map((one) => standingChip(words, one))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('dataRulesDocument.case'), share: 1 },
      { title: words('violationScenario'), share: 1 },
      { title: words('dataRulesDocument.dates'), points: 112 },
      ...(lessons ? [{ title: words('dataRulesDocument.lessons'), share: 1 }] : []),
      {
        title: words(lessons ? 'violationCase.outcome' : 'dataRulesDocument.state'),
        points: chipColumn(document, chips),
      },
    ],
    rows: cases.map((one) => [
      ...[lines(one.number, one.title), aboutText(words, one), daysText(words, one)],
      ...(lessons ? [one.lessons === '' ? '–' : markdownCell(one.lessons)] : []),
      { chip: standingChip(words, one) },
    ]),
  })
}

/** The cases that nobody has decided yet, the next to be due first. */
export function drawOpenCases(context: DataRulesContext, sect: StructureElement): void {
  const { document, words, projection } = context
  if (projection.open.length === 0) drawParagraph(document, sect, words('dataRulesDocument.noOpen'))
  else drawCases(context, sect, projection.open, false)
}

/** The cases that are over: how each ended, and what is to be done better. */
export function drawDecided(context: DataRulesContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { decided, nowhere } = projection
  if (decided.rows.length === 0) drawParagraph(document, sect, words('dataRulesDocument.noDecided'))
  else {
    drawParagraph(document, sect, words('dataRulesDocument.private'))
    drawCases(context, sect, decided.rows, true)
  }
  if (decided.left > 0) drawParagraph(document, sect, words('dataRulesDocument.decidedLeft', { count: decided.left }))
  if (nowhere > 0) drawParagraph(document, sect, words('dataRulesDocument.nowhere', { count: nowhere }))
}

function partsOf(words: Translator, scenario: ScenarioLine) {
  const { description, policy, clause, grades, responsibilities, measure } = scenario
  return [
    { label: words('violationScenario.description'), text: description },
    { label: words('dataRulesDocument.ground'), text: listText(words, [policy, clause]) },
    { label: words('violationScenario.grades'), text: listText(words, grades) },
    {
      label: words('violationScenario.responsibilities'),
      text: responsibilities.map(({ bearer, responsibility }) => `- **${bearer}** ${responsibility}`).join('\n'),
    },
    { label: words('violationScenario.measure'), text: measure },
  ].filter(({ text }) => text !== '')
}

/** What counts as a violation, the gravest first: a card to each. */
export function drawScenarios({ document, words, projection }: DataRulesContext, sect: StructureElement): void {
  const { scenarios } = projection
  if (scenarios.length === 0) drawParagraph(document, sect, words('dataRulesDocument.noScenarios'))
  for (const [at, scenario] of scenarios.entries())
    drawCard(document, sect, {
      ...{ number: scenario.number, title: scenario.title, place: `scenario:${at}` },
      severity: severityChip(words, scenario.severity),
      state: words(scenario.cases === 0 ? 'dataRulesDocument.neverHappened' : 'dataRulesDocument.happened', {
        count: scenario.cases,
      }),
      parts: partsOf(words, scenario),
    })
}
