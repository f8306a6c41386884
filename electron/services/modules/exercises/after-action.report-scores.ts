import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import type { Rate } from '#shared/base/rates.ts'
import { outcomeWord } from '#shared/modules/exercises/exercises.results-words.ts'
import type { ScoredStep } from '#shared/modules/exercises/exercises.scores.ts'
import { rangeWords } from '#shared/modules/exercises/exercises.scores-words.ts'
import { toneChip } from '../../reports/report-chips.ts'
import { type AfterActionContext, percentText, timeText } from './after-action.report-context.ts'

const number = { points: 74, align: 'right' as const }

/** Rates and points with what they are taken of, times, and what was expected against what happened. */
export function drawScores(context: AfterActionContext, sect: StructureElement): void {
  drawRates(context, sect)
  drawTimes(context, sect)
  drawApart(context, sect)
  drawExpectations(context, sect)
}

function drawRates({ document, words, projection }: AfterActionContext, sect: StructureElement): void {
  const { rates, points, expectations } = projection.scores
  drawHeading(document, sect, 2, words('afterAction.rates'), { follows: 110 })
  const row = (label: string, { count, total, percent }: Rate) => [
    label,
    words('exerciseScores.count', { count, total }),
    percentText(words, percent),
  ]
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('exerciseScores.figure'), share: 1 },
      { title: words('exerciseScores.ofTotal'), ...number },
      { title: words('exerciseScores.share'), ...number },
    ],
    rows: [
      row(words('exerciseScores.rate.visibility'), rates.visibility),
      row(words('exerciseScores.rate.alert'), rates.alert),
      row(words('exerciseScores.rate.detection'), rates.detection),
      row(words('exerciseScores.rate.prevention'), rates.prevention),
      row(words('exerciseScores.met'), expectations.met),
      row(words('exerciseScores.points.red'), points.red),
      row(words('exerciseScores.points.blue'), points.blue),
    ],
  })
}

function drawTimes({ document, words, projection }: AfterActionContext, sect: StructureElement): void {
  const { scores, results } = projection
  const time = (seconds: number | null) => timeText(words, seconds)
  const rows = [
    ...scores.times.map((one) => ({ ...one, label: words(`exerciseScores.time.${one.measure}`) })),
    ...results.times.map((one) => ({ ...one, label: words(`exerciseResults.time.${one.measure}`) })),
  ]
  drawHeading(document, sect, 2, words('exerciseResults.times'), { follows: 110 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('exerciseResults.time.measure'), share: 1.4 },
      { title: words('exerciseResults.time.median'), share: 0.8, align: 'right' },
      { title: words('exerciseResults.time.mean'), share: 0.8, align: 'right' },
      { title: words('exerciseScores.time.range'), share: 1.4, align: 'right' },
      { title: words('exerciseResults.time.count'), share: 0.9, align: 'right' },
    ],
    rows: rows.map(({ label, median, mean, shortest, longest, count, of }) => [
      label,
      time(median),
      time(mean),
      rangeWords(words, { shortest, longest }, time),
      words('exerciseResults.time.of', { count, of }),
    ]),
  })
  drawParagraph(document, sect, words('exerciseResults.times.help'), { style: styles.note })
}

/** The steps that a defence must learn from, and those that it is not measured by. */
function drawApart({ document, words, projection }: AfterActionContext, sect: StructureElement): void {
  const { missed, notApplicable } = projection.results
  const lists = [
    [words('exerciseResults.missed', { count: missed.length }), words('exerciseResults.missed.help'), missed],
    [
      words('exerciseResults.notApplicable', { count: notApplicable.length }),
      words('exerciseResults.notApplicable.help'),
      notApplicable,
    ],
  ] as const
  for (const [title, help, steps] of lists) {
    if (steps.length === 0) continue
    drawHeading(document, sect, 2, title, { follows: 60 })
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('exerciseScores.step'), share: 1.6 },
        { title: words('attackStep.vector'), share: 1 },
        { title: words('attackStep.outcome'), points: 96 },
      ],
      rows: steps.map(({ position, title: name, technique, vector, outcome }) => [
        [`${position}. ${name}`, technique].filter((part) => part !== null).join(' · '),
        words(`attackStep.vector.${vector}`),
        words(`attackStep.outcome.${outcome ?? 'notRun'}`),
      ]),
    })
    drawParagraph(document, sect, help, { style: styles.note })
  }
}

