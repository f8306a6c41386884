import { addDays } from '#shared/base/dates.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { dutyRecord } from '#shared/modules/people/duty.record.ts'
import { groupRecord } from '#shared/modules/people/group.record.ts'
import { membershipRecord } from '#shared/modules/people/membership.record.ts'
import type { Expertise } from '#shared/modules/people/people.contract.ts'
import { dutiesOn, projectExpertise } from '#shared/modules/people/people.expertise.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { qualificationRecord } from '#shared/modules/people/qualification.record.ts'
import type { ReadContext } from '../../context.ts'

/** An answer holds so many people; nobody reads more, and the list says how many there are. */
const most = 200

/** Those who held security duties on a day, with their expertise; `offset` counts people in the order of names. */
export function expertiseOn(
  context: ReadContext,
  {
    day,
    of,
    offset,
  }: { readonly day: string; readonly of?: 'department' | 'group' | undefined; readonly offset: number },
): Expertise {
  const departments = of === 'group' ? [] : context.read(departmentRecord).all()
  const groups = of === 'department' ? [] : context.read(groupRecord).all()
  const begun = { field: 'from', comparison: 'before' as const, value: addDays(day, 1) }
  const duties = of === 'group' ? [] : context.read(dutyRecord).all()
  const memberships = of === 'department' ? [] : context.read(membershipRecord).all([begun])
  const held = dutiesOn({ departments, groups, duties, memberships }, day)
  const people = context
    .read(personRecord)
    .all()
    .filter(({ id }) => held.has(id))
  const page = people.toSorted((one, other) => one.name.localeCompare(other.name)).slice(offset, offset + most)
  const shown = new Set(page.map(({ id }) => id))
  const qualifications = context
    .read(qualificationRecord)
    .all()
    .filter(({ person }) => shown.has(person))
  const units = [...departments, ...groups].map(({ id, name }) => [id, name] as const)
  const listed = projectExpertise(page, qualifications, held, day)
  const named = new Set(listed.flatMap(({ duties: own }) => own.map(({ unit }) => unit)))
  return {
    people: listed,
    total: people.length,
    units: Object.fromEntries(units.filter(([id]) => named.has(id))),
  }
}
