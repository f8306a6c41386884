import { type GroupCount, groupFields } from '#shared/contract/list-summary.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { ListSearch } from '../list-search.ts'

/** The field that an address groups a list by, if the list can be grouped by it. */
export function groupOf(record: AnyRecord, search: ListSearch): string | null {
  return search.group !== undefined && groupFields(record).includes(search.group) ? search.group : null
}

/** Where a group stands among the others by what its field says; the same for all where nothing does. */
function placeOf(record: AnyRecord, name: string, value: string): number {
  const field = record.fields[name]
  if (name === 'state') return Object.keys(record.workflow?.states ?? {}).indexOf(value)
  return field?.kind === 'choice' ? field.choices.indexOf(value) : 0
}

/** Groups as people look for them: states and choices as declared, months one after the other, the rest by size; empty last. */
export function orderedGroups(record: AnyRecord, name: string, groups: readonly GroupCount[]): readonly GroupCount[] {
  const isDate = record.fields[name]?.kind === 'date'
  return groups.toSorted((one, other) => {
    if (one.value === null || other.value === null) return Number(one.value === null) - Number(other.value === null)
    const [first, second] = [String(one.value), String(other.value)]
    // Months are of one length, so their text is in the order of time.
    if (isDate) return first < second ? -1 : 1
    return placeOf(record, name, first) - placeOf(record, name, second)
  })
}
