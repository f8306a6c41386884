import type { NamedWeakness, ScanReport } from '#shared/modules/assets/assets.contract.ts'
import { useWords } from '../../../app/words.tsx'
import { RecordLink } from '../../../records/record-link.tsx'
import classes from './scan-import.module.css'

function Named({
  title,
  rows,
  total,
}: {
  readonly title: string
  readonly rows: readonly NamedWeakness[]
  readonly total: number
}) {
  const t = useWords()
  if (total === 0) return null
  return (
    <section aria-label={title}>
      <h2 className={classes.heading}>{title}</h2>
      <ul className={classes.list}>
        {rows.map(({ id, title: name, asset }) => (
          <li key={id}>
            <RecordLink record="vulnerability" id={id} title={name} /> <span className="quiet">{asset}</span>
          </li>
        ))}
      </ul>
      {total > rows.length ? <p className="quiet">{t('scanImport.more', { count: total - rows.length })}</p> : null}
    </section>
  )
}

/** What would be closed, what has come back, and what cannot be taken: by name, before anything is changed. */
export function ScanLists({ report }: { readonly report: ScanReport }) {
  const t = useWords()
  const { closing, notSeen, leftOpen, regressions, outcomes, faults, faultCount } = report
  return (
    <>
      <Named title={t('scanImport.closing', { count: notSeen })} rows={closing} total={notSeen} />
      <Named
        title={t('scanImport.regressions', { count: outcomes.reappeared })}
        rows={regressions}
        total={outcomes.reappeared}
      />
      {faultCount > 0 ? (
        <section aria-label={t('scanImport.faults', { count: faultCount })}>
          <h2 className={classes.heading}>{t('scanImport.faults', { count: faultCount })}</h2>
          <ul className={classes.list}>
            {faults.map(({ where, message, parameters }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same, and the list never changes its order
              <li key={index}>
                <bdi>{where}</bdi> <span className="quiet">{t(message, parameters)}</span>
              </li>
            ))}
          </ul>
          {leftOpen > 0 ? <p className="quiet">{t('scanImport.leftOpen', { count: leftOpen })}</p> : null}
        </section>
      ) : null}
    </>
  )
}
