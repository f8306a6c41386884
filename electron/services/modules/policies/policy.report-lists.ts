import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { Translator } from '#shared/base/translate.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import type { PolicyDocument, PolicyVersionLine } from '#shared/modules/policies/policy-document.projection.ts'
import { policyVersionRecord } from '#shared/modules/policies/policy-version.record.ts'
import { riskRecord } from '#shared/modules/risks/risk.record.ts'
import type { Tone } from '#shared/record/fields.ts'
import type { Workflow } from '#shared/record/workflow.ts'
import { toneChip } from '../../reports/report-chips.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'
import { effectiveText } from './policies.report-wording.ts'

/** What every section of the document of a policy draws with. */
export type PolicyContext = ReportFrame & { readonly projection: PolicyDocument }

const levels: Readonly<Record<string, Tone>> = riskRecord.fields.level.tones ?? {}

function drawLeft({ document, words }: PolicyContext, sect: StructureElement, left: number): void {
  if (left > 0) drawParagraph(document, sect, words('policyDocument.left', { count: left }))
}

function stateChip(words: Translator, record: string, state: string, workflow: Workflow | undefined) {
  return toneChip(words(`${record}.state.${state}`), workflow?.states[state]?.tone ?? 'neutral')
}

/** The controls and the risks that name the policy as their ground. */
export function drawNaming(context: PolicyContext, sect: StructureElement): void {
  drawControls(context, sect)
  drawRisks(context, sect)
}

function drawControls(context: PolicyContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { rows, left } = projection.controls
  if (rows.length === 0) {
    drawParagraph(document, sect, words('policyDocument.noControls'))
    return
  }
  const chip = (state: string) => stateChip(words, 'control', state, controlRecord.workflow)
  drawHeading(document, sect, 2, words('control.plural'), { follows: 60 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('control.number'), points: columnPoints.number },
      { title: words('control.title'), share: 1.4 },
      { title: words('control.department'), share: 1 },
      { title: words('control.owner'), points: columnPoints.person },
      { title: words('control.nextCheckOn'), points: columnPoints.day },
      {
        title: words('policyWording.state'),
        points: chipColumn(
          document,
          rows.map(({ state }) => chip(state)),
        ),
      },
    ],
    rows: rows.map(({ number, title, department, owner, nextCheckOn, state }) => [
      ...[number, title, department, owner, shortDayText(words, nextCheckOn)],
      { chip: chip(state) },
    ]),
  })
  drawLeft(context, sect, left)
}

function drawRisks(context: PolicyContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { rows, left } = projection.risks
  if (rows.length === 0) {
    drawParagraph(document, sect, words('policyDocument.noRisks'))
    return
  }
  const chip = (level: string) => toneChip(words(`risk.level.${level}`), levels[level] ?? 'neutral')
  const chips = rows.flatMap(({ level }) => (level === null ? [] : [chip(level)]))
  drawHeading(document, sect, 2, words('risk.plural'), { follows: 60 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('risk.number'), points: columnPoints.number },
      { title: words('risk.title'), share: 1.4 },
      { title: words('risk.department'), share: 1 },
      { title: words('risk.owner'), points: columnPoints.person },
      { title: words('risk.level'), points: Math.max(chipColumn(document, chips), 52) },
      { title: words('policyWording.state'), points: columnPoints.state },
    ],
    rows: rows.map(({ number, title, department, owner, level, state }) => [
      ...[number, title, department, owner],
      level === null ? '–' : { chip: chip(level) },
      words(`risk.state.${state}`),
    ]),
  })
  drawLeft(context, sect, left)
}

function approvalText(words: Translator, { approvedBy, approvedOn }: PolicyVersionLine): string {
  const day = shortDayText(words, approvedOn)
  if (day === '') return '–'
  return approvedBy === '' ? day : words('policyWording.approvedBy', { person: approvedBy, day })
}

/** The wordings of the policy, the newest first. */
export function drawHistory(context: PolicyContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { rows, left } = projection.history
  const chip = (state: string) => stateChip(words, 'policyVersion', state, policyVersionRecord.workflow)
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('policyVersion.version'), points: 86 },
      { title: words('policyVersion.author'), points: columnPoints.person },
      { title: words('policyDocument.approval'), share: 1 },
      { title: words('policyWording.effective'), share: 1.2 },
      {
        title: words('policyWording.state'),
        points: chipColumn(
          document,
          rows.map(({ state }) => chip(state)),
        ),
      },
    ],
    rows: rows.map((line) => [
      line.isPrinted ? words('policyDocument.printed', { version: line.version }) : line.version,
      ...[line.author, approvalText(words, line), effectiveText(words, line)],
      { chip: chip(line.state) },
    ]),
  })
  drawLeft(context, sect, left)
}
