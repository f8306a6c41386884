import { isWithin } from '../../base/dates.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { membershipsOn } from './people.rules.ts'

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
  /** How many people belong to it on the day. */
  readonly count: number
}

function idOf(value: AnyValue | undefined): string | null {
  return isText(value) ? value : null
}

function isThere(row: AnyEntity, start: string, end: string, day: string): boolean {
  return isWithin(day, idOf(row[start]), idOf(row[end]))
}

/** Departments with their head and the number of people who were in them on a day. */
export function projectDepartments(
  departments: readonly AnyEntity[],
  people: readonly AnyEntity[],
  day: string,
): readonly ChartNode[] {
  const counts = new Map<string, number>()
  for (const person of people) {
    if (!isText(person.department) || !isThere(person, 'joinedOn', 'leftOn', day)) continue
    counts.set(person.department, (counts.get(person.department) ?? 0) + 1)
  }
  return departments.map((row) => ({
    id: row.id,
    parent: idOf(row.parent),
    title: idOf(row.name) ?? '',
    lead: idOf(row.head),
    deputy: idOf(row.deputy),
    members: [],
    count: counts.get(row.id) ?? 0,
  }))
}

/** Groups that stood on a day, with those who belonged to them; without a chair by membership, the one named by the group. */
export function projectGroups(
  groups: readonly AnyEntity[],
  memberships: readonly AnyEntity[],
  day: string,
): readonly ChartNode[] {
  const terms = memberships.map((row) => ({
    group: idOf(row.group),
    person: idOf(row.person),
    position: row.position,
    from: idOf(row.from) ?? day,
    until: idOf(row.until),
  }))
  const now = membershipsOn(terms, day)
  return groups
    .filter((row) => isThere(row, 'foundedOn', 'dissolvedOn', day))
    .map((row) => {
      const own = now.filter((term) => term.group === row.id && term.person !== null)
      const holder = (position: string) => own.find((term) => term.position === position)?.person ?? null
      const lead = holder('chair') ?? idOf(row.chair)
      const deputy = holder('deputyChair') ?? idOf(row.deputyChair)
      const people = [...new Set(own.flatMap((term) => term.person ?? []))]
      return {
        id: row.id,
        parent: idOf(row.reportsTo),
        title: idOf(row.name) ?? '',
        lead,
        deputy,
        members: people.filter((person) => person !== lead && person !== deputy),
        count: people.length,
      }
    })
}
