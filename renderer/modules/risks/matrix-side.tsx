import { Link } from '@tanstack/react-router'
import type { Filter } from '#shared/contract/list.ts'
import type { MatrixScale } from '#shared/modules/risks/risks.contract.ts'
import { arrowsOf, type MatrixMove, matrixFilters, moveWord, type Place } from '#shared/modules/risks/risks.matrix.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import { searchFor } from '../../records/list-search.ts'
import { useFormats } from '../../records/use-formats.ts'
import classes from './matrix.module.css'

/** How many movements are named. */
const most = 12

type Props = {
  readonly record: AnyRecord
  /** The conditions that the list is narrowed by. */
  readonly filters: readonly Filter[]
  readonly scale: MatrixScale
  readonly moves: readonly MatrixMove[]
  readonly elsewhere: number
  readonly unrated: number
  readonly closed: number
}

/** The movements in words, each with its risks, and what the matrix does not show. */
export function MatrixSidePanel({ record, filters: narrowed, scale, moves, elsewhere, unrated, closed }: Props) {
  const t = useWords()
  const formats = useFormats()
  const arrows = arrowsOf(moves).slice(0, most)
  const place = ({ likelihood, impact }: Place) => `${likelihood} × ${impact}`
  const linkTo = (filters: readonly Filter[]) => ({ ...searchFor(record, [...filters, ...narrowed]), exact: true })
  const living: Filter = { field: 'state', comparison: 'isNot', value: 'closed' }
  const rest = [
    { key: 'elsewhere', count: elsewhere, filters: [living, { field: 'scale', comparison: 'isNot', value: scale.id }] },
    { key: 'unrated', count: unrated, filters: [living, { field: 'scale', comparison: 'empty' }] },
    { key: 'closed', count: closed, filters: [{ field: 'state', comparison: 'is', value: 'closed' }] },
  ] satisfies readonly { key: string; count: number; filters: readonly Filter[] }[]
  return (
    <aside className={classes.side} aria-label={t('riskMatrix.moved')}>
      <h3>{t('riskMatrix.moved')}</h3>
      {arrows.length === 0 ? <p>{t('riskMatrix.moved.none')}</p> : null}
      <ul>
        {arrows.map((arrow) => (
          <li key={moveWord(arrow)}>
            <Link
              to="/records/$record"
              params={{ record: record.name }}
              search={linkTo([
                ...matrixFilters(scale.id),
                { field: 'movement', comparison: 'in', value: [moveWord(arrow)] },
              ])}
            >
              <span>{t('riskMatrix.move', { from: place(arrow.from), to: place(arrow.to) })}</span>
              <span>{formats.integer(arrow.count)}</span>
            </Link>
          </li>
        ))}
        {rest.map(({ key, count, filters }) =>
          count === 0 ? null : (
            <li key={key}>
              <Link to="/records/$record" params={{ record: record.name }} search={linkTo(filters)}>
                {t(`riskMatrix.${key}`, { count })}
              </Link>
            </li>
          ),
        )}
      </ul>
      <p data-not-printed>{t('riskMatrix.hint')}</p>
    </aside>
  )
}
