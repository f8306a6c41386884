import type { Report } from './audit-finding.ts'
import type { ChangeSet, Operation } from './change-set.ts'
import { commitTo, type Opening } from './commitment.ts'
import { decodeOpenings } from './values.ts'

/** A value that is gone, and when it was written; a redaction of a later lamport excuses it. */
export type MissingValue = {
  readonly device: string
  readonly seq: number
  readonly lamport: number
  readonly operation: Operation
}

/** An operation that allows the values before it to be gone: of a record, of one field, or of one part of it. */
export type Redaction = { readonly lamport: number; readonly operation: Operation }

/** Compares each value with its commitment and collects what is missing; answers how many values were compared. */
export function checkValues(
  change: ChangeSet,
  row: Uint8Array | null,
  into: { readonly missing: MissingValue[]; readonly redactions: Redaction[] },
  report: Report,
): number {
  const { device, seq, lamport, operations } = change
  const openings = tryOpen(row, operations, report)
  if (openings === null) return 0
  let compared = 0
  operations.forEach((operation, index) => {
    if (operation.kind === 'redact') into.redactions.push({ lamport, operation })
    const opening = openings[index] ?? null
    if (operation.commit === null) {
      if (opening !== null) report('commitment', `operation ${index} has a value and no commitment`)
    } else if (opening === null) {
      into.missing.push({ device, seq, lamport, operation })
    } else {
      compared += 1
      if (!commitTo(opening).equals(operation.commit)) report('commitment', `value of operation ${index}`)
    }
  })
  return compared
}

/** The missing values that no redaction allows. */
export function unexcused(missing: readonly MissingValue[], redactions: readonly Redaction[]): readonly MissingValue[] {
  const byId = Map.groupBy(redactions, ({ operation }) => operation.id)
  return missing.filter(({ lamport, operation }) => {
    const allowing = byId.get(operation.id) ?? []
    return !allowing.some((redaction) => redaction.lamport > lamport && covers(redaction.operation, operation))
  })
}

function covers(redaction: Operation, operation: Operation): boolean {
  return (
    redaction.record === operation.record &&
    (redaction.field === undefined || redaction.field === operation.field) &&
    (redaction.part === undefined || redaction.part === operation.part)
  )
}

function tryOpen(
  row: Uint8Array | null,
  operations: readonly Operation[],
  report: Report,
): readonly (Opening | null)[] | null {
  if (row === null) {
    report('missing-values', 'the whole row')
    return null
  }
  try {
    return decodeOpenings(row, operations.length)
  } catch (error) {
    report('commitment', error instanceof Error ? error.message : 'unknown')
    return null
  }
}
