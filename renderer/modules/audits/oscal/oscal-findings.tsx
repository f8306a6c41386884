import type { OscalReading } from '#shared/modules/oscal/oscal.contract.ts'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import { SeverityBadge } from '../severity-badge.tsx'
import classes from './oscal-reading.module.css'

/** What a document is and what of it would become findings, with what it does not tell. */
export function OscalFindings({ reading }: { readonly reading: OscalReading }) {
  const t = useWords()
  const formats = useFormats()
  const { kind, title, version, settled, dangling, rows } = reading
  const about = [
    t(`oscalReading.kind.${kind}`),
    settled === 0 ? '' : t('oscalReading.settled', { count: settled }),
    dangling === 0 ? '' : t('oscalReading.dangling', { count: dangling }),
  ]
  return (
    <>
      <p>
        <strong>{t('oscalReading.of', { title, version })}</strong>{' '}
        <span className="quiet">{about.filter((text) => text !== '').join(' · ')}</span>
      </p>
      {rows.length === 0 ? (
        <p>{t('oscalReading.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={classes.scroll} tabIndex={0} aria-label={t('oscalReading.finding')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('oscalReading.finding')}</th>
                <th scope="col">{t('oscalReading.severity')}</th>
                <th scope="col">{t('oscalReading.due')}</th>
                <th scope="col">{t('oscalReading.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ uuid, title: name, criterion, severity, dueOn, actions, isThere }) => (
                <tr key={uuid}>
                  <th scope="row">
                    <bdi>{name}</bdi> {isThere ? <ToneBadge tone="neutral">{t('oscalReading.there')}</ToneBadge> : null}
                    <small>{criterion}</small>
                  </th>
                  <td>{severity === null ? t('oscalReading.untold') : <SeverityBadge severity={severity} />}</td>
                  <td>{dueOn === null ? t('oscalReading.untold') : formats.day(dueOn)}</td>
                  <td>{actions}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}
