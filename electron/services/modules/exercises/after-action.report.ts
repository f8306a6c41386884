import { drawChart } from '#services/documents/figure.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { severityChart } from '#shared/charts/severity-chart.ts'
import { auditsMessages } from '#shared/modules/audits/audits.messages.ts'
import type { AfterActionDocument } from '#shared/modules/exercises/after-action.projection.ts'
import { detectionOutcomes } from '#shared/modules/exercises/exercises.defence.ts'
import { afterActionMessages } from '#shared/modules/exercises/exercises.document-messages.ts'
import { exercisesMessages } from '#shared/modules/exercises/exercises.messages.ts'
import { findingOf, outcomeWord, toneOf } from '#shared/modules/exercises/exercises.results-words.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { type Chapter, drawChapteredReport } from '../../reports/chaptered-report.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneColours } from '../../reports/report-chips.ts'
import { openReport } from '../../reports/report-frame.ts'
import { dayText, filled, periodText } from '../../reports/report-words.ts'
import { drawComparison } from './after-action.report-comparison.ts'
import { type AfterActionContext, listSeparator, percentText } from './after-action.report-context.ts'
import { drawControl, drawWordings } from './after-action.report-control.ts'
import { drawCourse, drawPlan } from './after-action.report-course.ts'
import { drawLessons } from './after-action.report-lessons.ts'
import { drawMatrix } from './after-action.report-matrix.ts'
import { drawPath } from './after-action.report-path.ts'
import { drawScored, drawScores } from './after-action.report-scores.ts'

const chartHeight = 112

/**
 * Draws the after-action report of a closed exercise as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields
 * prepared. Pure: the same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawAfterAction(projection: AfterActionDocument, options: DrawOptions): Promise<Buffer> {
  const catalogues = [auditsMessages, exercisesMessages, afterActionMessages, reportFrameMessages]
  const words = translatorOf(options.language, catalogues)
  const { organisation, title, number, classification, kind } = projection
  const subject = words('afterAction.subject', { title, number })
  const identity = { organisation, title, number, classification, subject }
  const context: AfterActionContext = { ...openReport(words, identity, options), projection }
  const { control, lead, closedBy, closedOn, isSelfClosed } = projection
  const isControlled = control.injects.length + control.cards.length > 0
  const closer = { duty: words('afterAction.duty.closer'), person: closedBy, on: closedOn }
  return drawChapteredReport(context, {
    identity,
    cover: { kind: `${words('afterAction.kind')} · ${words(`exercise.kind.${kind}`)}`, facts: facts(context) },
    chapters: chaptersOf(context),
    signOff: {
      text: words('afterAction.signOffText'),
      remark: isSelfClosed ? words('afterAction.selfClosed') : null,
      signers: [
        { duty: words('afterAction.duty.lead'), person: lead, on: isSelfClosed ? closedOn : null },
        ...(closedBy === '' || isSelfClosed ? [] : [closer]),
      ],
    },
    appendices: [
      { place: 'scored', title: words('afterAction.scored'), draw: drawScored },
      ...(isControlled ? [{ place: 'wordings', title: words('afterAction.wordings'), draw: drawWordings }] : []),
    ],
  })
}

function chaptersOf({ words, projection }: AfterActionContext): readonly Chapter<AfterActionContext>[] {
  const compared = projection.comparison === null ? 40 : 160
  return [
    { place: 'summary', title: words('afterAction.summary'), begins: 'page', draw: drawSummary },
    { place: 'plan', title: words('afterAction.plan'), begins: { follows: 110 }, draw: drawPlan },
    { place: 'course', title: words('afterAction.course'), begins: { follows: 160 }, draw: drawCourse },
    { place: 'control', title: words('afterAction.control'), begins: { follows: 110 }, draw: drawControl },
    { place: 'path', title: words('afterAction.path'), begins: { follows: 160 }, draw: drawPath },
    { place: 'matrix', title: words('afterAction.matrix'), begins: { follows: 160 }, draw: drawMatrix },
    { place: 'scores', title: words('afterAction.scores'), begins: { follows: 160 }, draw: drawScores },
    {
      place: 'comparison',
      title: words('afterAction.comparison'),
      begins: { follows: compared },
      draw: drawComparison,
    },
    { place: 'lessons', title: words('afterAction.lessons'), begins: { follows: 110 }, draw: drawLessons },
  ]
}

function facts({ words, projection }: AfterActionContext) {
  const { period, lead, department, closedOn, results, findings } = projection
  const { steps, run, notApplicable } = results.score
  const actions = findings?.reduce((sum, finding) => sum + finding.actions.length, 0) ?? 0
  const rest = steps - run - notApplicable
  return filled([
    [words('exercise.period'), periodText(words, period)],
    [words('exercise.lead'), lead],
    [words('exercise.department'), department],
    [words('exercise.closedOn'), dayText(words, closedOn)],
    [words('afterAction.steps'), words('afterAction.stepsOf', { run, notApplicable, rest })],
    [
      words('afterAction.came'),
      findings === null ? '' : words('afterAction.numbers', { findings: findings.length, actions }),
    ],
  ])
}

function drawSummary(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { results, scores, texts } = projection
  const { red, blue } = scores.points
  const points = (one: typeof red) => words('exerciseScores.count', { count: one.count, total: one.total })
  const counts = results.score.run > 0
  drawOpinion(document, sect, {
    word: findingOf(words, results),
    sentence: counts ? [{ text: words('exerciseScores.title', { red: points(red), blue: points(blue) }) }] : [],
    colour: !counts
      ? toneColours.neutral
      : results.unseen.length > 0
        ? toneColours.serious
        : results.missed.length > 0
          ? toneColours.attention
          : toneColours.good,
  })
  if (texts.summary !== '') drawMarkdown(document, sect, texts.summary)
  drawFunnel(context, sect)
  drawVectors(context, sect)
}

function drawFunnel({ document, words, projection }: AfterActionContext, sect: StructureElement): void {
  const { funnel, score } = projection.results
  if (score.run === 0) return
  const bars = funnel.map(({ outcome, count }) => ({
    ...{ word: words(`exerciseResults.stage.${outcome}`), count },
    colour: outcome === 'none' ? toneColours.neutral : toneColours[toneOf(outcome)],
  }))
  const spoken = bars.map(({ word, count }) => `${word} ${count}`).join(listSeparator(words))
  drawHeading(document, sect, 2, words('afterAction.funnel'), { follows: chartHeight + 10 })
  const figure = { height: chartHeight, alternative: words('afterAction.funnelText', { counts: spoken }) }
  drawChart(document, sect, figure, severityChart(bars, { axis: words('afterAction.steps') }))
}

function drawVectors({ document, words, projection }: AfterActionContext, sect: StructureElement): void {
  const vectors = projection.results.vectors.filter(({ score }) => score.run > 0)
  if (vectors.length === 0) return
  drawHeading(document, sect, 2, words('afterAction.byVector'), { follows: 70 })
  const number = { points: 56, align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('attackStep.vector'), share: 1 },
      ...detectionOutcomes.map((outcome) => ({ title: outcomeWord(words, outcome), ...number })),
      { title: words('exerciseResults.vectors.rate'), ...number },
    ],
    rows: vectors.map(({ vector, score }) => [
      words(`attackStep.vector.${vector}`),
      ...detectionOutcomes.map((outcome) => String(score.outcomes[outcome])),
      percentText(words, score.detection.percent),
    ]),
  })
}
