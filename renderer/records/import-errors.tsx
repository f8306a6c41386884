import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { cellId, faultId } from './import-cell.tsx'
import { cellKey } from './import-choices.ts'
import classes from './import-errors.module.css'
import { faultSentence } from './import-words.ts'

const mostListed = 200

/** Every refused value with its place and its reason; each leads to its cell, where that is among the rows shown. */
export function ImportErrors({ record, report }: { readonly record: AnyRecord; readonly report: ImportReport }) {
  const t = useWords()
  const { errors, errorCount } = report
  if (errorCount === 0)
    return (
      <p className="quiet" role="status">
        {t('import.faults.none')}
      </p>
    )
  const listed = errors.slice(0, mostListed)
  return (
    <div className={classes.errors}>
      <p role="status">
        {t('import.faults', { count: errorCount })}{' '}
        {errorCount > listed.length ? t('import.faults.first', { count: listed.length }) : null}
      </p>
      <ol aria-label={t('import.faults', { count: errorCount })}>
        {listed.map((error, index) => {
          const place = cellKey(error.where, error.column)
          const first = listed.findIndex((other) => cellKey(other.where, other.column) === place) === index
          return (
            <li key={`${place} ${error.field} ${error.message}`}>
              <button
                type="button"
                id={first ? faultId(place) : undefined}
                onClick={() => document.getElementById(cellId(place))?.focus()}
              >
                <span className={classes.where}>{t('import.place', { row: error.where })}</span>
                <span>{faultSentence(t, record.name, error)}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
