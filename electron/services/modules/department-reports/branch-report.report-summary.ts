import { drawChart } from '#services/documents/figure.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { severityChart } from '#shared/charts/severity-chart.ts'
import { type Standing, standings } from '#shared/modules/department-reports/department-reports.board.ts'
import { beginChapter } from '../../reports/report-frame.ts'
import { columnPoints } from '../../reports/report-words.ts'
import { amountText, type BranchContext, gravestColour, standingChip } from './branch-report.report-context.ts'

const chartHeight = 96

/** The page for those who read one page: who reported, what the lead says of it, and the figures of the period. */
export function drawBranchSummary(context: BranchContext): void {
  const { document, words, projection } = context
  const { counts } = projection.content
  const expected = projection.departments.length
  const sect = beginChapter(context, words('branchDocument.summary'), { place: 'summary', page: 'new' })
  const word = expected === 0 ? 'branchDocument.nobody' : counts.onTime === expected ? 'allOnTime' : 'someOnTime'
  const { onTime, late, notSigned, missing } = counts
  drawOpinion(document, sect, {
    word: words(word.includes('.') ? word : `branchDocument.${word}`, { onTime, expected }),
    sentence: onTime === expected ? [] : [{ text: words('branchDocument.standings', { late, notSigned, missing }) }],
    colour: gravestColour(counts),
  })
  if (projection.summary !== '') drawMarkdown(document, sect, projection.summary)
  if (expected > 0) drawStandings(context, sect)
  drawFigures(context, sect)
  drawTotals(context, sect)
}

function drawStandings({ document, words, projection }: BranchContext, sect: StructureElement): void {
  drawHeading(document, sect, 2, words('branchDocument.byStanding'), { follows: chartHeight + 10 })
  const bars = standings.map((standing) => {
    return { ...standingChip(words, standing), count: projection.content.counts[standing] }
  })
  const spoken = bars.map((bar) => `${bar.word} ${bar.count}`).join(words.language === 'zh-CN' ? '，' : ', ')
  const figure = { height: chartHeight, alternative: words('branchDocument.chartText', { counts: spoken }) }
  drawChart(document, sect, figure, severityChart(bars, { axis: words('branchDocument.chartAxis') }))
}

function drawFigures({ document, words, projection }: BranchContext, sect: StructureElement): void {
  const { counts, inspections, deviations, assets } = projection.content
  const inspected = (result: string) => inspections.filter((one) => one.result === result).length
  const isNew = (kind: string) => assets.filter((one) => one.kind === kind).length
  const taken = counts.onTime + counts.late
  drawHeading(document, sect, 2, words('branchDocument.figures'), { follows: 120 })
  drawKeyValues(document, sect, [
    {
      key: words('branchDocument.taken'),
      value: words('branchDocument.takenOf', { taken, expected: projection.departments.length }),
    },
    {
      key: words('branchDocument.inspections'),
      value: words('branchDocument.inspectionCounts', {
        noDeviation: inspected('noDeviation'),
        deviations: inspected('deviations'),
        notDone: inspected('notDone'),
      }),
    },
    {
      key: words('departmentReport.deviations'),
      value: words('branchDocument.deviationCounts', { count: deviations.length, open: projection.openDeviations }),
    },
    { key: words('departmentReport.newExposed'), value: String(isNew('newExposed')) },
    { key: words('departmentReport.launched'), value: String(isNew('launched')) },
  ])
}

/** What numbers and yes-or-no questions come to over all departments. */
function drawTotals({ document, words, projection }: BranchContext, sect: StructureElement): void {
  const questions = projection.content.sections.flatMap((section) => section.questions)
  const summed = questions.filter(({ kind }) => kind === 'number' || kind === 'yesNo')
  if (summed.length === 0) return
  drawHeading(document, sect, 2, words('branchDocument.totals'), { follows: 60 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('branchDocument.question'), share: 1 },
      { title: words('branchDocument.total'), points: 120, align: 'right' },
      { title: words('branchDocument.answeredBy'), points: 78, align: 'right' },
    ],
    rows: summed.map(({ question, kind, unit, total, yes, no, answers }) => [
      question,
      kind === 'yesNo'
        ? words('branchDocument.yesNo', { yes, no })
        : total === null
          ? ''
          : amountText(words, total, unit),
      String(answers.length),
    ]),
  })
}

/** Those that were late, not signed off or missing, by name, the gravest first. */
export function drawRemarked(context: BranchContext): void {
  const { document, words, projection } = context
  const { remarked } = projection.content
  const title = words('branchDocument.remarked')
  const sect = beginChapter(context, title, { place: 'remarked', page: 'roomy', follows: 110 })
  if (remarked.length === 0) {
    drawParagraph(document, sect, words('branchDocument.noneRemarked'))
    return
  }
  drawParagraph(document, sect, words('branchDocument.remarkedText'))
  const chip = (standing: Standing) => standingChip(words, standing)
  const numbers = new Map(projection.departments.map(({ name, report }) => [name, report]))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('departmentReport.department'), share: 1 },
      {
        title: words('branchReport.entries.standing'),
        points: Math.max(chipColumn(document, standings.map(chip)), columnPoints.state),
      },
      { title: words('branchReport.entries.daysLate'), points: 64, align: 'right' },
      { title: words('branchReport.entries.report'), points: 90 },
    ],
    rows: remarked.map(({ department, standing, daysLate }) => [
      department,
      { chip: chip(standing) },
      daysLate > 0 ? String(daysLate) : '',
      numbers.get(department) ?? '',
    ]),
  })
}
