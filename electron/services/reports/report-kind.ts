import type { ReportKindName } from '#shared/modules/reports/report-kinds.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Role } from '#shared/record/roles.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { Actor } from '../actor.ts'
import type { ReadContext } from '../context.ts'
import type { ProjectionOf } from './drawings.ts'

/** Records of one type that a report shows, all of them or, where it says less of others, some; fields in `without` are none of a recipient's business, and stay in the vault. */
export type ShownRecords = {
  readonly record: AnyRecord
  readonly rows: readonly AnyEntity[]
  readonly without?: readonly string[]
}

/** One report, read but not drawn: exactly the records it shows, what it is drawn from, and who may sign it, in order. */
export type GatheredReport<Kind extends ReportKindName = ReportKindName> = {
  readonly title: string
  readonly number: string
  readonly shown: readonly ShownRecords[]
  /** Types of records that the report calls by name; what else its records refer to stays an id for outsiders. */
  readonly named: readonly AnyRecord[]
  readonly projection: ProjectionOf<Kind>
  readonly signatories: readonly string[]
  readonly selfApproved: boolean
  /** A message key, where the report cannot be sealed yet. */
  readonly notReady: string | null
  /** A message key, where whoever makes it is shown a part of what it would say: it is neither drawn nor sealed. */
  readonly inPart?: string | null
}

/** Whether somebody with these roles may read records of all these types. */
export function mayRead({ roles }: Pick<Actor, 'roles'>, ...records: readonly Pick<AnyRecord, 'readers'>[]): boolean {
  return records.every(({ readers }) => readers.some((role) => roles.includes(role)))
}

/** A kind of report: the record it is about, and how it is read. */
export type ReportKind<Kind extends ReportKindName = ReportKindName> = {
  readonly record: AnyRecord
  /** The roles that may make it, where its record is read by more: to others it would say that there is nothing. */
  readonly readers?: readonly Role[]
  /** `leaveOut` names sections that its maker does without; which there are, its kind says. */
  gather(context: ReadContext, id: string, leaveOut?: readonly string[]): GatheredReport<Kind>
}
