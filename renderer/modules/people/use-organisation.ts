import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { organisationChanges } from '#shared/modules/people/people.changes.ts'
import type { OrganisationData } from '#shared/modules/people/people.contract.ts'
import { projectDepartments, projectGroups } from '#shared/modules/people/people.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { api } from '../../api/client.ts'

const nothing: OrganisationData = { units: [], members: [], duties: [], lines: [], names: {} }
const stamps = { revision: '', state: '', archived: false, createdAt: '', createdBy: '', updatedAt: '', updatedBy: '' }

/** Rows as projections read them: what is not drawn did not come. */
function entities(rows: OrganisationData['units']): readonly AnyEntity[] {
  return rows.map(({ id, texts }) => ({ ...stamps, ...texts, id }))
}

/** Everything that departments or groups of any day are drawn from, with what changed when. */
export function useOrganisation(record: AnyRecord) {
  const kind = record.name === 'group' ? 'group' : 'department'
  const { data, isPending, error } = useQuery({
    queryKey: [kind, 'organisation'],
    queryFn: () => api.bodies.organisation({ record: kind }),
  })
  const { units, rows, titles } = useMemo(() => {
    const { names, ...parts } = data ?? nothing
    const found = entities(parts.units)
    const named = found.map((unit) => [unit.id, String(unit.name ?? '')] as const)
    return {
      units: found,
      rows: { members: entities(parts.members), duties: entities(parts.duties), lines: entities(parts.lines) },
      titles: { ...names, ...Object.fromEntries(named) },
    }
  }, [data])
  const changes = useMemo(() => organisationChanges(kind, units, rows), [kind, units, rows])
  return { units, rows, changes, source: { isPending, error, isCut: false }, titles }
}

/** What stood on a day, of departments or of groups. */
export function useNodes(record: AnyRecord, { units, rows }: ReturnType<typeof useOrganisation>, day: string) {
  const project = record.name === 'group' ? projectGroups : projectDepartments
  return useMemo(() => project(units, rows, day), [project, units, rows, day])
}
