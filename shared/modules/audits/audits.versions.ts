import type { FieldChange, HistoryEntry } from '../../contract/record-operations.ts'
import { isEmptyValue } from '../../record/check.ts'
import { isSigned, signedFields } from '../../record/lapse.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyValue } from '../../record/values.ts'
import { checklistRowRecord } from './checklist-row.record.ts'

type Values = Readonly<Record<string, AnyValue>>

/** How a sign-off ended: who did what by which entry; `fields` are the signed ones that were edited, none where only a step was taken. */
export type SignOffEnd = {
  readonly revision: string
  readonly person: string
  readonly at: string
  readonly fields: readonly string[]
  readonly reason: string | null
}

/** A working paper as it was when somebody signed it off; `ended` is null while the sign-off stands. */
export type PaperVersion = {
  readonly revision: string
  readonly kind: 'prepared' | 'reviewed'
  readonly person: string
  readonly at: string
  readonly values: Values
  readonly ended: SignOffEnd | null
}

/** The fields of a paper that its versions are compared by, in the order of its page. */
export const paperFields: readonly string[] = checklistRowRecord.sections
  .flatMap(({ fields }) => fields)
  .filter((field) => signedFields(checklistRowRecord).includes(field) && field !== 'audit')

function stateIn(changes: readonly FieldChange[], side: 'before' | 'after'): string | null {
  const value = changes.find(({ field }) => field === 'state')?.[side]
  return typeof value === 'string' ? value : null
}

function endBy(entry: HistoryEntry): SignOffEnd {
  const { revision, person, at, reason } = entry
  const fields = entry.changes.map(({ field }) => field).filter((field) => paperFields.includes(field))
  return { revision, person, at, fields, reason }
}

/** Whether the state that an entry leads to still holds a sign-off of this kind. */
function holds(state: string, kind: PaperVersion['kind']): boolean {
  return isSigned(checklistRowRecord, { state }) && (kind === 'prepared' || state === 'reviewed')
}

/**
 * The versions of a paper that were signed off, oldest first, told from its history (newest first). A review of what was
 * prepared is a version of its own, though nothing in the paper may have changed between the two.
 */
export function paperVersions(entries: readonly HistoryEntry[]): readonly PaperVersion[] {
  let values: Values = {}
  let versions: readonly PaperVersion[] = []
  for (const entry of entries.toReversed()) {
    values = { ...values, ...Object.fromEntries(entry.changes.map(({ field, after }) => [field, after])) }
    const state = stateIn(entry.changes, 'after')
    if (state === null) continue
    versions = versions.map((version) =>
      version.ended === null && !holds(state, version.kind) ? { ...version, ended: endBy(entry) } : version,
    )
    const { revision, person, at } = entry
    // A review that was taken back leads to the state of a prepared paper, whose own sign-off stands.
    const isPrepared = state === 'prepared' && stateIn(entry.changes, 'before') !== 'reviewed'
    if (isPrepared || state === 'reviewed')
      versions = [
        ...versions,
        { revision, kind: isPrepared ? 'prepared' : 'reviewed', person, at, values, ended: null },
      ]
  }
  return versions
}

/** The fields in which two states of a paper differ, in the order of its page. */
export function differingFields(older: Values, newer: Values): readonly string[] {
  // What was never filled has no entry in the history, and an empty list in the record.
  const filled = (value: AnyValue | undefined): AnyValue => (isEmptyValue(value) ? null : (value ?? null))
  return paperFields.filter((field) => !sameValue(filled(older[field]), filled(newer[field])))
}
