import { idList, isText } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'
import { checklistRowRecord } from './checklist-row.record.ts'

/** The declared results of a checklist row, in the order in which number keys set them. */
export const rowResults: readonly string[] = checklistRowRecord.fields.result.choices

/** What an auditor may narrow the checklist to. */
export const rowFilters = ['all', 'toDo', 'mine', 'toReview', 'toAnswer', 'exceptions'] as const
export type RowFilter = (typeof rowFilters)[number]

/** One row of the checklist as the workspace lists it; `group` is the control or policy that it tests, '' for none. */
export type WorkspaceRow = {
  readonly id: string
  readonly position: number
  readonly question: string
  readonly group: string
  readonly groupTitle: string
  readonly state: string
  readonly result: string | null
  readonly findings: number
  readonly evidence: number
  /** What reviewer and preparer wrote to each other about the row. */
  readonly remarks: number
  /** Notes of its reviewer that are not cleared. */
  readonly notes: number
  /** The reader has a review note to answer or an answer to judge, or, before the review, another's remark came last. */
  readonly isToAnswer: boolean
  /** Prepared or reviewed by the reader, or left half done by them. */
  readonly isMine: boolean
  /** Handed in by another than the reader, who may therefore review it. */
  readonly isToReview: boolean
}

/** An audit's checklist in the order in which it is walked, and how far it is. */
export type Workspace = {
  readonly rows: readonly WorkspaceRow[]
  /** Rows with a result. */
  readonly tested: number
  readonly reviewed: number
  readonly results: readonly { readonly result: string; readonly count: number }[]
  readonly counts: Readonly<Record<RowFilter, number>>
}

