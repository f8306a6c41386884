import type { Filter, Titles } from '#shared/contract/list.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import type { spendingContract } from '#shared/modules/spending/spending.contract.ts'
import { type CurrencySpending, projectSpending, sideFields } from '#shared/modules/spending/spending.projection.ts'
import { spendingItemRecord } from '#shared/modules/spending/spending-item.record.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'
import { titleOf } from '../../records/reader.ts'
import type { Service } from '../../service.ts'

function planned(context: ReadContext, filters: readonly Filter[], archived: boolean): readonly CurrencySpending[] {
  const items = context.read(spendingItemRecord)
  const counted: readonly Filter[] = [...filters, { field: 'state', comparison: 'isNot', value: 'cancelled' }]
  const by = (fields: readonly string[]) =>
    items.pairs({ first: 'planned', second: 'actual', by: fields, filters: counted, archived })
  const { kind, control, department, period } = sideFields
  const sides = { kind: by(kind), control: by(control), department: by(department), period: by(period) }
  return projectSpending(by([]), sides)
}

/** The titles of what the rows are called after, as far as the actor may read them. */
function titlesIn(context: ReadContext, currencies: readonly CurrencySpending[]): Titles {
  const named = (side: 'control' | 'department', record: AnyRecord) => {
    const ids = new Set(currencies.flatMap(({ rows }) => rows[side].flatMap(({ key }) => key ?? [])))
    return [...ids].flatMap((id) => {
      const found = context.read(record).find(id)
      return found ? [[id, titleOf(record, found)] as const] : []
    })
  }
  return Object.fromEntries([...named('control', controlRecord), ...named('department', departmentRecord)])
}

export const spendingService: Service<typeof spendingContract> = {
  spending: {
    plan({ filters = [], archived = false }, context) {
      const currencies = planned(context, filters, archived)
      return { currencies, titles: titlesIn(context, currencies) }
    },
  },
}
