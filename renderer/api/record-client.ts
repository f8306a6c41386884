import { invariant } from '#shared/base/assert.ts'
import type { ListQuery, Page, Titles } from '#shared/contract/list.ts'
import type { Summary, SummaryQuery } from '#shared/contract/list-summary.ts'
import type { ChangedRows, Detail, HistoryEntry } from '#shared/contract/record-operations.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { api } from './client.ts'

type Values = Readonly<Record<string, AnyValue>>
type Seen = { readonly id: string; readonly revision: string; readonly reason?: string | undefined }
export type History = { readonly entries: readonly HistoryEntry[]; readonly titles: Titles }

type ManyChanges = {
  readonly rows: readonly { readonly id: string; readonly revision: string }[]
  readonly action:
    | { readonly kind: 'update'; readonly changes: Values }
    | { readonly kind: 'updateEach'; readonly changes: readonly Values[] }
    | { readonly kind: 'move'; readonly step: string; readonly changes?: Values }
    | { readonly kind: 'archive' | 'restore' }
  readonly reason?: string
}

/** The derived operations of one record, for screens that work on all of them. */
export type RecordClient = {
  list(query: ListQuery): Promise<Page<AnyEntity>>
  summary(query: SummaryQuery): Promise<Summary>
  get(input: { readonly id: string }): Promise<Detail<AnyEntity>>
  history(input: { readonly id: string }): Promise<History>
  create(input: { readonly draft: Values; readonly reason?: string }): Promise<AnyEntity>
  update(input: Seen & { readonly changes: Values }): Promise<AnyEntity>
  move(input: Seen & { readonly step: string; readonly changes?: Values }): Promise<AnyEntity>
  archive(input: Seen): Promise<AnyEntity>
  restore(input: Seen): Promise<AnyEntity>
  changeMany(input: ManyChanges): Promise<ChangedRows>
}

/** The operations of a record by its name; writing ones exist for written records only. */
export function recordClient(record: string): RecordClient {
  const groups: Readonly<Record<string, unknown>> = api
  const operations = groups[record]
  invariant(operations, 'because the contract is derived from the same registry as the name')
  // Derived operations of all records have this shape by construction: shared/contract/record-operations.ts.
  return operations as RecordClient
}
