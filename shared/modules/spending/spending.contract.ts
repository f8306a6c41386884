import { z } from 'zod'
import { listCheck, type Titles } from '../../contract/list.ts'
import { answer, query } from '../../contract/operation.ts'
import type { CurrencySpending } from './spending.projection.ts'
import { spendingItemRecord } from './spending-item.record.ts'

export const spendingContract = {
  spending: {
    /** Planned against actual of all lines that meet the filters, cancelled ones left out; titles of controls and departments. */
    plan: query(
      spendingItemRecord.readers,
      z.strictObject({ filters: listCheck.shape.filters, archived: listCheck.shape.archived }),
      answer<{ readonly currencies: readonly CurrencySpending[]; readonly titles: Titles }>(),
    ),
  },
} as const
