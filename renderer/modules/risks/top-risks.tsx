import { riskRecord } from '#shared/modules/risks/risk.record.ts'
import type { TopRisk } from '#shared/modules/risks/risks.projection.ts'
import { levelTones } from '#shared/modules/risks/risks.scale.ts'
import { useWords } from '../../app/words.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import classes from './risk-standing.module.css'

const ratings = ['inherent', 'residual', 'target'] as const

/** The gravest risks with their ratings before and after treatment. */
export function TopRisks({ top }: { readonly top: readonly TopRisk[] }) {
  const t = useWords()
  const formats = useFormats()
  if (top.length === 0) return null
  return (
    <section>
      <h2 className={classes.heading}>{t('riskStanding.top')}</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('risk')}</th>
            <th scope="col">{t('risk.category')}</th>
            <th scope="col">{t('risk.level')}</th>
            {ratings.map((kind) => (
              <th key={kind} scope="col" data-align="end">
                {t(`risk.ratings.kind.${kind}`)}
              </th>
            ))}
            <th scope="col">{t('risk.nextReviewOn')}</th>
            <th scope="col">{t('record.state')}</th>
          </tr>
        </thead>
        <tbody>
          {top.map((risk) => (
            <tr key={risk.id}>
              <th scope="row">
                <RecordLink record="risk" id={risk.id} title={`${risk.number} ${risk.title}`} />
              </th>
              <td>{t(`risk.category.${risk.category}`)}</td>
              <td>
                {risk.level === null ? (
                  '—'
                ) : (
                  <ToneBadge tone={levelTones[risk.level]}>{t(`risk.level.${risk.level}`)}</ToneBadge>
                )}
              </td>
              {ratings.map((kind) => (
                <td key={kind} data-align="end">
                  {risk[kind] ?? '—'}
                </td>
              ))}
              <td>{risk.nextReviewOn === null ? '—' : formats.day(risk.nextReviewOn)}</td>
              <td>
                <StateBadge record={riskRecord} state={risk.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
