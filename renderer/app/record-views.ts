import type { AnyRecord } from '#shared/record/record.ts'
import { type RecordScreens, screens } from '../screens.ts'

const modules: Readonly<Record<string, Readonly<Record<string, RecordScreens | undefined>>>> = screens

/** The names of the ways beside the table in which a record's list can be shown. */
export function viewsOf(record: AnyRecord): readonly string[] {
  return Object.keys(modules[record.module]?.[record.name]?.views ?? {})
}
