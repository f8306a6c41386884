import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { ReportedFinding } from '#shared/modules/exercises/after-action.projection.ts'
import type { TaughtLesson } from '#shared/modules/exercises/exercises.lessons.ts'
import { columnPoints, momentText, shortDayText } from '../../reports/report-words.ts'
import { type AfterActionContext, drawTexts } from './after-action.report-context.ts'

/** What was learned, what must change and who sees to it, and what went on beside the attacks. */
export function drawLessons(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { lead, texts, lessons } = projection
  drawTexts(context, sect, ['goodPractice', 'lessons'])
  if (texts.lessons !== '' && lead !== '')
    drawParagraph(document, sect, words('afterAction.lessonsOwner', { person: lead }))
  drawTaught(context, sect, lessons.own)
  drawEarlier(context, sect)
  drawFindings(context, sect)
  drawAsides(context, sect)
  drawQuestions(context, sect)
}

/** Lessons with who sees to each, and what became of those that are settled. */
function drawTaught({ document, words }: AfterActionContext, sect: StructureElement, rows: readonly TaughtLesson[]) {
  if (rows.length === 0) {
    drawParagraph(document, sect, words('lessons.none'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('lesson'), share: 1.3 },
      { title: words('lesson.owner'), points: columnPoints.person },
      { title: words('lesson.dueOn'), points: columnPoints.day },
      { title: words('afterAction.state'), points: 62 },
      { title: words('lesson.became'), share: 1 },
    ],
    rows: rows.map(({ lesson, observation, from, owner, dueOn, state, finding, became }) => [
      [lesson, observation, from === '' ? words('lessons.hotWash') : from].join('\n'),
      owner === '' ? '—' : owner,
      dueOn === null ? '—' : shortDayText(words, dueOn),
      words(`lesson.state.${state}`),
      [became, finding].filter((part) => part !== '').join('\n') || '—',
    ]),
  })
}

/** What became of the lessons of the exercises before, so that none is taught twice unseen. */
function drawEarlier(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { earlier, stillOpen } = projection.lessons
  drawHeading(document, sect, 2, words('lessons.earlier'), { follows: 60 })
  if (earlier.length === 0) {
    drawParagraph(document, sect, words('lessons.earlier.none'))
    return
  }
  drawParagraph(document, sect, words(stillOpen > 0 ? 'lessons.stillOpen' : 'lessons.allSettled', { count: stillOpen }))
  for (const { exercise, lessons } of earlier) {
    drawHeading(document, sect, 3, exercise, { follows: 60 })
    drawTaught(context, sect, lessons)
  }
}

function drawFindings({ document, words, projection }: AfterActionContext, sect: StructureElement): void {
  const { findings } = projection
  drawHeading(document, sect, 2, words('afterAction.findings'), { follows: 80 })
  if (findings === null || findings.length === 0) {
    drawParagraph(document, sect, words(findings === null ? 'afterAction.findingsHidden' : 'afterAction.noFindings'))
    return
  }
  const due = (day: string | null) => (day === null ? '—' : shortDayText(words, day))
  const actionText = ({ actions }: ReportedFinding) =>
    actions.length === 0
      ? words('afterAction.noAction')
      : actions
          .map(({ number, title, state, owner, dueOn }) => {
            const about = [
              owner,
              words('afterAction.due', { day: due(dueOn) }),
              words(`correctiveAction.state.${state}`),
            ]
            return `${number} ${title}\n${about.filter((part) => part !== '').join(' · ')}`
          })
          .join('\n')
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('finding'), share: 1 },
      { title: words('finding.severity'), points: columnPoints.severity },
      { title: words('finding.owner'), points: columnPoints.person },
      { title: words('finding.dueOn'), points: columnPoints.day },
      { title: words('correctiveAction.plural'), share: 1.3 },
    ],
    rows: findings.map((finding) => [
      `${finding.number} ${finding.title}\n${words(`finding.state.${finding.state}`)}`,
      words(`finding.severity.${finding.severity}`),
      finding.owner === '' ? '—' : finding.owner,
      due(finding.dueOn),
      actionText(finding),
    ]),
  })
}

function drawAsides({ document, words, projection }: AfterActionContext, sect: StructureElement): void {
  const { asides } = projection
  drawHeading(document, sect, 2, words('afterAction.asides'), { follows: 60 })
  if (asides.length === 0) {
    drawParagraph(document, sect, words('afterAction.noAsides'))
    return
  }
  drawTable(document, sect, {
    columns: [
      { title: words('defenceFact.kind'), points: 72 },
      { title: words('defenceFact.at'), points: 96 },
      { title: words('defenceFact.attackStep'), share: 1 },
      { title: words('defenceFact.source'), points: columnPoints.person },
      { title: words('afterAction.told'), share: 1 },
    ],
    rows: asides.map(({ kind, at, step, source, text }) => [
      words(`defenceFact.kind.${kind}`),
      at === null ? '—' : momentText(words, at),
      ...[step, source === '' ? '—' : source, text === '' ? '—' : text],
    ]),
  })
}

function drawQuestions({ document, words, projection }: AfterActionContext, sect: StructureElement): void {
  const { questions } = projection
  if (questions.length === 0) return
  drawHeading(document, sect, 2, words('afterAction.questions'), { follows: 60 })
  drawTable(document, sect, {
    columns: [
      { title: words('deconfliction.question'), share: 1.6 },
      { title: words('deconfliction.askedBy'), points: columnPoints.person },
      { title: words('deconfliction.askedAt'), points: 96 },
      { title: words('deconfliction.answer'), points: 82 },
      { title: words('deconfliction.answeredBy'), points: columnPoints.person },
    ],
    rows: questions.map(({ question, askedBy, askedAt, answer, answeredBy }) => [
      question,
      askedBy,
      momentText(words, askedAt),
      answer === null ? words('afterAction.open') : words(`deconfliction.answer.${answer}`),
      answeredBy === '' ? '—' : answeredBy,
    ]),
  })
}
