import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import { useWords } from '../app/words.tsx'
import classes from './import-dialog.module.css'
import { useFormats } from './use-formats.ts'

/** How many rows would become what; paler while another answer is awaited. */
export function ImportCounts({ report, isOld }: { readonly report: ImportReport; readonly isOld: boolean }) {
  const t = useWords()
  const formats = useFormats()
  const { created, updated, skipped, refusedRows: refused } = report
  return (
    <p className={classes.counts} role="status" aria-busy={isOld}>
      {Object.entries({ created, updated, skipped, refused }).map(([name, count]) => (
        <span key={name} data-count={name} data-none={count === 0 || undefined}>
          <b>{formats.integer(count)}</b> {t(`import.count.${name}`)}
        </span>
      ))}
    </p>
  )
}
