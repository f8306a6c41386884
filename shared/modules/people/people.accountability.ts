import type { AnyRecord } from '../../record/record.ts'
import { idList } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { byUnit, factOn, factsOf, textOf } from './people.validity.ts'
import { heldPositions } from './people.validity-rules.ts'

type Values = Readonly<Record<string, AnyValue>>
/** A change of fields on a day; `creates` where it is the first. */
export type DatedChange = {
  readonly day: string
  readonly creates: boolean
  readonly changes: readonly { readonly field: string; readonly before: AnyValue }[]
}

/** Who held a position of a department; `duty` is the dated fact that says so, null where only the present field does. */
export type Holder = { readonly position: string; readonly person: string | null; readonly duty: string | null }

/** A department that a record named in a field, with those who held its positions, on the day. */
export type NamedDepartment = {
  readonly field: string
  readonly department: string
  readonly holders: readonly Holder[]
}

/** The fields by which a record names departments: the one that answers for it, the lead, and those that contribute. */
export function departmentFields(record: AnyRecord): readonly string[] {
  return Object.entries(record.fields)
    .filter(([, field]) => (field.kind === 'reference' || field.kind === 'references') && field.to === 'department')
    .map(([name]) => name)
}

/** Values as they stood at the end of a day; of a day before the record was made, those that it was made with. */
export function valuesOn(
  present: Values,
  newestFirst: readonly DatedChange[],
  day: string,
): { readonly values: Values; readonly isRecorded: boolean } {
  const values: Record<string, AnyValue> = { ...present }
  for (const change of newestFirst) {
    if (change.day <= day) return { values, isRecorded: true }
    if (change.creates) return { values, isRecorded: false }
    for (const { field, before } of change.changes) values[field] = before
  }
  return { values, isRecorded: newestFirst.length === 0 }
}

/** Who held the positions of a department on a day. */
export function holdersOn(department: AnyEntity, duties: readonly AnyEntity[], day: string): readonly Holder[] {
  return heldPositions.map((position) => {
    const own = duties.filter((row) => row.position === position)
    const facts = byUnit(factsOf(own, 'department', 'person')).get(department.id) ?? []
    if (facts.length === 0) return { position, person: textOf(department[position]), duty: null }
    const fact = factOn(facts, day)
    return { position, person: fact?.value ?? null, duty: fact?.id ?? null }
  })
}

/** The departments that values name, each once for each field. */
export function namedDepartments(
  record: AnyRecord,
  values: Values,
): readonly { readonly field: string; readonly department: string }[] {
  return departmentFields(record).flatMap((field) => {
    const one = textOf(values[field])
    const ids = one === null ? idList(values[field]) : [one]
    return ids.map((department) => ({ field, department }))
  })
}
