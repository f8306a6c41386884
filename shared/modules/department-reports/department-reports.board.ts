import { differenceInDays } from '../../base/dates.ts'
import type { Tone } from '../../record/fields.ts'

/** How a department's report went into the branch report. */
export const standings = ['onTime', 'late', 'notSigned', 'missing'] as const
export type Standing = (typeof standings)[number]

/** What a cell of the board says; `ahead` is expected and not due yet, `missing` is due and not begun. */
export const cellStates = ['ahead', 'missing', 'draft', 'submitted', 'signedOff', 'compiled'] as const
export type CellState = (typeof cellStates)[number]

export const cellTones = {
  ahead: 'neutral',
  missing: 'critical',
  draft: 'progress',
  submitted: 'attention',
  signedOff: 'good',
  compiled: 'good',
} as const satisfies Readonly<Record<CellState, Tone>>

/** One department and period: the report if there is one, and by how many days it is or was late. */
export type BoardCell = {
  readonly state: CellState
  readonly daysLate: number
  readonly report: string | null
  readonly version: number
}

/** What the vault writes down of a report for the board, as one text that can be counted by. */
export type CellMark = {
  readonly start: string
  readonly department: string
  /** Null of a correction that nobody has touched yet. */
  readonly report: string | null
  readonly submittedOn: string | null
  readonly version: number
}

export function writeCell({ start, department, report, submittedOn, version }: CellMark): string {
  return [start, department, report ?? '-', submittedOn ?? '-', version].join(' ')
}

/** The mark in a text that `writeCell` wrote; null for another text. */
export function readCell(text: string): CellMark | null {
  const [start, department, report, submitted, version] = text.split(' ')
  if (!start || !department || !report || !submitted || !version) return null
  const known = (word: string) => (word === '-' ? null : word)
  return { start, department, report: known(report), submittedOn: known(submitted), version: Number(version) }
}

/** By how many days a report is late: when it was submitted, or today where it was not; never below zero. */
export function daysLate(dueOn: string, submittedOn: string | null, today: string): number {
  const day = submittedOn ?? today
  // Compared as text first: a board asks this thousands of times, and most reports come in time.
  return day <= dueOn ? 0 : differenceInDays(day, dueOn)
}

/** The cell of a report that is expected by a day, whether or not anybody began it. */
export function cellOf(
  dueOn: string,
  today: string,
  found: { readonly state: CellState; readonly mark: CellMark } | null,
): BoardCell {
  const late = daysLate(dueOn, found?.mark.submittedOn ?? null, today)
  if (!found) return { state: late > 0 ? 'missing' : 'ahead', daysLate: late, report: null, version: 0 }
  return { state: found.state, daysLate: late, report: found.mark.report, version: found.mark.version }
}

/** How a cell counts in a branch report: what was not signed by its head is named, and never taken in. */
export function standingOf({ state, daysLate: late }: Pick<BoardCell, 'state' | 'daysLate'>): Standing {
  if (state === 'signedOff' || state === 'compiled') return late > 0 ? 'late' : 'onTime'
  return state === 'ahead' || state === 'missing' ? 'missing' : 'notSigned'
}
