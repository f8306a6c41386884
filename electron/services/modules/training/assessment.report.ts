import { drawChart } from '#services/documents/figure.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { severityChart } from '#shared/charts/severity-chart.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import type { AssessmentDocument } from '#shared/modules/training/assessment-report.projection.ts'
import { assessmentDocumentMessages } from '#shared/modules/training/training.document-messages.ts'
import { trainingMessages } from '#shared/modules/training/training.messages.ts'
import { workingsMessages } from '#shared/modules/training/training.workings-messages.ts'
import { drawChapteredReport } from '../../reports/chaptered-report.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneChip, toneColours } from '../../reports/report-chips.ts'
import { openReport } from '../../reports/report-frame.ts'
import { dayText, filled, listText, periodText } from '../../reports/report-words.ts'
import { type AssessmentContext, drawScheme, drawWorkings } from './assessment.report-appendices.ts'

const chartHeight = 132
/** More components than this stand in the appendix alone: their columns would be too narrow to be read. */
const mostColumns = 7

/**
 * Draws the published results of an assessment as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared.
 * Pure: the same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawAssessmentReport(projection: AssessmentDocument, options: DrawOptions): Promise<Buffer> {
  const catalogues = [trainingMessages, workingsMessages, assessmentDocumentMessages, reportFrameMessages]
  const words = translatorOf(options.language, catalogues)
  const { organisation, classification, title, number } = projection
  const subject = words('assessmentDocument.subject', { title, number })
  const identity = { organisation, title, number, classification, subject }
  const context: AssessmentContext = { ...openReport(words, identity, options), projection }
  const { signer } = projection
  return drawChapteredReport(context, {
    identity,
    cover: { kind: words('assessmentDocument.kind'), facts: facts(context) },
    chapters: [
      { place: 'summary', title: words('assessmentDocument.summary'), begins: 'page', draw: drawSummary },
      { place: 'ranking', title: words('assessmentDocument.ranking'), begins: { follows: 110 }, draw: drawRanking },
    ],
    signOff: {
      text: words('assessmentDocument.signOffText'),
      remark: null,
      signers: [{ duty: words('assessmentDocument.duty'), person: signer?.person ?? null, on: signer?.on ?? null }],
    },
    appendices: [
      { place: 'scheme', title: words('assessmentDocument.scheme'), draw: drawScheme },
      { place: 'workings', title: words('assessmentDocument.workings'), draw: drawWorkings },
    ],
  })
}

const numbersOf = ({ words, projection }: AssessmentContext) =>
  words('assessmentDocument.numbersOf', {
    ...{ count: projection.people.length, passed: projection.passed, missing: projection.missing.length },
  })

function facts(context: AssessmentContext) {
  const { words, projection } = context
  return filled([
    [words('assessment.period'), periodText(words, projection.period)],
    [words('assessment.publishedOn'), dayText(words, projection.publishedOn)],
    [words('assessment.passMark'), projection.passMark === null ? '' : `${Number(projection.passMark)} %`],
    [words('assessmentDocument.numbers'), numbersOf(context)],
  ])
}

function drawSummary(context: AssessmentContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { people, passed, passMark, missing, description } = projection
  const count = people.length
  drawOpinion(document, sect, {
    word:
      passMark === null
        ? words('assessmentDocument.counted', { count })
        : words('assessmentDocument.passed', { passed, count, mark: Number(passMark) }),
    sentence: [{ text: numbersOf(context) }],
    colour: passMark === null || passed === count ? toneColours.good : toneColours.attention,
  })
  if (missing.length > 0)
    drawParagraph(document, sect, words('assessmentDocument.missing', { people: listText(words, missing) }))
  if (description !== '') drawMarkdown(document, sect, description)
  drawSpread(context, sect)
}

function drawSpread({ document, words, projection }: AssessmentContext, sect: StructureElement): void {
  const { bands } = projection
  if (bands.length === 0) return
  const bars = bands.map(({ from, to, count }) => ({
    word: words(to === 100 ? 'assessmentDocument.lastBand' : 'assessmentDocument.band', { from, to }),
    ...{ count, colour: toneColours.progress },
  }))
  const counts = bars.map(({ word, count }) => `${word}: ${count}`).join(words.language === 'zh-CN' ? '；' : '; ')
  drawHeading(document, sect, 2, words('assessmentDocument.spread'), { follows: chartHeight + 10 })
  const figure = { height: chartHeight, alternative: words('assessmentDocument.spreadText', { counts }) }
  drawChart(document, sect, figure, severityChart(bars, { axis: words('assessmentDocument.numbers') }))
}

/** A difference with its sign. */
const signed = (text: string) => (text.startsWith('-') ? text.replace('-', '−') : `+${text}`)

function drawRanking(context: AssessmentContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { people } = projection
  if (people.length === 0) {
    drawParagraph(document, sect, words('assessmentDocument.none'))
    return
  }
  const passed = toneChip(words('assessmentDocument.pass'), 'good')
  const failed = toneChip(words('assessmentDocument.fail'), 'serious')
  const resultOf = (passes: boolean | null) => {
    if (passes === null) return words('assessmentDocument.unjudged')
    return { chip: passes ? passed : failed }
  }
  const number = { points: 58, align: 'right' as const }
  const hasTeams = people.some(({ team }) => team !== '')
  drawTable(document, sect, {
    columns: [
      { title: words('score.rank'), points: 42, align: 'right' },
      { title: words('score.person'), share: 2 },
      ...(hasTeams ? [{ title: words('score.team'), share: 1 }] : []),
      { title: words('score.total'), ...number },
      { title: words('assessmentDocument.change'), ...number },
      { title: words('assessmentDocument.result'), points: Math.max(chipColumn(document, [passed, failed]), 76) },
    ],
    rows: people.map(({ rank, name, team, total, change, passes }) => [
      ...[rank === null ? '' : String(rank), name, ...(hasTeams ? [team] : [])],
      ...[total ?? '—', change === null ? '' : signed(change.total)],
      resultOf(passes),
    ]),
  })
  drawPoints(context, sect)
}

function drawPoints({ document, words, projection }: AssessmentContext, sect: StructureElement): void {
  const { columns, people } = projection
  if (columns.length > mostColumns) return
  drawHeading(document, sect, 2, words('assessmentDocument.points'), { follows: 110 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('score.person'), share: 2 },
      ...columns.map(({ name }) => ({ title: name, share: 1, align: 'right' as const })),
    ],
    rows: people.map(({ name, points }) => [name, ...points.map((point) => point ?? '—')]),
  })
}