const verdictTones = { better: 'good', asExpected: 'good', worse: 'serious' } as const

function drawExpectations({ document, words, projection }: AfterActionContext, sect: StructureElement): void {
  const { steps, expectations } = projection.scores
  const stated = steps.filter(({ against }) => against !== null)
  drawHeading(document, sect, 2, words('afterAction.against'), { follows: 90 })
  if (stated.length === 0) {
    drawParagraph(document, sect, words('afterAction.againstNone'))
    return
  }
  const { better, asExpected, worse, unstated } = expectations
  drawParagraph(document, sect, words('exerciseScores.expected', { better, asExpected, worse, unstated }))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('exerciseScores.step'), share: 1 },
      { title: words('exercise.scored.expected'), points: 84 },
      { title: words('exerciseScores.outcome'), points: 84 },
      { title: words('exerciseScores.against'), points: 104 },
    ],
    rows: stated.map(({ measured, outcome, against }) => [
      words('exerciseScores.step.title', { position: measured.position, title: measured.title }),
      measured.expected === null ? '—' : words(`exercise.scored.expected.${measured.expected}`),
      outcomeWord(words, outcome ?? 'notApplicable'),
      against === null ? '—' : { chip: toneChip(words(`exerciseScores.against.${against}`), verdictTones[against]) },
    ]),
  })
}

/** Step by step what each figure follows from, with the version of the formula. */
export function drawScored({ document, words, projection }: AfterActionContext, sect: StructureElement): void {
  const { scores } = projection
  const { logged, alerted, contained, blocked } = scores.weights.blue
  const { succeeded, partly } = scores.weights.red
  drawParagraph(
    document,
    sect,
    [
      words('exerciseScores.formula', { version: scores.formula }),
      words(scores.isFrozen ? 'exerciseScores.frozen' : 'exerciseScores.provisional'),
      words('exerciseScores.weights', { logged, alerted, contained, blocked, succeeded, partly }),
    ].join(words.language === 'zh-CN' ? '' : ' '),
  )
  if (scores.steps.length === 0) return
  const time = (points: number) => ({ points, align: 'right' as const })
  const points = { points: 40, align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('exerciseScores.step'), share: 2 },
      { title: words('exercise.scored.outcome'), points: 60 },
      { title: words('exerciseScores.outcome'), points: 58 },
      { title: words('exerciseScores.toLog'), ...time(46) },
      { title: words('exerciseScores.toAlert'), ...time(46) },
      { title: words('exerciseScores.toAcknowledge'), ...time(66) },
      { title: words('exerciseScores.toContain'), ...time(50) },
      { title: words('exerciseScores.red'), ...points },
      { title: words('exerciseScores.blue'), ...points },
    ],
    rows: scores.steps.map((step) => scoredRow(words, step)),
  })
}

function scoredRow(words: AfterActionContext['words'], { measured, outcome, redPoints, bluePoints }: ScoredStep) {
  const { position, title, secondsToLog, secondsToAlert, secondsToAcknowledge, secondsToContain } = measured
  const times = [secondsToLog, secondsToAlert, secondsToAcknowledge, secondsToContain]
  return [
    words('exerciseScores.step.title', { position, title }),
    words(`exercise.scored.outcome.${measured.outcome}`),
    outcomeWord(words, outcome ?? 'notApplicable'),
    ...times.map((seconds) => timeText(words, seconds)),
    ...[redPoints, bluePoints].map((points) => (points === null ? '—' : String(points))),
  ]
}
