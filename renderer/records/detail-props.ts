import type { Detail } from '#shared/contract/record-operations.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'

/** What every part of a record's page is drawn from. */
export type DetailProps = { readonly record: AnyRecord; readonly detail: Detail<AnyEntity> }
