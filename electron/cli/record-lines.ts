import { records } from '#shared/registry.ts'

/** The field whose value names a record of this type; `id` where the type is not known. */
export function recordTitleField(name: string): string {
  const record = Object.values(records).find((one) => one.name === name)
  return record?.title ?? 'id'
}
