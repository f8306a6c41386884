import { idList, isText } from '../../record/rule-values.ts'
import type { RuleReader } from '../../record/rules.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { byUnit, factsOf, textOf, valueOn } from '../people/people.validity.ts'

/** Whom a campaign asks: everybody, or departments with all below them, groups as they are today, and people by name. */
type Audience = Readonly<Record<string, AnyValue>>

/** Departments with all that stands below them on a day. */
function withUnitsBelow(read: RuleReader, chosen: readonly string[], today: string): ReadonlySet<string> {
  const lines = byUnit(factsOf(read.all('reportingLine', {}), 'department', 'departmentAbove'))
  const below = Map.groupBy(read.all('department', {}), (unit) =>
    valueOn(lines.get(unit.id) ?? [], today, textOf(unit.parent)),
  )
  const found = new Set<string>()
  const waiting = [...chosen]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    waiting.push(...(below.get(id) ?? []).map((unit) => unit.id))
  }
  return found
}

function isToday({ from, until }: AnyEntity, today: string): boolean {
  return isText(from) && from <= today && (!isText(until) || until >= today)
}

/** The people whom a campaign asks on a day, each once; who has left or not come yet is not asked. */
export function audienceOf(campaign: Audience, read: RuleReader, today: string): readonly AnyEntity[] {
  const chosen = idList(campaign.departments)
  const units = chosen.length === 0 ? new Set<string>() : withUnitsBelow(read, chosen, today)
  const members = idList(campaign.groups).flatMap((group) => read.all('membership', { group }))
  const named = new Set([
    ...idList(campaign.people),
    ...members.filter((member) => isToday(member, today)).map(({ person }) => person),
  ])
  return read
    .all('person', {})
    .filter(({ joinedOn, leftOn }) => (!isText(leftOn) || leftOn > today) && (!isText(joinedOn) || joinedOn <= today))
    .filter(
      ({ id, department }) =>
        campaign.everybody === true || named.has(id) || (isText(department) && units.has(department)),
    )
}
