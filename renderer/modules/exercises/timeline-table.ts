import type { Translator } from '#shared/base/translate.ts'
import { type DefenceKind, isNoticing } from '#shared/modules/exercises/exercises.defence.ts'
import { outcomeWord } from '#shared/modules/exercises/exercises.results-words.ts'
import type { Timeline, TimelineStep } from '#shared/modules/exercises/exercises.timeline.ts'
import type { ChartTableData } from '../../charts/chart-table.tsx'
import type { Formats } from '../../records/formats.ts'
import { shortTime } from './step-words.ts'

/** The earliest time after the start of the step at which something of such a kind was done. */
function firstOf(step: TimelineStep, isMeant: (kind: DefenceKind) => boolean): number | null {
  const times = step.entries.filter(({ fact }) => fact && isMeant(fact.kind)).flatMap((entry) => entry.after ?? [])
  return times.length === 0 ? null : Math.min(...times)
}

/** The timeline to read: a row for each step, times counted from its start. */
export function timelineTable(t: Translator, formats: Formats, timeline: Timeline): ChartTableData {
  const after = (seconds: number | null) => (seconds === null ? '—' : shortTime(formats.duration, seconds))
  return {
    columns: [
      { key: 'position', label: t('attackStep.position'), align: 'end' },
      { key: 'title', label: t('attackStep') },
      { key: 'technique', label: t('attackStep.technique') },
      { key: 'vector', label: t('attackStep.vector') },
      { key: 'startedAt', label: t('attackStep.startedAt') },
      { key: 'attack', label: t('attackStep.section.attack') },
      { key: 'detection', label: t('exercise.defence') },
      { key: 'detected', label: t('exerciseResults.time.detect'), align: 'end' },
      { key: 'responded', label: t('exercise.timeline.toResponse'), align: 'end' },
      { key: 'contained', label: t('exercise.timeline.toContainment'), align: 'end' },
    ],
    rows: [...timeline.placed, ...timeline.unplaced].map((row) => [
      String(row.step.position),
      row.step.title,
      row.step.technique ?? '—',
      t(`attackStep.vector.${row.step.vector}`),
      row.step.startedAt === null ? '—' : formats.instant(row.step.startedAt),
      row.step.outcome === null ? '—' : t(`attackStep.outcome.${row.step.outcome}`),
      row.step.startedAt === null ? '—' : outcomeWord(t, row.outcome),
      after(firstOf(row, isNoticing)),
      after(firstOf(row, (kind) => kind === 'acknowledged' || kind === 'investigated')),
      after(firstOf(row, (kind) => kind === 'contained')),
    ]),
  }
}
