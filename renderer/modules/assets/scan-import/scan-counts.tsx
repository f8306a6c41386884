import type { ScanReport } from '#shared/modules/assets/assets.contract.ts'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import classes from './scan-import.module.css'

/** What the rows of a scan become, each with its number; paler while another answer is awaited. */
export function ScanCounts({ report, isOld }: { readonly report: ScanReport; readonly isOld: boolean }) {
  const t = useWords()
  const formats = useFormats()
  const { outcomes, notSeen, leftOpen, repeated, newAssets, faultCount } = report
  const { created, known, changed, reappeared, notFixed, kept, stale, leftOut } = outcomes
  const always = { created, known, changed, reappeared, notSeen }
  const sometimes = { notFixed, kept, stale, newAssets, leftOut, repeated, leftOpen, faults: faultCount }
  const counts = [...Object.entries(always), ...Object.entries(sometimes).filter(([, count]) => count > 0)]
  return (
    <p className={classes.counts} role="status" aria-busy={isOld}>
      {counts.map(([name, count]) => (
        <span key={name} data-count={name} data-none={count === 0 || undefined}>
          <b>{formats.integer(count)}</b> {t(`scanImport.count.${name}`)}
        </span>
      ))}
    </p>
  )
}
