import { isWithin } from '../../base/dates.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'
import { membershipsOn } from './people.rules.ts'
import { byUnit, type DatedFact, factsOf, textOf, valueOn } from './people.validity.ts'

/** A department or a group of the organisation chart; people are ids. */
export type ChartNode = {
  readonly id: string
  readonly parent: string | null
  readonly title: string
  /** Who leads: the head of a department, the chair of a group on the day. */
  readonly lead: string | null
  readonly deputy: string | null
  /** The members of a group beside its lead and deputy; none for a department, which has many. */
  readonly members: readonly string[]
  /** Everybody who belongs to it on the day. */
  readonly people: readonly string[]
  readonly count: number
  /** Positions that nobody holds: who leads, and what somebody held before or is to hold later. */
  readonly vacant: readonly string[]
}

function isThere(row: AnyEntity, start: string, end: string, day: string): boolean {
  return isWithin(day, textOf(row[start]), textOf(row[end]))
}

/** Who belongs to units, and the dated rows that say who led them and what they were under. */
export type OrganisationRows = {
  /** People for departments, memberships for groups. */
  readonly members: readonly AnyEntity[]
  readonly duties: readonly AnyEntity[]
  readonly lines: readonly AnyEntity[]
}

/** Departments with their head, what they were part of and the number of people who were in them on a day. */
export function projectDepartments(
  departments: readonly AnyEntity[],
  { members: people, duties, lines }: OrganisationRows,
  day: string,
): readonly ChartNode[] {
  const belonging = Map.groupBy(
    people.filter((person) => isText(person.department) && isThere(person, 'joinedOn', 'leftOn', day)),
    (person) => person.department,
  )
  const peopleIn = (id: string) => (belonging.get(id) ?? []).map((person) => person.id)
  const holders = (position: string) =>
    byUnit(
      factsOf(
        duties.filter((row) => row.position === position),
        'department',
        'person',
      ),
    )
  const [heads, deputies, liaisons] = [holders('head'), holders('deputy'), holders('liaison')]
  const vacantIn = (row: AnyEntity) => {
    const isVacant = (facts: ReadonlyMap<string, readonly DatedFact[]>, field: string, isNeeded: boolean) => {
      const own = facts.get(row.id) ?? []
      return (isNeeded || own.length > 0) && valueOn(own, day, textOf(row[field])) === null
    }
    return [
      ...(isVacant(heads, 'head', true) ? ['head'] : []),
      ...(isVacant(deputies, 'deputy', false) ? ['deputy'] : []),
      ...(isVacant(liaisons, 'liaison', false) ? ['liaison'] : []),
    ]
  }
  const above = byUnit(factsOf(lines, 'department', 'departmentAbove'))
  return departments.map((row) => ({
    id: row.id,
    parent: valueOn(above.get(row.id) ?? [], day, textOf(row.parent)),
    title: textOf(row.name) ?? '',
    lead: valueOn(heads.get(row.id) ?? [], day, textOf(row.head)),
    deputy: valueOn(deputies.get(row.id) ?? [], day, textOf(row.deputy)),
    members: [],
    people: peopleIn(row.id),
    count: belonging.get(row.id)?.length ?? 0,
    vacant: vacantIn(row),
  }))
}

/** Groups that stood on a day, with those who belonged to them; without a chair by membership, the one named by the group. */
export function projectGroups(
  groups: readonly AnyEntity[],
  { members: memberships, lines }: OrganisationRows,
  day: string,
): readonly ChartNode[] {
  const terms = memberships.map((row) => ({
    group: textOf(row.group),
    person: textOf(row.person),
    position: row.position,
    from: textOf(row.from) ?? day,
    until: textOf(row.until),
  }))
  const now = Map.groupBy(
    membershipsOn(terms, day).filter((term) => term.person !== null),
    (term) => term.group,
  )
  const deputised = new Set(terms.filter((term) => term.position === 'deputyChair').map((term) => term.group))
  const above = byUnit(factsOf(lines, 'group', 'groupAbove'))
  return groups
    .filter((row) => isThere(row, 'foundedOn', 'dissolvedOn', day))
    .map((row) => {
      const own = now.get(row.id) ?? []
      const holder = (position: string) => own.find((term) => term.position === position)?.person ?? null
      const lead = holder('chair') ?? textOf(row.chair)
      const deputy = holder('deputyChair') ?? textOf(row.deputyChair)
      const people = [...new Set(own.flatMap((term) => term.person ?? []))]
      return {
        id: row.id,
        parent: valueOn(above.get(row.id) ?? [], day, textOf(row.reportsTo)),
        title: textOf(row.name) ?? '',
        lead,
        deputy,
        members: people.filter((person) => person !== lead && person !== deputy),
        people,
        count: people.length,
        vacant: [
          ...(lead === null ? ['chair'] : []),
          ...(deputy === null && deputised.has(row.id) ? ['deputyChair'] : []),
        ],
      }
    })
}
