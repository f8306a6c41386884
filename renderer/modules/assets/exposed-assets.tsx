import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import type { ExposedAsset } from '#shared/modules/assets/assets.contract.ts'
import { severities } from '#shared/modules/assets/assets.limits.ts'
import type { Tone } from '#shared/record/fields.ts'
import { refusalOf } from '../../api/refusal.ts'
import { ListLink } from '../../app/home/record-links.tsx'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { StateBadge } from '../../records/state-badge.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import classes from './assets-views.module.css'
import { useExposed } from './use-standing.ts'

const open = { field: 'state', comparison: 'in' as const, value: ['open', 'inRemediation', 'fixedClaimed'] }
const tones: Readonly<Record<string, Tone>> = assetRecord.fields.exposure.tones ?? {}

function Count({ asset, place }: { readonly asset: ExposedAsset; readonly place: number }) {
  const [severity, count] = [severities[place] ?? 'info', asset.counts[place] ?? 0]
  if (count === 0) return <span className="quiet">0</span>
  const only = [open, { field: 'asset', comparison: 'is' as const, value: asset.id }]
  return (
    <ListLink record="vulnerability" filters={[...only, { field: 'severity', comparison: 'is', value: severity }]}>
      {count}
    </ListLink>
  )
}

function Row({ asset }: { readonly asset: ExposedAsset }) {
  const t = useWords()
  const { id, title, kind, exposure, registered, state, department, counts } = asset
  return (
    <tr>
      <th scope="row">
        <RecordLink record="asset" id={id} title={title} keepsView />
      </th>
      <td>{t(`asset.kind.${kind}`)}</td>
      <td>
        {exposure === null ? (
          '—'
        ) : (
          <ToneBadge tone={tones[exposure] ?? 'neutral'}>{t(`asset.exposure.${exposure}`)}</ToneBadge>
        )}
      </td>
      <td>{t(registered ? 'exposed.registered' : 'exposed.unregistered')}</td>
      <td data-name>{department ?? '—'}</td>
      <td>
        <StateBadge record={assetRecord} state={state} />
      </td>
      {counts.map((_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is a severity, and severities never change places
        <td key={place} data-align="end">
          <Count asset={asset} place={place} />
        </td>
      ))}
    </tr>
  )
}

/** Everything in use that can be reached from outside, the gravest first, with its open weaknesses by severity. */
export function ExposedAssets() {
  const t = useWords()
  const { data, error } = useExposed()
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  const { assets } = data
  if (assets.length === 0) return <EmptyState title={t('exposed.none')} text={t('exposed.none.help')} />
  const weak = assets.filter(({ counts }) => (counts[0] ?? 0) + (counts[1] ?? 0) > 0).length
  return (
    <div className={classes.view}>
      <h2 className={classes.heading}>{t('exposed.finding', { count: assets.length, weak })}</h2>
      <table className={classes.table} aria-label={t('asset.view.exposed')}>
        <thead>
          <tr>
            {['asset', 'asset.kind', 'asset.exposure', 'asset.registered', 'asset.department', 'record.state'].map(
              (key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ),
            )}
            {severities.map((severity) => (
              <th key={severity} scope="col" data-align="end">
                {t(`vulnerability.severity.${severity}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {assets.map((asset) => (
            <Row key={asset.id} asset={asset} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
