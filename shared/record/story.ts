import { isEmptyValue } from './check.ts'
import type { Field } from './fields.ts'
import { signedFields } from './lapse.ts'
import type { AnyRecord } from './record.ts'
import { sameValue } from './same-value.ts'
import type { AnyEntity, AnyValue } from './values.ts'

/** One change of one field, with the values of the whole field before and after. */
export type StoryChange = { readonly field: string; readonly before: AnyValue; readonly after: AnyValue }

/**
 * What is said of one change. `step` is a workflow step, where only one leads that way; `raised` and `lowered` are of
 * choices that are declared from the gravest on; `wrote`, `rewrote` and `erased` are of texts too long for a sentence.
 * `lapsed` is a sign-off that ended with the edit, `lapsedElsewhere` one that ended with an edit of another record.
 */
export type ClauseKind =
  | 'step'
  | 'state'
  | 'numbered'
  | 'set'
  | 'cleared'
  | 'changed'
  | 'raised'
  | 'lowered'
  | 'moved'
  | 'wrote'
  | 'rewrote'
  | 'erased'
  | 'members'
  | 'files'
  | 'rows'
  | 'lapsed'
  | 'lapsedElsewhere'
export type Clause = StoryChange & { readonly kind: ClauseKind; readonly step?: string }

/** Texts up to this length stand within a sentence. */
const shortText = 60

/** The step that leads from one state to another, or null where none or several do. */
function stepBetween(record: AnyRecord, before: AnyValue, after: AnyValue): string | null {
  const names = Object.entries(record.workflow?.transitions ?? {})
    .filter(
      ([name, step]) =>
        step.from.some((state) => state === before) && step.to === after && name !== record.workflow?.lapse?.step,
    )
    .map(([name]) => name)
  return names.length === 1 ? (names[0] ?? null) : null
}

function isLong(value: AnyValue): boolean {
  return typeof value === 'string' && (value.length > shortText || value.includes('\n'))
}

function choiceKind(field: Extract<Field, { kind: 'choice' }>, before: AnyValue, after: AnyValue): ClauseKind {
  const places = [before, after].map((value) => field.choices.findIndex((choice) => choice === value))
  const [old = -1, next = -1] = places
  // Only where choices are graver or lighter, which their tones say, is one of them higher than another.
  if (field.tones === undefined || old < 0 || next < 0) return 'changed'
  const grave = ['critical', 'serious', 'attention']
  const first = field.choices[0]
  if (first === undefined || !grave.includes(field.tones[first] ?? 'neutral')) return 'changed'
  return next < old ? 'raised' : 'lowered'
}

function kindOf(field: Field, { before, after }: StoryChange): ClauseKind {
  if (field.kind === 'number') return 'numbered'
  if (field.kind === 'references') return 'members'
  if (field.kind === 'evidence') return 'files'
  if (field.kind === 'parts') return 'rows'
  const long = isLong(before) || isLong(after)
  if (isEmptyValue(before)) return long ? 'wrote' : 'set'
  if (isEmptyValue(after)) return long ? 'erased' : 'cleared'
  if (long) return 'rewrote'
  if (field.kind === 'date' || field.kind === 'instant' || field.kind === 'period') return 'moved'
  return field.kind === 'choice' ? choiceKind(field, before, after) : 'changed'
}

/** The fields that a change of state sets or empties by itself: the step says it already. */
function toldByStep(record: AnyRecord, step: string | null): readonly string[] {
  const transition = step === null ? undefined : record.workflow?.transitions[step]
  const stamp = [transition?.stamp?.by, transition?.stamp?.on].filter((name) => name !== undefined)
  return [...stamp, ...(transition?.clear ?? [])]
}

/** The sign-offs that ended because something was edited, the record itself or one that it rests on; null where none did. */
function lapsedBy(record: AnyRecord, changes: readonly StoryChange[], reason: string | null): readonly Clause[] | null {
  const moved = changes.find((change) => change.field === 'state')
  const lapse = record.workflow?.transitions[record.workflow.lapse?.step ?? '']
  if (!moved || !lapse?.from.some((state) => state === moved.before) || lapse.to !== moved.after) return null
  const signed = signedFields(record)
  const isOwn = changes.some(({ field }) => signed.includes(field))
  // Whoever takes a sign-off back by a step says why.
  if (!isOwn && reason !== null) return null
  const people = Object.values(record.workflow?.transitions ?? {}).map(({ stamp }) => stamp?.by)
  return changes
    .filter(({ field, before }) => people.includes(field) && lapse.clear?.includes(field) && !isEmptyValue(before))
    .map((change) => ({ ...change, kind: isOwn ? 'lapsed' : 'lapsedElsewhere' }))
}

/** What a person did to a record at once, as clauses of one sentence; the step comes first, what lapsed by it last. */
export function clausesOf(
  record: AnyRecord,
  changes: readonly StoryChange[],
  reason: string | null = null,
): readonly Clause[] {
  const lapsed = lapsedBy(record, changes, reason)
  const moved = lapsed ? undefined : changes.find((change) => change.field === 'state')
  const step = moved ? stepBetween(record, moved.before, moved.after) : null
  const told = toldByStep(record, lapsed ? (record.workflow?.lapse?.step ?? null) : step)
  const first: readonly Clause[] = moved
    ? [step === null ? { ...moved, kind: 'state' } : { ...moved, kind: 'step', step }]
    : []
  const rest = changes.flatMap((change): readonly Clause[] => {
    const field = record.fields[change.field]
    if (field === undefined || told.includes(change.field)) return []
    return [{ ...change, kind: kindOf(field, change) }]
  })
  return [...first, ...rest, ...(lapsed ?? [])]
}

/** The values of fields, which are lists of texts or of things with an id, that only one side has, or that differ. */
export function listDifference(before: AnyValue, after: AnyValue) {
  const [old, next] = [elementsOf(before), elementsOf(after)]
  return {
    added: [...next].filter(([id]) => !old.has(id)).map(([, value]) => value),
    removed: [...old].filter(([id]) => !next.has(id)).map(([, value]) => value),
    changed: [...next].flatMap(([id, value]) => {
      const was = old.get(id)
      return was === undefined || sameValue(was, value) ? [] : [{ before: was, after: value }]
    }),
  }
}

function elementsOf(value: AnyValue): ReadonlyMap<string, AnyValue> {
  if (!Array.isArray(value)) return new Map()
  return new Map(
    value.map((element: AnyValue, index): [string, AnyValue] => {
      if (typeof element === 'string') return [element, element]
      const id = typeof element === 'object' && element !== null && 'id' in element ? element.id : index
      return [String(id), element]
    }),
  )
}

/**
 * The values that take an edit back, or null where it cannot be: a step, a creation, a number that the vault gave, or
 * a field that somebody has changed again since.
 */
export function takenBack(
  record: AnyRecord,
  entry: { readonly kind: string; readonly changes: readonly StoryChange[] },
  entity: AnyEntity,
): Readonly<Record<string, AnyValue>> | null {
  if (entry.kind !== 'changed' || entry.changes.length === 0) return null
  const stamped = Object.values(record.workflow?.transitions ?? {}).flatMap(({ stamp }) => [stamp?.by, stamp?.on])
  const possible = entry.changes.every(({ field, after }) => {
    const declared = record.fields[field]
    return (
      declared !== undefined &&
      declared.kind !== 'number' &&
      !stamped.includes(field) &&
      sameValue(entity[field] ?? null, after)
    )
  })
  return possible ? Object.fromEntries(entry.changes.map(({ field, before }) => [field, before])) : null
}
