import { recordNamed } from './known-records.ts'
import { NewRecordLink } from './new-record-link.tsx'

/** The first step of an empty view whose records are of another kind than its list, by the name of the kind. */
export function BeginRecord({
  record: name,
  given,
}: {
  readonly record: string
  readonly given?: Readonly<Record<string, string>> | undefined
}) {
  const record = recordNamed(name)
  return record ? <NewRecordLink record={record} given={given} /> : null
}
