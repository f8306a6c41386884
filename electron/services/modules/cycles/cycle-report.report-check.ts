import { drawChart } from '#services/documents/figure.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { severityChart } from '#shared/charts/severity-chart.ts'
import type { ReportedDeviation } from '#shared/modules/cycles/cycle-report.projection.ts'
import { toneColours } from '../../reports/report-chips.ts'
import { beginChapter } from '../../reports/report-frame.ts'
import { columnPoints } from '../../reports/report-words.ts'
import {
  accountableText,
  type CycleContext,
  deviationChip,
  drawTexts,
  resultChip,
  targetResults,
  workChip,
} from './cycle-report.report-context.ts'

const chartHeight = 76

/** What the check showed: targets against results, and what was done about those that were missed. */
export function drawCheck(context: CycleContext): void {
  const { document, words, projection } = context
  const { met, missed, unmeasured } = projection.counts
  const all = met + missed + unmeasured
  const sect = beginChapter(context, words('cycleDocument.check'), { place: 'check', page: 'roomy', follows: 160 })
  const word = all === 0 ? 'noTargets' : met === all ? 'allMet' : 'someMet'
  drawOpinion(document, sect, {
    word: words(`cycleDocument.${word}`, { met, all }),
    sentence: met === all ? [] : [{ text: words('cycleDocument.counted', { missed, unmeasured }) }],
    colour: missed > 0 ? toneColours.serious : unmeasured > 0 || all === 0 ? toneColours.neutral : toneColours.good,
  })
  if (projection.texts.checkSummary !== '') drawMarkdown(document, sect, projection.texts.checkSummary)
  if (all > 0) {
    drawResultChart(context, sect)
    drawTargets(context, sect)
  }
  drawDeviations(context, sect)
}

function drawResultChart({ document, words, projection }: CycleContext, sect: StructureElement): void {
  drawHeading(document, sect, 2, words('cycleDocument.byResult'), { follows: chartHeight + 10 })
  const bars = targetResults.map((result) => ({ ...resultChip(words, result), count: projection.counts[result] }))
  const spoken = bars.map((bar) => `${bar.word} ${bar.count}`).join(words.language === 'zh-CN' ? '，' : ', ')
  const figure = { height: chartHeight, alternative: words('cycleDocument.chartText', { counts: spoken }) }
  drawChart(document, sect, figure, severityChart(bars, { axis: words('cycleDocument.chartAxis') }))
}

function drawTargets({ document, words, projection }: CycleContext, sect: StructureElement): void {
  drawHeading(document, sect, 2, words('cycleDocument.measured'), { follows: 70 })
  const chips = targetResults.map((result) => resultChip(words, result))
  drawTable(document, sect, {
    columns: [
      { title: words('cycleDocument.item'), share: 1 },
      { title: words('cycleDocument.target'), share: 1 },
      { title: words('cycleDocument.wanted'), points: 62, align: 'right' },
      { title: words('cycleDocument.measuredValue'), points: 62, align: 'right' },
      { title: words('cycleDocument.outcome'), points: Math.max(chipColumn(document, chips), columnPoints.state) },
    ],
    rows: projection.work
      .filter(({ state }) => state !== 'cancelled')
      .flatMap(({ number, title, targets }) =>
        targets.map((target) => [
          `${number} ${title}`.trim(),
          target.name,
          target.wanted,
          target.measured,
          { chip: resultChip(words, target.result) },
        ]),
      ),
  })
}

function drawDeviations({ document, words, projection }: CycleContext, sect: StructureElement): void {
  const { deviations, unrecorded } = projection
  drawHeading(document, sect, 2, words('cycleDocument.deviations'), { follows: 60 })
  if (deviations.length === 0) drawParagraph(document, sect, words('cycleDocument.noDeviations'))
  else {
    const chips = deviations.map(({ state }) => deviationChip(words, state))
    drawTable(document, sect, {
      columns: [
        { title: words('deviation.number'), points: columnPoints.number + 6 },
        { title: words('deviation.title'), share: 1 },
        { title: words('deviation.cause'), share: 1 },
        { title: words('cycleDocument.measure'), share: 1.1 },
        { title: words('cycleDocument.state'), points: Math.max(chipColumn(document, chips), 62) },
      ],
      rows: deviations.map((deviation) => [
        deviation.number,
        deviation.owner === '' ? deviation.title : `${deviation.title}\n${deviation.owner}`,
        deviation.cause,
        answerText(words, deviation),
        { chip: deviationChip(words, deviation.state) },
      ]),
    })
  }
  if (unrecorded > 0) drawParagraph(document, sect, words('cycleDocument.unrecorded', { count: unrecorded }))
}

/** What is done about a deviation: its measures, who accepted it and why, and what came of it. */
function answerText(words: CycleContext['words'], deviation: ReportedDeviation): string {
  const { measures, acceptedBy, acceptedReason, result } = deviation
  const accepted =
    acceptedBy === '' ? '' : words('cycleDocument.acceptedBy', { reason: acceptedReason, person: acceptedBy })
  return [...measures, accepted, result].filter((text) => text !== '').join('\n')
}

/** What was decided, what was learned, and what goes on. */
export function drawAct(context: CycleContext): void {
  const { document, words, projection } = context
  const sect = beginChapter(context, words('cycleDocument.act'), { place: 'act', page: 'roomy', follows: 110 })
  drawTexts(context, sect, ['actSummary', 'lessons', 'carriedOver'])
  const carried = projection.work.filter(({ state }) => state === 'carriedOver')
  if (carried.length === 0) return
  drawHeading(document, sect, 2, words('cycleDocument.goesOn'), { follows: 60 })
  drawTable(document, sect, {
    columns: [
      { title: words('workItem.number'), points: columnPoints.number },
      { title: words('cycleDocument.item'), share: 1 },
      { title: words('cycleDocument.accountable'), points: columnPoints.person + 30 },
      { title: words('cycleDocument.state'), points: 96 },
    ],
    rows: carried.map((item) => [
      item.number,
      item.title,
      accountableText(item),
      { chip: workChip(words, item.state) },
    ]),
  })
}
