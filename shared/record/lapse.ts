import { isListField } from './check.ts'
import type { AnyRecord } from './record.ts'
import { sameValue } from './same-value.ts'
import type { AnyEntity, AnyValue } from './values.ts'

type Values = Readonly<Record<string, AnyValue>>

/** A step that follows from an edit, and the fields that it empties. */
export type Lapse = { readonly step: string; readonly changes: Values }

function lapseStep({ workflow }: Pick<AnyRecord, 'workflow'>) {
  return workflow?.lapse ? workflow.transitions[workflow.lapse.step] : undefined
}

/** Whether sign-offs stand that an edit would take back. */
export function isSigned(record: AnyRecord, { state }: { readonly state: string }): boolean {
  return lapseStep(record)?.from.includes(state) ?? false
}

/** The fields for which the sign-offs of a record are given; none where it has no such sign-offs. */
export function signedFields(record: AnyRecord): readonly string[] {
  const lapse = record.workflow?.lapse
  if (!lapse) return []
  const apart = [...lapse.spares, ...(lapseStep(record)?.clear ?? [])]
  return Object.keys(record.fields).filter((field) => !apart.includes(field))
}

/** The person fields of the sign-offs that stand, in the order in which they lapse. */
export function signOffs(
  record: AnyRecord,
  entity: AnyEntity,
): readonly { readonly by: string; readonly on: string }[] {
  if (!isSigned(record, entity)) return []
  const cleared = lapseStep(record)?.clear ?? []
  const stamps = Object.values(record.workflow?.transitions ?? {}).flatMap(({ stamp }) =>
    stamp?.by && stamp.on && cleared.includes(stamp.by) ? [{ by: stamp.by, on: stamp.on }] : [],
  )
  return stamps.filter(({ by }) => typeof entity[by] === 'string')
}

/** What ends the sign-offs of a record, whoever or whatever brought it about; null where none stand. */
export function lapsing(record: AnyRecord, entity: AnyEntity): Lapse | null {
  const step = record.workflow?.lapse?.step
  if (step === undefined || !isSigned(record, entity)) return null
  const cleared = (lapseStep(record)?.clear ?? []).map((name): readonly [string, AnyValue] => {
    const field = record.fields[name]
    return [name, field && isListField(field) ? [] : null]
  })
  return { step, changes: Object.fromEntries(cleared) }
}

/** Whether a change touches what the sign-offs of a record were given for. */
export function changesSigned(record: AnyRecord, before: AnyEntity, after: Values): boolean {
  if (!isSigned(record, before)) return false
  return signedFields(record).some((field) => !sameValue(before[field] ?? null, after[field] ?? null))
}

/** How many sign-offs of one person lapse together. */
export type SignOffCount = { readonly person: string; readonly count: number }

/** How many sign-offs of whom stand on these rows, the most first, so that it can be said before many are edited at once. */
export function countSignOffs(record: AnyRecord, rows: readonly AnyEntity[]): readonly SignOffCount[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    for (const { by } of signOffs(record, row)) {
      const person = String(row[by])
      counts.set(person, (counts.get(person) ?? 0) + 1)
    }
  }
  return [...counts]
    .map(([person, count]) => ({ person, count }))
    .toSorted((one, other) => other.count - one.count || (one.person < other.person ? -1 : 1))
}
