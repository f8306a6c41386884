import { drawChart } from '#services/documents/figure.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { severityChart } from '#shared/charts/severity-chart.ts'
import {
  type ControlEffectivenessDocument,
  lastResults,
  type ReportedControl,
} from '#shared/modules/controls/control-effectiveness.projection.ts'
import { controlDocumentMessages } from '#shared/modules/controls/controls.document-messages.ts'
import { controlsMessages } from '#shared/modules/controls/controls.messages.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { drawChapteredReport } from '../../reports/chaptered-report.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneColours } from '../../reports/report-chips.ts'
import { openReport } from '../../reports/report-frame.ts'
import { filled, listText, periodText } from '../../reports/report-words.ts'
import {
  drawChecks,
  drawControls,
  drawWeak,
  type EffectivenessContext,
  resultChip,
} from './control-effectiveness.report-lists.ts'

const chartHeight = 124

/**
 * Draws how the controls of a unit worked as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the
 * same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawControlEffectiveness(
  projection: ControlEffectivenessDocument,
  options: DrawOptions,
): Promise<Buffer> {
  const words = translatorOf(options.language, [controlsMessages, controlDocumentMessages, reportFrameMessages])
  const { organisation, classification, unit } = projection
  const title = words('controlDocument.title', { unit })
  const subject = words('controlDocument.subject', { unit })
  const identity = { organisation, title, number: '', classification, subject }
  const context: EffectivenessContext = { ...openReport(words, identity, options), projection }
  return drawChapteredReport(context, {
    identity,
    cover: { kind: words('controlDocument.kind'), title: unit, facts: facts(context) },
    chapters: [
      { place: 'summary', title: words('controlDocument.summary'), begins: 'page', draw: drawSummary },
      { place: 'weak', title: words('controlDocument.weak'), begins: { follows: 110 }, draw: drawWeak },
      { place: 'controls', title: words('controlDocument.controls'), begins: { follows: 110 }, draw: drawControls },
    ],
    signOff: {
      text: words('controlDocument.signOffText'),
      remark: null,
      signers: projection.signers.map(({ duty, person }) => {
        return { duty: words(`controlDocument.duty.${duty}`), person, on: null }
      }),
    },
    appendices: [{ place: 'checks', title: words('controlDocument.checks'), draw: drawChecks }],
  })
}

function numbersOf({ words, projection }: EffectivenessContext): string {
  const { controls, checks } = projection
  const missed = controls.filter((control) => control.missed > 0).length
  return words('controlDocument.numbersOf', { total: controls.length, checks: checks.length, missed })
}

function facts(context: EffectivenessContext) {
  const { words, projection } = context
  const { unit, units, period, share, signers } = projection
  const below = units - 1
  return filled([
    [
      words('controlDocument.unit'),
      below === 0 ? unit : words('controlDocument.unitOf', { unit, below, count: units }),
    ],
    [
      words('controlDocument.duty.head'),
      listText(
        words,
        signers.map(({ person }) => person),
      ),
    ],
    [words('controlDocument.period'), periodText(words, period)],
    [words('controlDocument.count'), numbersOf(context)],
    [words('controlDocument.share'), share === null ? '' : `${share} %`],
  ])
}

function drawSummary(context: EffectivenessContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { controls, weak, counts } = projection
  if (controls.length === 0) {
    drawParagraph(document, sect, words('controlDocument.noControl'))
    return
  }
  const isGood = weak.length === 0
  const total = controls.length
  drawOpinion(document, sect, {
    word: isGood
      ? words('controlDocument.allEffective')
      : words('controlDocument.someWeak', { weak: weak.length, total }),
    sentence: [{ text: numbersOf(context) }],
    colour: isGood ? toneColours.good : counts.ineffective > 0 ? toneColours.serious : toneColours.attention,
  })
  drawHeading(document, sect, 2, words('controlDocument.byResult'), { follows: chartHeight + 10 })
  const bars = lastResults.map((result) => ({ ...resultChip(words, result), count: counts[result] }))
  const spoken = listText(
    words,
    bars.map(({ word, count }) => `${word} ${count}`),
  )
  const figure = { height: chartHeight, alternative: words('controlDocument.chartText', { counts: spoken }) }
  drawChart(document, sect, figure, severityChart(bars, { axis: words('controlDocument.count') }))
  drawDepartments(context, sect)
}

function drawDepartments({ document, words, projection }: EffectivenessContext, sect: StructureElement): void {
  const departments = [...Map.groupBy(projection.controls, ({ department }) => department)]
  if (departments.length < 2) return
  const number = { points: 62, align: 'right' as const }
  const of = (own: readonly ReportedControl[], result: (typeof lastResults)[number]) =>
    String(own.filter(({ last }) => last === result).length)
  const weak = new Set(projection.weak)
  drawHeading(document, sect, 2, words('controlDocument.byDepartment'), { follows: 90 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('controlDocument.department'), share: 1 },
      { title: words('controlDocument.count'), ...number },
      ...lastResults.map((result) => ({ title: resultChip(words, result).word, ...number })),
      { title: words('controlDocument.weakCount'), ...number },
    ],
    rows: departments.map(([department, own]) => [
      ...[department, String(own.length), ...lastResults.map((result) => of(own, result))],
      String(own.filter((control) => weak.has(control)).length),
    ]),
  })
}
