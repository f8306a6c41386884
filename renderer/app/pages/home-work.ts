import type { ListQuery } from '#shared/contract/list.ts'
import { dueField, openStates } from '#shared/record/duties.ts'
import type { AnyRecord } from '#shared/record/record.ts'

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
