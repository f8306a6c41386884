import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { phaseStandings } from '#shared/modules/assets/assets.synchrony.ts'
import { synchronyItemRecord } from '#shared/modules/assets/synchrony-item.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useAll } from '../../api/use-all.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { mayWrite } from '../../records/known-records.ts'
import { StateBadge } from '../../records/state-badge.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import classes from './assets-views.module.css'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function Item({ item, by }: { readonly item: AnyEntity; readonly by: string }) {
  return (
    <li className={classes.row}>
      <StateBadge record={synchronyItemRecord} state={item.state} />
      <Link to="/records/$record/$id" params={{ record: 'synchronyItem', id: item.id }}>
        {text(item.title)}
      </Link>
      <span className="quiet">{by}</span>
    </li>
  )
}

/** The measures of a system by phase, with what each phase lacks, and the way to the standard ones. */
export function AssetSynchrony({ asset }: { readonly asset: AnyEntity }) {
  const t = useWords()
  const navigate = useNavigate()
  const { member } = useSession()
  const begin = useChange(api.synchronyItem.begin)
  const filters = [{ field: 'asset', comparison: 'is' as const, value: asset.id }]
  const { rows, titles, isPending } = useAll('synchronyItem', { filters, sort: [{ field: 'createdAt' }] })
  if (isPending) return null
  const writes = mayWrite(synchronyItemRecord, member.roles) && asset.state !== 'retired'
  const personOf = (item: AnyEntity) => titles[text(item.metBy) || text(item.exceptedBy)] ?? ''
  return (
    <section className={classes.section} aria-label={t('asset.synchrony')}>
      <h3 className={classes.heading}>{t('asset.synchrony')}</h3>
      <RefusalNotice refusal={begin.error ? refusalOf(begin.error) : null} />
      {rows.length === 0 ? <p className="quiet">{t('assetStanding.noItems')}</p> : null}
      {rows.length === 0
        ? null
        : phaseStandings(rows).map(({ phase, isMissing, excepted }) => (
            <div key={phase}>
              <h4 className={classes.heading}>
                {t(`synchronyItem.phase.${phase}`)}{' '}
                <ToneBadge tone={isMissing ? 'serious' : excepted > 0 ? 'attention' : 'good'}>
                  {t(`asset.synchrony.${isMissing ? 'gaps' : excepted > 0 ? 'excepted' : 'complete'}`)}
                </ToneBadge>
              </h4>
              <ul className={classes.items}>
                {rows
                  .filter((item) => item.phase === phase)
                  .map((item) => (
                    <Item key={item.id} item={item} by={personOf(item)} />
                  ))}
              </ul>
            </div>
          ))}
      {writes ? (
        <div className={classes.row} data-not-printed>
          <Button
            variant="default"
            loading={begin.isPending}
            onClick={() => begin.mutate({ asset: asset.id, language: t.language })}
          >
            {t('assetStanding.begin')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              const search = { with: { asset: asset.id } }
              void navigate({ to: '/records/$record/new', params: { record: 'synchronyItem' }, search })
            }}
          >
            {t('assetStanding.item')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
