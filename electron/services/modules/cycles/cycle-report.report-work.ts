import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { ReportedWork } from '#shared/modules/cycles/cycle-report.projection.ts'
import { toneColours } from '../../reports/report-chips.ts'
import { beginChapter } from '../../reports/report-frame.ts'
import { columnPoints, dayText, filled, listText, periodText, shortDayText } from '../../reports/report-words.ts'
import { accountableText, type CycleContext, drawTexts, workChip } from './cycle-report.report-context.ts'

/** The plan, below the head of the first page: who answers for the cycle, what it is for, and the work with its targets. */
export function drawPlan(context: CycleContext): void {
  const { document, words, projection } = context
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawKeyValues(
    document,
    sect,
    filled([
      [words('cycle.period'), periodText(words, projection.period)],
      [words('cycleDocument.stands'), words(`cycle.state.${projection.state}`)],
      [words('cycle.owner'), projection.owner],
      [words('cycle.department'), projection.department],
      [words('cycle.contributingDepartments'), listText(words, projection.contributing)],
      [words('cycle.previousCycle'), projection.previous],
      [words('cycleDocument.asOf'), dayText(words, projection.asOf)],
    ]),
  )
  drawHeading(document, sect, 2, words('cycle.goal'))
  drawMarkdown(document, sect, projection.goal)
  drawTexts(context, sect, ['lessonsTaken', 'scope', 'planSummary'])
  drawActions(context, sect)
  drawHeading(document, sect, 2, words('cycleDocument.work'), { follows: 70 })
  drawPlannedWork(context, sect)
}

function drawActions({ document, words, projection }: CycleContext, sect: StructureElement): void {
  if (projection.actions.length === 0) return
  drawHeading(document, sect, 2, words('cycleDocument.taken'), { follows: 50 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('cycleDocument.measure'), share: 1 },
      { title: words('cycleDocument.state'), points: 110 },
    ],
    rows: projection.actions.map(({ title, state }) => [title, words(`correctiveAction.state.${state}`)]),
  })
}

function drawPlannedWork({ document, words, projection }: CycleContext, sect: StructureElement): void {
  const planned = projection.work.filter(({ state }) => state !== 'cancelled')
  if (planned.length === 0) {
    drawParagraph(document, sect, words('cycleDocument.noWork'))
    return
  }
  drawTable(document, sect, {
    columns: [
      { title: words('workItem.number'), points: columnPoints.number },
      { title: words('cycleDocument.item'), share: 1 },
      { title: words('cycleDocument.accountable'), points: columnPoints.person + 6 },
      { title: words('cycleDocument.days'), points: columnPoints.day },
      { title: words('cycleDocument.targets'), share: 1 },
    ],
    rows: planned.map((item) => [
      item.number,
      item.title,
      accountableText(item),
      words('cycleDocument.span', {
        start: shortDayText(words, item.startOn),
        end: shortDayText(words, item.dueOn),
      }),
      item.targets.map(({ name, wanted }) => `${name} ${unbroken(wanted)}`).join('\n'),
    ]),
  })
}

/** What was done: how far each piece of work came, and what came of it. */
export function drawDone(context: CycleContext): void {
  const { document, words, projection } = context
  const { done, open, late } = projection.counts
  const all = projection.work.filter(({ state }) => state !== 'cancelled').length
  const sect = beginChapter(context, words('cycleDocument.do'), { place: 'do', page: 'roomy', follows: 130 })
  drawOpinion(document, sect, {
    word: all === 0 ? words('cycleDocument.noWork') : words('cycleDocument.workDone', { done, all }),
    sentence: done === all ? [] : [{ text: words('cycleDocument.workLate', { late, open }) }],
    colour: late > 0 ? toneColours.serious : done === all ? toneColours.good : toneColours.progress,
  })
  if (projection.texts.doSummary !== '') drawMarkdown(document, sect, projection.texts.doSummary)
  drawProgress(context, sect)
  drawTexts(context, sect, ['exceptions'])
  drawResults(context, sect)
}

function drawProgress({ document, words, projection }: CycleContext, sect: StructureElement): void {
  if (projection.work.length === 0) return
  const chips = projection.work.map(({ state }) => workChip(words, state))
  drawTable(document, sect, {
    columns: [
      { title: words('workItem.number'), points: columnPoints.number },
      { title: words('cycleDocument.item'), share: 1 },
      { title: words('cycleDocument.accountable'), points: columnPoints.person + 6 },
      { title: words('cycleDocument.state'), points: Math.max(chipColumn(document, chips), columnPoints.state) },
      { title: words('workItem.progress'), points: 50, align: 'right' },
      { title: words('workItem.dueOn'), points: columnPoints.day },
    ],
    rows: projection.work.map((item) => [
      item.number,
      item.title,
      accountableText(item),
      { chip: workChip(words, item.state) },
      item.progress === '' ? '' : words('cycleDocument.progressOf', { percent: item.progress }),
      dueText(words, item),
    ]),
  })
}

/** A value that stays on one line: `≥ 100 %`. */
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0')

function dueText(words: CycleContext['words'], { dueOn, daysLate }: ReportedWork): string {
  const day = shortDayText(words, dueOn)
  return daysLate > 0 ? words('cycleDocument.dayBy', { day, count: daysLate }) : day
}

function drawResults({ document, words, projection }: CycleContext, sect: StructureElement): void {
  const told = projection.work.filter(({ result, exceptions }) => result !== '' || exceptions !== '')
  if (told.length === 0) return
  drawHeading(document, sect, 2, words('cycleDocument.results'), { follows: 60 })
  for (const { number, title, result, exceptions } of told) {
    drawHeading(document, sect, 3, `${number}  ${title}`.trim())
    if (result !== '') drawMarkdown(document, sect, result)
    if (exceptions !== '') drawMarkdown(document, sect, exceptions)
  }
}
