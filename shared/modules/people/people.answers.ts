import type { Filter } from '../../contract/list.ts'

/** A kind of record that somebody answers for: which fields name the department and the person, and where it is over. */
export type AnsweredKind = {
  readonly record: string
  readonly department: string
  readonly person: string
  /** The states in which nobody has to answer for it any more. */
  readonly ended: readonly string[]
}

/** What somebody must answer for, in the order of the matrix. */
export const answeredKinds: readonly AnsweredKind[] = [
  { record: 'policy', department: 'department', person: 'owner', ended: ['retired'] },
  { record: 'control', department: 'department', person: 'owner', ended: ['retired'] },
  { record: 'asset', department: 'department', person: 'owner', ended: ['retired'] },
  { record: 'cycle', department: 'department', person: 'owner', ended: ['closed'] },
  { record: 'workItem', department: 'leadDepartment', person: 'owner', ended: ['done', 'cancelled', 'carriedOver'] },
  { record: 'risk', department: 'department', person: 'owner', ended: ['closed'] },
  { record: 'finding', department: 'department', person: 'owner', ended: ['verified', 'closed'] },
  { record: 'correctiveAction', department: 'department', person: 'owner', ended: ['verified', 'cancelled'] },
  { record: 'schedule', department: 'department', person: 'responsible', ended: ['ended'] },
  { record: 'departmentReport', department: 'department', person: 'preparedBy', ended: ['compiled', 'superseded'] },
  { record: 'indicator', department: 'department', person: 'owner', ended: [] },
  { record: 'course', department: 'department', person: 'owner', ended: [] },
]

/** Duties that people hold in departments, beside the records of `answeredKinds`. */
export const dutyKind = 'duty'

/** Something that was to be answered for on a day, and whom it named. */
export type AnsweredFact = {
  /** The column of the matrix. */
  readonly kind: string
  /** The record that says so. */
  readonly record: string
  readonly id: string
  readonly title: string
  /** The position of a duty; null for records. */
  readonly position: string | null
  readonly department: string | null
  readonly person: string | null
}

/** The organisation as far as answering for something asks of it, on a day. */
export type AnsweringUnits = {
  /** Who headed each department; null for nobody, and for somebody who had left. */
  readonly heads: ReadonlyMap<string, string | null>
  /** People who had left, or had not come yet. */
  readonly gone: ReadonlySet<string>
}

/** Why nobody, or not everybody who should, answers for something; the gravest first. */
export const answerGaps = ['nobody', 'noHead', 'ownerLeft', 'noDepartment'] as const
export type AnswerGap = (typeof answerGaps)[number]

/** Who answers for something and on what ground: as the one named, else as head of the department. */
export type Answering = { readonly person: string; readonly ground: 'named' | 'head' }

/** Who answers for something on the day; null for nobody. */
export function answeringOf(
  fact: Pick<AnsweredFact, 'department' | 'person'>,
  { heads, gone }: AnsweringUnits,
): Answering | null {
  if (fact.person !== null && !gone.has(fact.person)) return { person: fact.person, ground: 'named' }
  const head = fact.department === null ? null : (heads.get(fact.department) ?? null)
  return head === null ? null : { person: head, ground: 'head' }
}

/** What is missing for somebody to answer for it; null where a department and a person do. */
export function gapOf(fact: AnsweredFact, units: AnsweringUnits): AnswerGap | null {
  const answering = answeringOf(fact, units)
  if (answering === null) return fact.department === null ? 'nobody' : 'noHead'
  if (fact.department === null) return 'noDepartment'
  return answering.ground === 'head' && fact.person !== null ? 'ownerLeft' : null
}

/** A side of the matrix: what stands in its rows. */
export const answerSides = ['department', 'person'] as const
export type AnswerSide = (typeof answerSides)[number]

/** The row of something; null for what no department or no person answers for. */
export function rowOf(fact: AnsweredFact, units: AnsweringUnits, side: AnswerSide): string | null {
  return side === 'department' ? fact.department : (answeringOf(fact, units)?.person ?? null)
}

/** One row of the matrix: a department or a person, null for nobody, and how much of each kind. */
export type AnswerRow = {
  readonly id: string | null
  readonly counts: Readonly<Record<string, number>>
  readonly total: number
}

/** How much of each kind every department or person answers for; departments with nothing stand there, too. */
export function projectAnswers(
  facts: readonly AnsweredFact[],
  units: AnsweringUnits,
  side: AnswerSide,
): readonly AnswerRow[] {
  const rows = new Map<string | null, Record<string, number>>()
  if (side === 'department') for (const id of units.heads.keys()) rows.set(id, {})
  for (const fact of facts) {
    const id = rowOf(fact, units, side)
    const counts = rows.get(id) ?? {}
    counts[fact.kind] = (counts[fact.kind] ?? 0) + 1
    rows.set(id, counts)
  }
  return [...rows]
    .map(([id, counts]) => ({ id, counts, total: Object.values(counts).reduce((sum, count) => sum + count, 0) }))
    .toSorted((one, other) => Number(one.id === null) - Number(other.id === null) || other.total - one.total)
}

/** How many facts have each gap. */
export function countGaps(facts: readonly AnsweredFact[], units: AnsweringUnits): Readonly<Record<AnswerGap, number>> {
  const counts: Record<AnswerGap, number> = { nobody: 0, noHead: 0, ownerLeft: 0, noDepartment: 0 }
  for (const fact of facts) {
    const gap = gapOf(fact, units)
    if (gap !== null) counts[gap] += 1
  }
  return counts
}

/** The conditions of a list that shows what a department answers for today of one kind. */
export function answerFilters(record: string, department: string): readonly Filter[] {
  const kind = answeredKinds.find((known) => known.record === record)
  if (!kind) return [{ field: 'department', comparison: 'is', value: department }]
  const running = kind.ended.map((state): Filter => ({ field: 'state', comparison: 'isNot', value: state }))
  return [{ field: kind.department, comparison: 'is', value: department }, ...running]
}
