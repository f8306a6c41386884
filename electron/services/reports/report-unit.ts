import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { unitsWithin } from '#shared/modules/people/people.units.ts'
import type { ReadContext } from '../context.ts'

/** A unit with all units below it, for a report that stands for them; `has` answers whether a department is one of them. */
export function unitOf(context: ReadContext, id: string) {
  const departments = context.read(departmentRecord)
  const unit = departments.get(id)
  const within = unitsWithin(departments.all(), unit.id)
  const organisations = context.read(organisationRecord).all()
  return {
    ...{ unit, count: within.size, organisations, organisation: organisations[0] ?? null },
    has: (department: string | null) => department !== null && within.has(department),
  }
}
