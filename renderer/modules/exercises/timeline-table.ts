import type { Translator } from '#shared/base/translate.ts'
import type { ControlSheet } from '#shared/modules/exercises/exercises.control-sheet.ts'
import { type DefenceKind, isNoticing } from '#shared/modules/exercises/exercises.defence.ts'
import { outcomeWord } from '#shared/modules/exercises/exercises.results-words.ts'
import type { Timeline, TimelineStep } from '#shared/modules/exercises/exercises.timeline.ts'
import type { ChartTableData } from '../../charts/chart-table.tsx'
import type { Formats } from '../../records/formats.ts'
import { lateText, plannedText, shortTime } from './step-words.ts'

/** The earliest time after the start of the step at which something of such a kind was done. */
function firstOf(step: TimelineStep, isMeant: (kind: DefenceKind) => boolean): number | null {
  const times = step.entries.filter(({ fact }) => fact && isMeant(fact.kind)).flatMap((entry) => entry.after ?? [])
  return times.length === 0 ? null : Math.min(...times)
}

/** A row with its place in time; what has none stands last. */
type Row = { readonly at: string | null; readonly cells: readonly string[] }

const nothing = '—'

/** Whether anybody declared when a step is to run: only then the table has columns for it. */
const isPlanned = ({ placed, unplaced }: Timeline) =>
  [...placed, ...unplaced].some(({ step }) => step.plannedStartAt !== null)

function stepRows(t: Translator, formats: Formats, timeline: Timeline): readonly Row[] {
  const { placed, unplaced } = timeline
  const plan = (step: TimelineStep['step']) =>
    isPlanned(timeline) ? [plannedText(formats, step) ?? nothing, lateText(formats, step) ?? nothing] : []
  const after = (seconds: number | null) => (seconds === null ? nothing : shortTime(formats.duration, seconds))
  return [...placed, ...unplaced].map((row) => ({
    at: row.step.startedAt,
    cells: [
      t('attackStep'),
      `${row.step.position}. ${row.step.title}`,
      row.step.startedAt === null ? nothing : formats.instant(row.step.startedAt),
      ...plan(row.step),
      nothing,
      row.step.technique ?? nothing,
      t(`attackStep.vector.${row.step.vector}`),
      row.step.outcome === null ? nothing : t(`attackStep.outcome.${row.step.outcome}`),
      row.step.startedAt === null ? nothing : outcomeWord(t, row.outcome),
      after(firstOf(row, isNoticing)),
      after(firstOf(row, (kind) => kind === 'acknowledged' || kind === 'investigated')),
      after(firstOf(row, (kind) => kind === 'contained')),
    ],
  }))
}

/** What the white team allowed and brought in; the columns of attack and defence say nothing of it. */
function controlRows(t: Translator, formats: Formats, sheet: ControlSheet, timeline: Timeline): readonly Row[] {
  const plan = isPlanned(timeline) ? [nothing, nothing] : []
  const row = (at: string | null, [kind, title, when, whom, came]: readonly string[]): Row => ({
    at,
    cells: [kind, title, when, ...plan, whom, nothing, nothing, came, nothing, nothing, nothing, nothing].map(
      (cell) => cell || nothing,
    ),
  })
  const instant = (at: string | null) => (at === null ? nothing : formats.instant(at))
  const came = ({ deliveredAt }: { readonly deliveredAt: string | null }) =>
    t(deliveredAt === null ? 'exercise.timeline.planned' : 'exercise.timeline.delivered')
  return [
    ...sheet.approvals.map(({ decidedOn, person, state, reason }) =>
      row(decidedOn, [
        ...[t('exerciseApproval'), reason, decidedOn === null ? nothing : formats.day(decidedOn), person],
        t(`exerciseApproval.state.${state}`),
      ]),
    ),
    ...sheet.injects.map((inject) => {
      const at = inject.standing === 'withheld' ? null : (inject.deliveredAt ?? inject.dueAt)
      const word = inject.standing === 'withheld' ? t('injects.withheld') : came(inject)
      return row(at, [t('inject'), `${inject.position}. ${inject.title}`, instant(at), inject.recipient, word])
    }),
    ...sheet.cards.map((card) =>
      row(card.deliveredAt, [t('whiteCard'), card.title, instant(card.deliveredAt), card.recipient, came(card)]),
    ),
    ...sheet.stops.map(({ condition, calledBy, signal }) =>
      row(null, [t('exercise.timeline.stop'), condition, nothing, calledBy, signal]),
    ),
  ]
}

/** Later than every moment. */
const last = '~'

/** The timeline to read: a row for each step and all that the white team did, in order of time; times of the defence count from the start of the step. */
export function timelineTable(
  t: Translator,
  formats: Formats,
  timeline: Timeline,
  sheet: ControlSheet,
): ChartTableData {
  const rows = [...stepRows(t, formats, timeline), ...controlRows(t, formats, sheet, timeline)]
  const place = ({ at }: Row) => at ?? last
  return {
    columns: [
      { key: 'kind', label: t('exercise.timeline.kind') },
      { key: 'title', label: t('exercise.timeline.what') },
      { key: 'at', label: t('exercise.timeline.when') },
      ...(isPlanned(timeline)
        ? [
            { key: 'planned', label: t('exercise.timeline.plan') },
            { key: 'late', label: t('exercise.timeline.late'), align: 'end' as const },
          ]
        : []),
      { key: 'whom', label: t('exercise.timeline.whom') },
      { key: 'technique', label: t('attackStep.technique') },
      { key: 'vector', label: t('attackStep.vector') },
      { key: 'came', label: t('exercise.timeline.came') },
      { key: 'detection', label: t('exercise.defence') },
      { key: 'detected', label: t('exerciseResults.time.detect'), align: 'end' },
      { key: 'responded', label: t('exercise.timeline.toResponse'), align: 'end' },
      { key: 'contained', label: t('exercise.timeline.toContainment'), align: 'end' },
    ],
    rows: rows
      .toSorted((one, other) => (place(one) < place(other) ? -1 : place(one) > place(other) ? 1 : 0))
      .map(({ cells }) => cells),
  }
}
