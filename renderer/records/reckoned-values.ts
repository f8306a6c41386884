import { yearsOn } from '#shared/modules/people/people.expertise.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'

const reckoned: Readonly<Record<string, (row: AnyEntity, today: string) => AnyValue>> = {
  'person.experienceYears': yearsOn,
}

/** What a field says today: as it was entered, or reckoned from the day that another field holds. */
export function valueToday(record: AnyRecord, name: string, row: AnyEntity, today: string): AnyValue | undefined {
  return reckoned[`${record.name}.${name}`]?.(row, today) ?? row[name]
}
