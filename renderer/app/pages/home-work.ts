import type { ListQuery } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { stampedFields } from '#shared/record/rules.ts'

/** States in which somebody still has to do something: a step leads on and it is no good end. */
export function openStates(record: AnyRecord): readonly string[] {
  const workflow = record.workflow
  if (!workflow) return []
  return Object.entries(workflow.states)
    .filter(([, state]) => !state.frozen && state.tone !== 'good')
    .map(([name]) => name)
}

/** The day by which a record wants to be done, if it has one. */
export function dueField(record: AnyRecord): string | null {
  const names = Object.keys(record.fields).filter((name) => record.fields[name]?.kind === 'date')
  return names.find((name) => /^(due|reviewDue|nextDue|reportDue)/i.test(name)) ?? null
}

/** The fields that say whose duty a record is: people named by people, not those whom a step stamps. */
export function dutyFields(record: AnyRecord): readonly string[] {
  const stamped = stampedFields(record)
  return Object.entries(record.fields)
    .filter(([name, field]) => field.kind === 'reference' && field.to === 'person' && !stamped.includes(name))
    .map(([name]) => name)
}

const shown = 50

/** Open records whose day comes by `until`. */
export function dueQuery(record: AnyRecord, due: string, until: string): ListQuery {
  return {
    filters: [
      { field: 'state', comparison: 'in', value: [...openStates(record)] },
      { field: due, comparison: 'before', value: until },
    ],
    sort: [{ field: due }],
    limit: shown,
  }
}

/** Open records that are a person's duty. */
export function dutyQuery(record: AnyRecord, duty: string, person: string): ListQuery {
  const due = dueField(record)
  return {
    filters: [
      { field: 'state', comparison: 'in', value: [...openStates(record)] },
      { field: duty, comparison: 'is', value: person },
    ],
    sort: due ? [{ field: due }] : [],
    limit: shown,
  }
}
