import { redactedCopies } from '#shared/modules/audits/audits.redaction.ts'
import { evidenceItemRecord } from '#shared/modules/audits/evidence-item.record.ts'
import type { Evidence } from '#shared/record/fields.ts'
import type { AnyRecord, Entity } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../../context.ts'
import type { ShownRecords } from '../../reports/report-kind.ts'

/** The pieces of evidence of an audit that say that one of these files leaves as a copy with parts blacked out. */
export function redactedItems(
  context: ReadContext,
  audit: string,
  files: readonly Evidence[],
): readonly Entity<typeof evidenceItemRecord>[] {
  const named = new Set(files.map(({ sha256 }) => sha256))
  const items = context.read(evidenceItemRecord).all([{ field: 'audit', comparison: 'is', value: audit }])
  return items.filter((item) => [...redactedCopies([item]).keys()].some((original) => named.has(original)))
}

/** Records that a report shows where it has any; others are not among its data. */
export function shownWhere(record: AnyRecord, rows: readonly AnyEntity[]): readonly ShownRecords[] {
  return rows.length === 0 ? [] : [{ record, rows }]
}
