import type { AnyRecord } from '#shared/record/record.ts'
import type { Role } from '#shared/record/roles.ts'
import { records } from '#shared/registry.ts'

const known: ReadonlyMap<string, AnyRecord> = new Map(Object.entries(records))

/** The declaration of a record, or null for a name that this version does not know. */
export function recordNamed(name: string): AnyRecord | null {
  return known.get(name) ?? null
}

/** Every record that one of the roles may read, in the order of the registry. */
export function readableRecords(roles: readonly Role[]): readonly AnyRecord[] {
  return [...known.values()].filter((record) => record.readers.some((role) => roles.includes(role)))
}

/** Whether one of the roles may make records of this type by hand. */
export function mayWrite(record: AnyRecord, roles: readonly Role[]): boolean {
  return !record.managed && record.writers.some((role) => roles.includes(role))
}

/** Where other records point to this one: `field` of `record` names it. */
export function fieldsPointingTo(
  name: string,
  roles: readonly Role[],
): readonly { readonly record: AnyRecord; readonly field: string }[] {
  return readableRecords(roles).flatMap((record) =>
    Object.entries(record.fields)
      .filter(([, field]) => field.kind === 'reference' && field.to === name)
      .map(([field]) => ({ record, field })),
  )
}
