import { drawFigure } from '#services/documents/figure.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import type { ReportedStep } from '#shared/modules/exercises/after-action.projection.ts'
import { outcomeWord } from '#shared/modules/exercises/exercises.results-words.ts'
import { filled, listText } from '../../reports/report-words.ts'
import { type BarredStep, drawBars, heightOfBars, longestBars, rowsOfBars } from './after-action.report-bars.ts'
import {
  type AfterActionContext,
  drawTexts,
  listSeparator,
  momentUtc,
  outcomeChip,
  planTexts,
  timeText,
} from './after-action.report-context.ts'
import { drawLeave } from './after-action.report-control.ts'
import { drawLanes } from './after-action.report-lanes.ts'

/** What the exercise was for, what was allowed, and who took part. */
export function drawPlan(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { teams, controls } = projection
  drawTexts(context, sect, ['objectives', 'focus', 'scope', 'rules', 'scenario'])
  drawHeading(document, sect, 2, words('afterAction.teams'), { follows: 80 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('afterAction.team'), points: 96 },
      { title: words('afterAction.team.group'), share: 1 },
      { title: words('afterAction.team.people'), share: 2 },
    ],
    rows: teams.map(({ colour, group, people }) => [
      words(`afterAction.team.${colour}`),
      group === '' ? '—' : group,
      people.length === 0 ? '—' : listText(words, people),
    ]),
  })
  drawKeyValues(document, sect, filled([[words('exercise.controls'), listText(words, controls)]]))
  drawLeave(context, sect)
}

/** The steps in order of time with what the defence did about each. */
export function drawCourse(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { steps } = projection
  if (steps.length === 0) {
    drawParagraph(document, sect, words('afterAction.noSteps'))
    return
  }
  drawLanes(context, sect)
  drawDetection(context, sect)
  const chips = steps.map(({ defence }) => outcomeChip(words, defence))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('exerciseScores.step'), share: 1.5 },
      { title: words('afterAction.start'), points: 74 },
      { title: words('attackStep.outcome'), points: 62 },
      { title: words('afterAction.defenceDid'), share: 1.2 },
      { title: words('exerciseScores.outcome'), points: Math.max(chipColumn(document, chips), 62) },
    ],
    rows: steps.map((step) => [
      stepText(context, step),
      [step.startedAt === null ? '—' : momentUtc(words, step.startedAt), ...planTexts(words, step)].join('\n'),
      words(`attackStep.outcome.${step.outcome ?? 'notRun'}`),
      factsText(context, step),
      isRun(step) ? { chip: outcomeChip(words, step.defence) } : '—',
    ]),
  })
}

const isRun = ({ outcome }: ReportedStep) => outcome !== null && outcome !== 'notRun'

function stepText({ words }: AfterActionContext, step: ReportedStep): string {
  const { position, title, technique, vector, target, operator } = step
  const about = [technique, words(`attackStep.vector.${vector}`), target, operator].filter((part) => part)
  return `${position}. ${title}\n${about.join(' · ')}`
}

function factsText({ words }: AfterActionContext, { facts }: ReportedStep): string {
  if (facts.length === 0) return '—'
  return facts
    .map(({ kind, after, source }) => {
      const word = words(`defenceFact.kind.${kind}`)
      const fact = after === null ? word : words('afterAction.fact', { word, after: timeText(words, after) })
      return source === '' ? fact : words('afterAction.by', { fact, source })
    })
    .join('\n')
}

function drawDetection(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const rows = projection.steps.filter((step) => step.startedAt !== null)
  if (rows.length === 0) return
  drawHeading(document, sect, 2, words('afterAction.bars'), { follows: heightOfBars(Math.min(rows.length, 6)) })
  const barred = rows.map((step): BarredStep => {
    const word = outcomeWord(words, step.defence)
    const time = step.secondsToDetect === null ? '' : timeText(words, step.secondsToDetect)
    return { step, word, time, colour: outcomeChip(words, step.defence).colour }
  })
  const most = longestBars(rows)
  for (let from = 0; from < barred.length; from += rowsOfBars) {
    const part = barred.slice(from, from + rowsOfBars)
    const steps = part.map(({ step, word, time }) => {
      const name = `${step.position}. ${step.title}`
      return time === ''
        ? words('afterAction.barOther', { step: name, word })
        : words('afterAction.bar', { step: name, word, time })
    })
    const alternative = words('afterAction.barsText', { steps: steps.join(listSeparator(words)) })
    drawFigure(document, sect, { height: heightOfBars(part.length), alternative }, (left, top, width) =>
      drawBars(context, { steps: part, most }, { left, top, width }),
    )
  }
  drawParagraph(document, sect, words('afterAction.barsNote'), { style: styles.note })
}
