import type { AnyRecord } from '../../record/record.ts'

/** Text fields that people give to name one thing by, wherever they stand. */
const given: readonly string[] = ['code', 'email', 'identifier']

/** The fields by which a file can name a record beside its id: its title, its number, and what only one bears. */
export function namingFields(record: AnyRecord): readonly string[] {
  const names = Object.entries(record.fields).flatMap(([name, field]) => {
    const isGiven = field.kind === 'text' && (field.unique || given.includes(name))
    return field.kind === 'number' || isGiven || (name === record.title && field.kind === 'text') ? [name] : []
  })
  return names.toSorted((one, other) => Number(other === record.title) - Number(one === record.title))
}

/** Names that differ by case, width or the space around them alone are one name. */
export function alike(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}