export type WorkspaceSource = {
  readonly rows: readonly AnyEntity[]
  readonly findings: readonly AnyEntity[]
  /** Comments on checklist rows, of this audit and others. */
  readonly remarks: readonly AnyEntity[]
  /** Review notes that are not cleared, of this audit and others. */
  readonly notes: readonly AnyEntity[]
  readonly titles: Readonly<Record<string, string>>
  /** The person who reads. */
  readonly me: string
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function isTouchedBy(row: AnyEntity, person: string): boolean {
  if (row.preparedBy === person || row.reviewedBy === person) return true
  return row.state === 'open' && row.updatedBy === person && (row.result !== null || isText(row.note))
}

function lastOf(remarks: readonly AnyEntity[]): AnyEntity | null {
  return remarks.reduce<AnyEntity | null>((last, one) => (last && last.createdAt >= one.createdAt ? last : one), null)
}

/** Whether a review note waits for the reader: for an answer to another's note, or for their judgement of an answer. */
function waitsFor(note: AnyEntity, person: string): boolean {
  return note.state === 'open' ? note.createdBy !== person : note.state === 'answered' && note.answeredBy !== person
}

type AboutRow = {
  readonly findings: number
  readonly remarks: readonly AnyEntity[]
  readonly notes: readonly AnyEntity[]
}

function projectRow(row: AnyEntity, source: WorkspaceSource, { findings, remarks, notes }: AboutRow): WorkspaceRow {
  const last = lastOf(remarks)
  const isAsked = notes.some((note) => waitsFor(note, source.me))
  const group = text(row.control) || text(row.policy)
  return {
    id: row.id,
    position: typeof row.position === 'number' ? row.position : 0,
    question: text(row.question),
    group,
    groupTitle: source.titles[group] ?? '',
    state: row.state,
    result: typeof row.result === 'string' ? row.result : null,
    findings,
    evidence: Array.isArray(row.evidence) ? row.evidence.length : 0,
    remarks: remarks.length,
    notes: notes.length,
    isToAnswer: isAsked || (row.state !== 'reviewed' && last !== null && last.createdBy !== source.me),
    isMine: isTouchedBy(row, source.me),
    isToReview: row.state === 'prepared' && row.preparedBy !== source.me,
  }
}

/** Puts rows of one group together: groups by their first position, rows within them by position. */
function inOrder(rows: readonly WorkspaceRow[]): readonly WorkspaceRow[] {
  const byPosition = rows.toSorted((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1))
  const groups = Map.groupBy(byPosition, (row) => row.group)
  return [...groups.values()].flat()
}

const isException = (row: WorkspaceRow): boolean =>
  row.result === 'nonConform' || row.result === 'observation' || row.findings > 0

const tests: Readonly<Record<RowFilter, (row: WorkspaceRow) => boolean>> = {
  all: () => true,
  toDo: (row) => row.state === 'open',
  mine: (row) => row.isMine,
  toReview: (row) => row.isToReview,
  toAnswer: (row) => row.isToAnswer,
  exceptions: isException,
}

/** The rows that a filter leaves, in order. */
export function rowsFor(rows: readonly WorkspaceRow[], filter: RowFilter): readonly WorkspaceRow[] {
  return rows.filter(tests[filter])
}

/** Computes the workspace of one audit from its checklist rows, its findings and what was remarked on its rows. */
export function projectWorkspace(source: WorkspaceSource): Workspace {
  const perRow = Map.groupBy(source.findings, (finding) => text(finding.checklistRow))
  const remarks = Map.groupBy(source.remarks, (remark) => text(remark.subject))
  const notes = Map.groupBy(source.notes, (note) => text(note.checklistRow))
  const about = ({ id }: AnyEntity): AboutRow => ({
    findings: perRow.get(id)?.length ?? 0,
    remarks: remarks.get(id) ?? [],
    notes: notes.get(id) ?? [],
  })
  const rows = inOrder(source.rows.map((row) => projectRow(row, source, about(row))))
  const count = (filter: RowFilter) => rowsFor(rows, filter).length
  return {
    rows,
    tested: rows.filter((row) => row.result !== null).length,
    reviewed: rows.filter((row) => row.state === 'reviewed').length,
    results: rowResults.map((result) => ({ result, count: rows.filter((row) => row.result === result).length })),
    counts: {
      all: rows.length,
      toDo: count('toDo'),
      mine: count('mine'),
      toReview: count('toReview'),
      toAnswer: count('toAnswer'),
      exceptions: count('exceptions'),
    },
  }
}

/** A line of the drawn checklist: the heading of a group or one of its rows. */
export type WorkspaceLine =
  | { readonly kind: 'group'; readonly group: string; readonly title: string; readonly count: number }
  | { readonly kind: 'row'; readonly row: WorkspaceRow }

/** The lines to draw; headings only where some row belongs to a control or policy. */
export function linesOf(rows: readonly WorkspaceRow[]): readonly WorkspaceLine[] {
  const isGrouped = rows.some((row) => row.group !== '')
  return [...Map.groupBy(rows, (row) => row.group)].flatMap(([group, members]): readonly WorkspaceLine[] => [
    ...(isGrouped
      ? [{ kind: 'group', group, title: members[0]?.groupTitle ?? '', count: members.length } as const]
      : []),
    ...members.map((row) => ({ kind: 'row', row }) as const),
  ])
}

/**
 * The row `step` places after the given one among the shown rows. A row that the filter no longer shows keeps its place
 * in the whole checklist, so that going on after handing in leads to the next row that is left.
 */
export function neighbour(
  all: readonly WorkspaceRow[],
  shown: readonly WorkspaceRow[],
  id: string | null,
  step: 1 | -1,
): WorkspaceRow | null {
  const at = shown.findIndex((row) => row.id === id)
  if (at >= 0) return shown[at + step] ?? shown[at] ?? null
  const place = all.findIndex((row) => row.id === id)
  if (place < 0) return shown[0] ?? null
  const placed = shown.map((row) => ({ row, place: all.indexOf(row) }))
  const after = placed.find((one) => one.place > place)
  const before = placed.findLast((one) => one.place < place)
  return (step > 0 ? (after ?? before) : (before ?? after))?.row ?? null
}

/** What a finding that a row brings up begins with: its audit, what was tested against, and who was audited. */
export function findingFrom(
  row: AnyEntity,
  audit: AnyEntity,
  control: AnyEntity | null,
  today: string,
): Readonly<Record<string, string | null>> {
  const [auditee, ...others] = idList(audit.auditees)
  const accountable = others.length === 0 ? (auditee ?? null) : null
  return {
    audit: audit.id,
    checklistRow: row.id,
    control: text(row.control) || null,
    policy: text(row.policy) || null,
    criterion: text(row.criterion) || null,
    department: text(control?.department) || accountable,
    identifiedOn: today,
  }
}
