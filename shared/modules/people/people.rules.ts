import { isWithin } from '../../base/dates.ts'
import type { Entity } from '../../record/record.ts'
import { isBackwards, isText } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, type RuleInput, refuseIf, states } from '../../record/rules.ts'
import type { AnyEntity } from '../../record/values.ts'
import type { membershipRecord } from './membership.record.ts'
import { closesRing } from './people.validity-rules.ts'

type Membership = Pick<Entity<typeof membershipRecord>, 'group' | 'person' | 'from' | 'until'>

/** The memberships in force on a day; both the first and the last day count. */
export function membershipsOn<Row extends Pick<Membership, 'from' | 'until'>>(
  memberships: readonly Row[],
  day: string,
): readonly Row[] {
  return memberships.filter((membership) => isWithin(day, membership.from, membership.until))
}

function overlaps(input: RuleInput, other: AnyEntity): boolean {
  if (other.id === input.before?.id) return false
  const { from, until } = input.after
  const startsBefore = !isText(other.until) || !isText(from) || from <= other.until
  const endsAfter = !isText(until) || !isText(other.from) || until >= other.from
  return startsBefore && endsAfter
}

/** Whether going up from the record by `field` comes back to it. The walk ends at any ring, also one further up. */
function isAboveItself(input: RuleInput, record: string, field: string): boolean {
  const self = input.before?.id
  const seen = new Set<string>()
  for (let id = input.after[field]; isText(id) && !seen.has(id); id = input.read.find(record, id)?.[field]) {
    if (id === self) return true
    seen.add(id)
  }
  return false
}

/** What people, departments and groups must keep. */
export const peopleRules: RecordRules = {
  ...defineRules('person', {
    leftBeforeJoined: (input) =>
      refuseIf(states(input) && isBackwards(input.after.joinedOn, input.after.leftOn), 'leftOn'),
    experienceInFuture: (input) => {
      const { experienceSince } = input.after
      return refuseIf(states(input) && isText(experienceSince) && experienceSince > input.today, 'experienceSince')
    },
  }),
  ...defineRules('department', {
    aboveItself: (input) =>
      refuseIf(
        states(input) && (isAboveItself(input, 'department', 'parent') || closesRing(input, 'department')),
        'parent',
      ),
  }),
  ...defineRules('group', {
    aboveItself: (input) =>
      refuseIf(
        states(input) && (isAboveItself(input, 'group', 'reportsTo') || closesRing(input, 'group')),
        'reportsTo',
      ),
    dissolvedBeforeFounded: (input) =>
      refuseIf(states(input) && isBackwards(input.after.foundedOn, input.after.dissolvedOn), 'dissolvedOn'),
  }),
  ...defineRules('membership', {
    untilBeforeFrom: (input) => refuseIf(states(input) && isBackwards(input.after.from, input.after.until), 'until'),
    overlap: (input) => {
      const { group, person } = input.after
      if (!states(input) || !isText(group) || !isText(person)) return null
      return refuseIf(
        input.read.all('membership', { group, person }).some((other) => overlaps(input, other)),
        'from',
      )
    },
  }),
}
