import { NativeSelect } from '@mantine/core'
import type { PopulationColumns, PopulationReport } from '#shared/modules/sampling/sampling.contract.ts'
import { populationColumns } from '#shared/modules/sampling/sampling.population.ts'
import { unitsToDecimal } from '#shared/record/decimal.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { Notice } from '../../ui/error-notice.tsx'
import classes from './sampling.module.css'

type Props = {
  readonly report: PopulationReport
  readonly isOld: boolean
  readonly onColumns: (columns: PopulationColumns) => void
}

function Columns({ report, onColumns }: Pick<Props, 'report' | 'onColumns'>) {
  const t = useWords()
  const { columns, source } = report
  if (!columns || !source) return null
  const heads = source.heads.map((head, index) => ({
    value: String(index),
    label: head || t('freezing.column', { number: index + 1 }),
  }))
  return (
    <fieldset className={classes.columns}>
      <legend className="only-spoken">{t('freezing.columns')}</legend>
      {populationColumns.map((name) => (
        <NativeSelect
          key={name}
          label={t(`freezing.column.${name}`)}
          value={String(columns[name] ?? '')}
          data={name === 'identifier' ? heads : [{ value: '', label: t('freezing.column.none') }, ...heads]}
          onChange={(event) => {
            const chosen = event.currentTarget.value
            onColumns({ ...columns, [name]: chosen === '' ? null : Number(chosen) })
          }}
        />
      ))}
    </fieldset>
  )
}

function Faults({ report }: Pick<Props, 'report'>) {
  const t = useWords()
  const { faults, faultCount } = report
  if (faultCount === 0) return null
  return (
    <Notice tone="critical" title={t('freezing.faults', { count: faultCount })}>
      <ul className={classes.faults}>
        {faults.slice(0, 10).map(({ row, column, fault, value }) => (
          <li key={row}>
            {t('freezing.fault', { row, column: t(`freezing.column.${column}`) })} {t(`freezing.fault.${fault}`)}{' '}
            {value ? <bdi className="quiet">{value}</bdi> : null}
          </li>
        ))}
      </ul>
      {faultCount > 10 ? <p className="quiet">{t('freezing.more', { count: faultCount - 10 })}</p> : null}
    </Notice>
  )
}

/** What was read of a table: its columns, how much it is, its first items, and what cannot be drawn. */
export function PopulationReading({ report, isOld, onColumns }: Props) {
  const t = useWords()
  const formats = useFormats()
  const { items, strata, amount, withoutAmount, shown } = report
  return (
    <>
      <Columns report={report} onColumns={onColumns} />
      <p className={classes.counts} role="status" aria-busy={isOld}>
        <span>{t('freezing.items', { count: items })}</span>
        {strata.length > 1 ? <span>{t('freezing.strata', { count: strata.length })}</span> : null}
        {amount === null ? null : <span>{t('freezing.amount', { amount: formats.decimal(amount) })}</span>}
        {amount !== null && withoutAmount > 0 ? (
          <span className="quiet">{t('freezing.withoutAmount', { count: withoutAmount })}</span>
        ) : null}
      </p>
      <Faults report={report} />
      {shown.length === 0 ? null : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <caption className="only-spoken">{t('freezing.shown')}</caption>
            <thead>
              <tr>
                {populationColumns.map((name) => (
                  <th key={name} scope="col" data-align={name === 'amount' ? 'end' : undefined}>
                    {t(`freezing.column.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((item) => (
                <tr key={item.identifier}>
                  <th scope="row">
                    <bdi>{item.identifier}</bdi>
                  </th>
                  <td>
                    <bdi>{item.label}</bdi>
                  </td>
                  <td>
                    <bdi>{item.stratum}</bdi>
                  </td>
                  <td data-align="end">
                    {item.amount === null ? '' : formats.decimal(unitsToDecimal(item.amount, 2))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {items > shown.length ? <p className="quiet">{t('freezing.more', { count: items - shown.length })}</p> : null}
    </>
  )
}
