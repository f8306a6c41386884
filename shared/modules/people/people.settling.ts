import type { AnyEntity } from '../../record/values.ts'
import { byUnit, type DatedFact, factsOf, textOf, valueOn } from './people.validity.ts'
import { heldPositions, type UnitKind, unitKinds } from './people.validity-rules.ts'

/** A unit whose page says something else than its dated facts say of today. */
export type Unsettled = {
  readonly record: UnitKind
  readonly id: string
  readonly revision: string
  readonly changes: Readonly<Record<string, string | null>>
}

/** All units and the rows that date who leads them and what they are under. */
export type SettlingRows = {
  readonly departments: readonly AnyEntity[]
  readonly groups: readonly AnyEntity[]
  readonly duties: readonly AnyEntity[]
  readonly lines: readonly AnyEntity[]
}

type Question = { readonly field: string; readonly facts: ReadonlyMap<string, readonly DatedFact[]> }

/** The units whose pages a fact has overtaken that was written down for a day which has come, or has passed. */
export function unsettledOn({ departments, groups, duties, lines }: SettlingRows, today: string): readonly Unsettled[] {
  const holders = heldPositions.map((position): Question => {
    const rows = duties.filter((row) => row.position === position)
    return { field: position, facts: byUnit(factsOf(rows, 'department', 'person')) }
  })
  const place = (kind: UnitKind): Question => {
    const { present, above } = unitKinds[kind]
    return { field: present, facts: byUnit(factsOf(lines, kind, above)) }
  }
  const of = (record: UnitKind, units: readonly AnyEntity[], questions: readonly Question[]) =>
    units.flatMap((unit): readonly Unsettled[] => {
      const changes = questions.flatMap(({ field, facts }) => {
        const present = textOf(unit[field])
        const value = valueOn(facts.get(unit.id) ?? [], today, present)
        return value === present ? [] : [[field, value] as const]
      })
      const { id, revision } = unit
      return changes.length === 0 ? [] : [{ record, id, revision, changes: Object.fromEntries(changes) }]
    })
  return [...of('department', departments, [...holders, place('department')]), ...of('group', groups, [place('group')])]
}
