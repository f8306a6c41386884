import type { Titles } from '#shared/contract/list.ts'
import type { SpendingSide } from '#shared/modules/spending/spending.projection.ts'
import { useWords } from '../../app/words.tsx'

/** How the parts of spending are called. */
export function useRowWord(side: SpendingSide, titles: Titles): (key: string | null) => string {
  const t = useWords()
  return (key) => {
    if (key === null) return t('spendingPlan.noControl')
    if (side === 'kind') return t(`spendingItem.kind.${key}`)
    if (side !== 'period') return titles[key] ?? t('record.unreadable')
    const [year = '', quarter] = key.split(' ')
    if (quarter === undefined) return t('spendingPlan.wholeYear', { year })
    return t('spendingPlan.inQuarter', { year, quarter: t(`spendingItem.quarter.${quarter}`) })
  }
}
