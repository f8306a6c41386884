import type { AnyRecord, Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../context.ts'

/** As many operands as a condition of a list takes. */
const atOnce = 200

/** All rows, not archived, of which a field holds one of some values, however many these are; by the order of the values in parts. */
export function allAmong<R extends AnyRecord>(
  context: ReadContext,
  record: R,
  field: keyof R['fields'] & string,
  values: readonly string[],
): readonly Entity<R>[] {
  const rows: Entity<R>[] = []
  for (let start = 0; start < values.length; start += atOnce)
    for (const row of context
      .read(record)
      .all([{ field, comparison: 'in', value: values.slice(start, start + atOnce) }]))
      rows.push(row)
  return rows
}
