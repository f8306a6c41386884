import { Link } from '@tanstack/react-router'
import type {
  CurrencySpending,
  SpendingRow,
  SpendingSide,
  SpendingSums,
} from '#shared/modules/spending/spending.projection.ts'
import { useWords } from '../../app/words.tsx'
import type { ListSearch } from '../../records/list-search.ts'
import { useFormats } from '../../records/use-formats.ts'
import classes from './spending-plan.module.css'

const fieldOf = { kind: 'kind', control: 'controls', department: 'department' } as const

/** The list of the items behind a part, in whatever currency; cancelled ones, which do not count, are left out. */
function searchOf(side: SpendingSide, key: string | null, { is, where = [], q }: ListSearch): ListSearch {
  const living = { field: 'state', comparison: 'isNot', value: 'cancelled' } as const
  const rest = { ...(q === undefined ? {} : { q }), exact: true }
  if (side !== 'period') {
    const field = fieldOf[side]
    if (key === null) return { ...rest, is: { ...is }, where: [...where, living, { field, comparison: 'empty' }] }
    return { ...rest, is: { ...is, [field]: key }, where: [...where, living] }
  }
  const [year = '', quarter] = (key ?? '').split(' ')
  const inYear = { field: 'year', comparison: 'is', value: year } as const
  const inQuarter =
    quarter === undefined
      ? ({ field: 'quarter', comparison: 'empty' } as const)
      : ({ field: 'quarter', comparison: 'is', value: quarter } as const)
  return { ...rest, is: { ...is }, where: [...where, living, inYear, inQuarter] }
}

function Figures({ sums }: { readonly sums: SpendingSums }) {
  const formats = useFormats()
  const isOver = !sums.variance.startsWith('-') && Number(sums.variance) > 0
  return (
    <>
      <td className={classes.figure}>{formats.decimal(sums.planned)}</td>
      <td className={classes.figure}>{formats.decimal(sums.actual)}</td>
      <td className={classes.figure} data-over={isOver || undefined}>
        {isOver ? '+' : ''}
        {formats.decimal(sums.variance)}
      </td>
      <td className={classes.figure}>{formats.decimal(sums.open)}</td>
      <td className={classes.figure}>{sums.share === null ? '—' : `${sums.share} %`}</td>
    </>
  )
}

/** The planned amount as the ground and the actual one upon it, both to the scale of the longest of the table. */
function Bar({ row, longest }: { readonly row: SpendingRow; readonly longest: number }) {
  const [planned, actual] = [Number(row.planned), Number(row.actual)]
  const width = (amount: number) => `${longest === 0 ? 0 : (amount / longest) * 100}%`
  return (
    <td className={classes.bar} aria-hidden>
      <div className={classes.planned} style={{ width: width(planned) }} />
      <div className={classes.actual} data-over={actual > planned || undefined} style={{ width: width(actual) }} />
    </td>
  )
}

type Props = {
  readonly spending: CurrencySpending
  readonly side: SpendingSide
  readonly word: (key: string | null) => string
  readonly search: ListSearch
}

/** One currency: each part with a link to its items, and the total of this currency alone. */
export function CurrencyTable({ spending, side, word, search }: Props) {
  const t = useWords()
  const formats = useFormats()
  const { currency, total, rows } = spending
  const longest = Math.max(...rows[side].flatMap(({ planned, actual }) => [Number(planned), Number(actual)]))
  const amounts = { currency, planned: formats.decimal(total.planned), actual: formats.decimal(total.actual) }
  const heads = [t('spendingItem.planned'), t('spendingItem.actual')]
  const more = [t('spendingPlan.variance'), t('spendingPlan.open'), t('spendingPlan.share')]
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{t('spendingPlan.finding', amounts)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(`spendingPlan.side.${side}`)}</th>
          <td className={classes.barHead} aria-hidden />
          {[...heads, ...more].map((head) => (
            <th key={head} scope="col" className={classes.figure}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows[side].map((row) => (
          <tr key={row.key ?? ''}>
            <th scope="row">
              <Link to="/records/$record" params={{ record: 'spendingItem' }} search={searchOf(side, row.key, search)}>
                {word(row.key)}
              </Link>
            </th>
            <Bar row={row} longest={longest} />
            <Figures sums={row} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('spendingPlan.total')}</th>
          <td aria-hidden />
          <Figures sums={total} />
        </tr>
      </tfoot>
    </table>
  )
}
