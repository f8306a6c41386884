import type { ListQuery } from '#shared/contract/list.ts'
import { type FieldSum, totalOf } from '#shared/contract/list-summary.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import type { Column } from '../ui/data-table-column.ts'
import classes from './list-totals.module.css'
import { useFormats } from './use-formats.ts'
import { useSummary } from './use-summary.ts'

/** Writes an amount as the column of the field does. */
export function useAmountWords(record: AnyRecord): (sum: FieldSum, amount: string) => string {
  const formats = useFormats()
  return ({ field, currency }, amount) => {
    const kind = record.fields[field]?.kind
    if (currency !== null) return formats.money({ amount, currency })
    if (kind === 'duration') return formats.duration(Number(amount))
    return kind === 'percent' ? formats.percent(amount) : formats.decimal(amount)
  }
}

/** Below a list: the sum and the average of each column of numbers that has them, over all its records. */
export function ListTotals({
  record,
  query,
  columns,
}: {
  readonly record: AnyRecord
  readonly query: ListQuery
  readonly columns: readonly Column[]
}) {
  const t = useWords()
  const words = useAmountWords(record)
  const sums = columns.map(({ key }) => key).filter((name) => totalOf(record, name) !== null)
  const { filters = [], archived = false } = query
  const summary = useSummary(record.name, { filters, archived, sums }, sums.length > 0)
  const told = summary?.sums.filter(({ field }) => sums.includes(field)) ?? []
  if (!summary || told.length === 0) return null
  return (
    <dl className={classes.totals} aria-label={t('list.totals')}>
      {told.map((sum) => (
        <div key={`${sum.field} ${sum.currency}`} className={classes.total}>
          <dt>{t(`${record.name}.${sum.field}`)}</dt>
          {totalOf(record, sum.field) === 'average' ? null : (
            <dd>{t('list.totals.sum', { value: words(sum, sum.sum) })}</dd>
          )}
          {totalOf(record, sum.field) === 'sum' ? null : (
            <dd>{t('list.totals.average', { value: words(sum, sum.average) })}</dd>
          )}
          {sum.count < summary.total ? <dd>{t('list.totals.filled', { count: sum.count })}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
