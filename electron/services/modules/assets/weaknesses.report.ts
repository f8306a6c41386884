import { drawChart } from '#services/documents/figure.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { ageingChart } from '#shared/charts/ageing-chart.ts'
import { severities } from '#shared/modules/assets/assets.limits.ts'
import { assetsMessages } from '#shared/modules/assets/assets.messages.ts'
import type { AgeBand } from '#shared/modules/assets/assets.standing.ts'
import { weaknessDocumentMessages } from '#shared/modules/assets/assets.weakness-document-messages.ts'
import { restingStates } from '#shared/modules/assets/weakness-report.places.ts'
import type { WeaknessReport } from '#shared/modules/assets/weakness-report.projection.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { drawChapteredReport } from '../../reports/chaptered-report.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { paperPalette, toneColours } from '../../reports/report-chips.ts'
import { openReport } from '../../reports/report-frame.ts'
import { dayText, filled } from '../../reports/report-words.ts'
import {
  drawPlaces,
  drawRemaining,
  severityChip,
  severityColumn,
  type WeaknessContext,
} from './weaknesses.report-lists.ts'
import { drawBaselines, drawScans } from './weaknesses.report-scans.ts'

const chartHeight = 150
const chartScale = 0.7

/**
 * Draws the weaknesses of a unit as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the same
 * arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawWeaknesses(projection: WeaknessReport, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [assetsMessages, weaknessDocumentMessages, reportFrameMessages])
  const { organisation, classification, unit } = projection
  const title = words('weaknessDocument.title', { unit })
  const subject = words('weaknessDocument.subject', { unit })
  const identity = { organisation, title, number: '', classification, subject }
  const context: WeaknessContext = { ...openReport(words, identity, options), projection }
  const follows = { follows: 110 }
  const chapter = (place: string, draw: typeof drawPlaces) => ({
    ...{ place, title: words(`weaknessDocument.${place}`), begins: follows, draw },
  })
  return drawChapteredReport(context, {
    identity,
    cover: { kind: words('weaknessDocument.kind'), title: unit, facts: facts(context) },
    chapters: [
      { place: 'summary', title: words('weaknessDocument.summary'), begins: 'page', draw: drawSummary },
      chapter('remaining', drawRemaining),
      chapter('places', drawPlaces),
      chapter('scans', drawScans),
      chapter('baselines', drawBaselines),
    ],
    signOff: {
      text: words('weaknessDocument.signOffText'),
      remark: null,
      signers: projection.signers.map(({ duty, person }) => ({
        ...{ duty: words(`weaknessDocument.duty.${duty}`), person, on: null },
      })),
    },
    appendices: [],
  })
}

const lateOf = ({ standing: { late } }: WeaknessReport) => late.reduce((sum, one) => sum + one, 0)

function facts({ words, projection }: WeaknessContext) {
  const { unit, units, on, signers, standing, scans } = projection
  const below = units - 1
  const [newest] = scans.rows
  return filled([
    [
      words('weaknessDocument.unit'),
      below === 0 ? unit : words('weaknessDocument.unitOf', { unit, below, count: units }),
    ],
    [words('weaknessDocument.duty.head'), signers.find(({ duty }) => duty === 'head')?.person ?? ''],
    [words('weaknessDocument.on'), dayText(words, on)],
    [
      words('weaknessDocument.open'),
      words('weaknessDocument.openOf', { open: standing.open, late: lateOf(projection) }),
    ],
    [
      words('weaknessDocument.newest'),
      newest
        ? words('weaknessDocument.newestOf', { day: dayText(words, newest.scannedOn), tool: newest.tool })
        : words('weaknessDocument.nothingScanned'),
    ],
  ])
}

function drawSummary(context: WeaknessContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { standing, accepted, checks, deviations, unowned } = projection
  const late = lateOf(projection)
  const told = { open: standing.open, late, critical: standing.late[0] ?? 0 }
  const over = accepted.rows.filter(({ isOver }) => isOver).length
  const sentences = [
    words('weaknessDocument.acceptedOf', { accepted: accepted.total, over }),
    ...(checks.total === 0 ? [] : [words('weaknessDocument.deviationsOf', { count: deviations.total })]),
  ]
  drawOpinion(document, sect, {
    word: standing.open === 0 ? words('weaknessDocument.clear') : words('weaknessDocument.finding', told),
    sentence: [{ text: sentences.join(words.language === 'zh-CN' ? '' : ' ') }],
    colour: toneColours[late > 0 ? 'serious' : standing.open > 0 ? 'attention' : 'good'],
  })
  if (unowned > 0)
    drawParagraph(document, sect, words('weaknessDocument.unowned', { count: unowned }), { style: styles.note })
  drawSeverities(context, sect)
  if (standing.open > 0) drawAges(context, sect)
}

function bandWord({ words }: WeaknessContext, { from, upTo }: AgeBand): string {
  if (upTo === null) return words('weaknessDocument.age.over', { days: from - 1 })
  return from === 0
    ? words('weaknessDocument.age.upTo', { days: upTo })
    : words('weaknessDocument.age.between', { from, to: upTo })
}

function drawAges(context: WeaknessContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { bands } = projection.standing
  const isChinese = words.language === 'zh-CN'
  const ages = bands.map((band) => bandWord(context, band))
  const series = severities.map((severity, place) => ({
    ...severityChip(words, severity),
    counts: bands.map(({ counts }) => counts[place] ?? 0),
  }))
  const spoken = ages.map((age, place) => {
    const counts = series.map(({ word, counts: own }) => `${word} ${own[place] ?? 0}`)
    return `${age}${isChinese ? '：' : ': '}${counts.join(isChinese ? '，' : ', ')}`
  })
  drawHeading(document, sect, 2, words('weaknessDocument.ageing'), { follows: chartHeight + 10 })
  const alternative = words('weaknessDocument.chartText', { counts: spoken.join(isChinese ? '；' : '; ') })
  const axes = { count: words('vulnerability.plural'), age: words('weaknessDocument.age') }
  const option = ageingChart(
    ages,
    series.map(({ word, colour, counts }) => ({ word, colour, counts })),
    axes,
    paperPalette,
  )
  drawChart(document, sect, { height: chartHeight, alternative }, option, chartScale)
  const right = { points: 66, align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('weaknessDocument.age'), share: 1 },
      ...series.map(({ word }) => ({ title: word, ...right })),
    ],
    rows: ages.map((age, place) => [age, ...series.map(({ counts }) => String(counts[place] ?? 0))]),
  })
}

function drawSeverities(context: WeaknessContext, sect: StructureElement): void {
  const { document, words, projection } = context
  drawHeading(document, sect, 2, words('weaknessDocument.bySeverity'), { follows: 90 })
  const right = { points: 56, align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('vulnerability.severity'), points: severityColumn(context) },
      { title: words('weaknessDocument.days'), share: 1, align: 'right' },
      { title: words('weaknessDocument.openCount'), ...right },
      { title: words('weaknessDocument.late'), ...right },
      ...restingStates.map((state) => ({ title: words(`weaknessDocument.resting.${state}`), ...right })),
    ],
    rows: projection.severities.map(({ severity, days, open, late, resting }) => [
      { chip: severityChip(words, severity) },
      days === null ? '–' : words('weaknessDocument.daysOf', { days }),
      ...[open, late, ...restingStates.map((state) => resting[state])].map(String),
    ]),
  })
  drawParagraph(document, sect, words('weaknessDocument.severityNote'), { style: styles.note })
}
