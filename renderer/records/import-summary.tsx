import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import { useWords } from '../app/words.tsx'
import { Notice } from '../ui/error-notice.tsx'
import classes from './import-dialog.module.css'

/** What an import would do or did, with each refused row by place. */
export function ImportSummary({
  record,
  report,
  done = false,
}: {
  readonly record: string
  readonly report: ImportReport
  readonly done?: boolean
}) {
  const t = useWords()
  const labelOf = (field: string) => (t.has(`${record}.${field}`) ? t(`${record}.${field}`) : field)
  const { read, created, updated, skipped, unknown, errors } = report
  const tone = errors.length > 0 ? 'critical' : done ? 'good' : 'attention'
  const title = errors.length > 0 ? 'import.refused' : done ? 'import.done' : 'import.preview'
  return (
    <>
      <Notice tone={tone} title={t(title, { count: errors.length })}>
        <p>{t('import.counts', { read, created, updated, skipped })}</p>
        {unknown.length > 0 ? <p>{t('import.unknown', { columns: unknown.join(', ') })}</p> : null}
      </Notice>
      {errors.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={classes.errors} tabIndex={0} aria-label={t('import.errors')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('import.where')}</th>
                <th scope="col">{t('import.field')}</th>
                <th scope="col">{t('import.why')}</th>
              </tr>
            </thead>
            <tbody>
              {errors.map((error) => (
                <tr key={`${error.where} ${error.field} ${error.message}`}>
                  <td>{error.where}</td>
                  <td>{labelOf(error.field)}</td>
                  <td className="stands-alone">{t(error.message)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </>
  )
}
