import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { organisationChanges } from '#shared/modules/people/people.changes.ts'
import { projectDepartments, projectGroups } from '#shared/modules/people/people.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useAll } from '../../api/use-all.ts'
import { listSearch, queryOf } from '../../records/list-search.ts'

/** Everything that departments or groups of any day are drawn from, with what changed when. */
export function useOrganisation(record: AnyRecord) {
  const search = listSearch(useSearch({ strict: false }))
  const isGroups = record.name === 'group'
  const units = useAll(record.name, queryOf(record, search))
  const members = useAll(isGroups ? 'membership' : 'person', {})
  const duties = useAll('duty', {})
  const lines = useAll('reportingLine', {})
  const all = [units, members, duties, lines]
  const rows = useMemo(
    () => ({ members: members.rows, duties: duties.rows, lines: lines.rows }),
    [members.rows, duties.rows, lines.rows],
  )
  const changes = useMemo(
    () => organisationChanges(isGroups ? 'group' : 'department', units.rows, rows),
    [isGroups, units.rows, rows],
  )
  const source = {
    isPending: all.some((part) => part.isPending),
    error: all.find((part) => part.error)?.error ?? null,
    isCut: all.some((part) => part.isCut),
  }
  const names = [members, units].flatMap(({ rows: named }) =>
    named.flatMap((row) => (typeof row.name === 'string' ? [[row.id, row.name] as const] : [])),
  )
  const titles = {
    ...members.titles,
    ...duties.titles,
    ...lines.titles,
    ...units.titles,
    ...Object.fromEntries(names),
  }
  return { units: units.rows, rows, changes, source, titles }
}

/** What stood on a day, of departments or of groups. */
export function useNodes(record: AnyRecord, { units, rows }: ReturnType<typeof useOrganisation>, day: string) {
  const project = record.name === 'group' ? projectGroups : projectDepartments
  return useMemo(() => project(units, rows, day), [project, units, rows, day])
}
