import type { Field } from '#shared/record/fields.ts'
import { isSigned } from '#shared/record/lapse.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { isFrozen } from '#shared/record/workflow.ts'
import type { Column } from '../../ui/data-table-column.ts'
import type { CellWay } from '../../ui/table-cells.ts'
import { typedFields } from '../form-values.ts'

/** What needs more room than a cell has. */
const wide: readonly Field['kind'][] = ['markdown', 'parts', 'evidence']

/** How each field that a person states is edited from a list; numbers, stamps and the state are for the vault to give. */
export function cellWays(record: AnyRecord): ReadonlyMap<string, CellWay> {
  return new Map(
    typedFields(record).map((name): [string, CellWay] => {
      const kind = record.fields[name]?.kind
      return [name, kind !== undefined && wide.includes(kind) ? 'form' : 'here']
    }),
  )
}

/**
 * Whether a record can be edited as it stands: neither archived nor in a state in which only steps lead on. One that is
 * signed off is edited in its form, which says what that ends.
 */
export function isOpenToEdit(record: AnyRecord, row: AnyEntity): boolean {
  return !row.archived && !isFrozen(record, row) && !isSigned(record, row)
}

/** The next column, or the one before, that is edited where it stands; null at the end of the row. */
export function nextColumn(
  columns: readonly Column[],
  from: string,
  step: 1 | -1,
  ways: ReadonlyMap<string, CellWay>,
): string | null {
  const start = columns.findIndex(({ key }) => key === from)
  const ahead = step === 1 ? columns.slice(start + 1) : columns.slice(0, Math.max(0, start)).toReversed()
  return ahead.find(({ key }) => ways.get(key) === 'here')?.key ?? null
}

/** Where in a list a record stands now, looked for around the place where it stood. */
export function placeNow(
  rowAt: (index: number) => AnyEntity | undefined,
  id: string,
  around: number,
  reach = 400,
): number | null {
  for (let far = 0; far <= reach; far += 1) {
    if (rowAt(around + far)?.id === id) return around + far
    if (around >= far && rowAt(around - far)?.id === id) return around - far
  }
  return null
}
