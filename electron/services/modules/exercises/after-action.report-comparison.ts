import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import type { ReportedComparison } from '#shared/modules/exercises/after-action.comparison.ts'
import { outcomeWord } from '#shared/modules/exercises/exercises.results-words.ts'
import type { SameRun, WayCounts } from '#shared/modules/exercises/exercises.same-steps.ts'
import { toneChip } from '../../reports/report-chips.ts'
import { type AfterActionContext, percentText, timeText } from './after-action.report-context.ts'

/** The exercise beside the one before it, and which of the same steps went better. */
export function drawComparison(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { comparison } = projection
  if (comparison === null) {
    drawParagraph(document, sect, words('afterAction.first'))
    return
  }
  drawFigures(context, sect, comparison)
  if (comparison.again.length === 0) {
    drawParagraph(document, sect, words('afterAction.noneAgain'))
    return
  }
  drawAgain(context, sect, comparison)
  drawGroups(context, sect, comparison)
}

function drawFigures(
  { document, words }: AfterActionContext,
  sect: StructureElement,
  { before, now }: ReportedComparison,
): void {
  const both = [before.results, now.results]
  const medians = now.results.times.map(({ measure }, place) => [
    words(`exerciseResults.compared.${measure}`),
    ...both.map(({ times }) => timeText(words, times[place]?.median ?? null)),
  ])
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('afterAction.figure'), share: 1 },
      { title: before.name, share: 1, align: 'right' },
      { title: now.name, share: 1, align: 'right' },
    ],
    rows: [
      [words('exerciseResults.compared.run'), ...both.map(({ score }) => String(score.run))],
      [words('exerciseResults.compared.rate'), ...both.map(({ score }) => percentText(words, score.detection.percent))],
      [
        words('exerciseResults.compared.blocked'),
        ...both.map(({ score }) => percentText(words, score.prevention.percent)),
      ],
      ...medians,
    ],
  })
}

const wayTones = { better: 'good', same: 'neutral', worse: 'serious', once: 'neutral' } as const

function drawAgain(
  { document, words }: AfterActionContext,
  sect: StructureElement,
  { again, before, now }: ReportedComparison,
): void {
  const counted = (way: keyof WayCounts) => again.filter((step) => step.way === way).length
  const counts = { better: counted('better'), same: counted('same'), worse: counted('worse') }
  drawHeading(document, sect, 2, words('sameSteps.title', counts), { follows: 90 })
  const runText = (run: SameRun | null | undefined) => {
    if (!run) return '—'
    const word = outcomeWord(words, run.outcome)
    const { secondsToDetect: seconds } = run
    return seconds === null ? word : words('sameSteps.run', { word, time: timeText(words, seconds) })
  }
  const chips = again.map(({ way }) => toneChip(words(`sameSteps.way.${way}`), wayTones[way]))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('exerciseScores.step'), share: 1.6 },
      { title: before.name, share: 1 },
      { title: now.name, share: 1 },
      { title: words('sameSteps.way'), points: Math.max(chipColumn(document, chips), 72) },
    ],
    rows: again.map(({ technique, title, runs, way }) => [
      [technique, title].filter((part) => part !== null).join(' '),
      runText(runs[0]),
      runText(runs[1]),
      { chip: toneChip(words(`sameSteps.way.${way}`), wayTones[way]) },
    ]),
  })
  drawParagraph(document, sect, words('sameSteps.help'), { style: styles.note })
}

const told = ['better', 'same', 'worse'] as const

function drawGroups(
  { document, words }: AfterActionContext,
  sect: StructureElement,
  { byVector, byTactic, byTeam, byControl }: ReportedComparison,
): void {
  const named = (groups: ReportedComparison['byTeam']) =>
    groups.map(({ group, counts }) => ({ name: group ?? '—', counts }))
  const vectors = byVector.map(({ group, counts }) => ({ name: words(`attackStep.vector.${group}`), counts }))
  const tables = [
    [words('sameSteps.byVector'), words('attackStep.vector'), vectors],
    [words('sameSteps.byTactic'), words('attackStep.tactic'), named(byTactic)],
    [words('sameSteps.byTeam'), words('sameSteps.team'), named(byTeam)],
    [words('sameSteps.byControl'), words('defenceFact.control'), named(byControl)],
  ] as const
  for (const [title, label, groups] of tables) {
    drawHeading(document, sect, 2, title, { follows: 70 })
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: label, share: 1 },
        ...told.map((way) => ({ title: words(`sameSteps.way.${way}`), points: 62, align: 'right' as const })),
      ],
      rows: groups.map(({ name, counts }) => [name, ...told.map((way) => String(counts[way]))]),
    })
  }
  drawParagraph(document, sect, words('sameSteps.groups.help'), { style: styles.note })
}
