import type { Filter } from '#shared/contract/list.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { unitsWithin } from '#shared/modules/people/people.units.ts'
import type { ReadContext } from '../context.ts'

const archived: Filter = { field: 'archived', comparison: 'is', value: true }

/**
 * A unit with all units below it, for a report that stands for them; `has` answers whether a department is one of them. Units
 * that were archived count where the report tells what was, and not what is.
 */
export function unitOf(context: ReadContext, id: string, tells: 'what is' | 'what was' = 'what is') {
  const departments = context.read(departmentRecord)
  const unit = departments.get(id)
  const former = tells === 'what was' ? departments.all([archived]) : []
  const within = unitsWithin([...departments.all(), ...former], unit.id)
  const organisations = context.read(organisationRecord).all()
  return {
    ...{ unit, count: within.size, organisations, organisation: organisations[0] ?? null },
    has: (department: string | null) => department !== null && within.has(department),
  }
}
