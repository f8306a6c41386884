import type { Field } from './fields.ts'
import type { AnyRecord, Entity } from './record.ts'

const lists: ReadonlySet<Field['kind']> = new Set(['references', 'parts', 'evidence'])

function emptyOf(field: Field): boolean | null | readonly never[] {
  if (lists.has(field.kind)) return []
  return field.kind === 'boolean' ? false : null
}

/** A stored record of which only some values are named; the others are what a form leaves empty. */
export function storedRow<R extends AnyRecord>(record: R, values: Partial<Entity<R>>): Entity<R> {
  const empty = Object.fromEntries(Object.entries(record.fields).map(([name, field]) => [name, emptyOf(field)]))
  const stamp = { id: 'self', state: '', revision: '0000000000000000:1', archived: false }
  const written = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '' }
  // What is made of a list of names has no names for the compiler; these are the declaration's own.
  return { ...empty, ...stamp, ...written, ...values } as Entity<R>
}
