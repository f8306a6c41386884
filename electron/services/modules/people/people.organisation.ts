import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { dutyRecord } from '#shared/modules/people/duty.record.ts'
import { groupRecord } from '#shared/modules/people/group.record.ts'
import { membershipRecord } from '#shared/modules/people/membership.record.ts'
import type { OrganisationData } from '#shared/modules/people/people.contract.ts'
import type { UnitKind } from '#shared/modules/people/people.validity-rules.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { reportingLineRecord } from '#shared/modules/people/reporting-line.record.ts'
import type { PickedRow, ReadContext } from '../../context.ts'

/** Rows that are not archived, as their id and their texts, in the order in which they were made. */
function plain(rows: readonly PickedRow[]): OrganisationData['units'] {
  return rows
    .filter(({ archived }) => !archived)
    .map(({ id, texts }) => ({ id, texts }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** All that departments or groups of any day are drawn from, however many rows that is, and nothing else of them. */
export function organisationOf(context: ReadContext, kind: UnitKind): OrganisationData {
  const people = context.read(personRecord).pick(['name', 'department', 'joinedOn', 'leftOn'])
  const names = Object.fromEntries(people.map(({ id, texts }) => [id, texts.name ?? '']))
  const lines = context.read(reportingLineRecord)
  if (kind === 'group') {
    const units = plain(
      context.read(groupRecord).pick(['name', 'chair', 'deputyChair', 'reportsTo', 'foundedOn', 'dissolvedOn']),
    )
    const members = plain(context.read(membershipRecord).pick(['group', 'person', 'position', 'from', 'until']))
    return { units, members, duties: [], lines: plain(lines.pick(['group', 'groupAbove', 'from', 'until'])), names }
  }
  return {
    units: plain(context.read(departmentRecord).pick(['name', 'head', 'deputy', 'liaison', 'parent'])),
    members: plain(people).map(({ id, texts: { name: _, ...texts } }) => ({ id, texts })),
    duties: plain(context.read(dutyRecord).pick(['department', 'person', 'position', 'from', 'until'])),
    lines: plain(lines.pick(['department', 'departmentAbove', 'from', 'until'])),
    names,
  }
}
