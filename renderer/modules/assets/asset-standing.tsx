import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { severities } from '#shared/modules/assets/assets.limits.ts'
import { baselineCheckRecord } from '#shared/modules/assets/baseline-check.record.ts'
import { vulnerabilityRecord } from '#shared/modules/assets/vulnerability.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useAll } from '../../api/use-all.ts'
import { ListLink } from '../../app/home/record-links.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { AssetSynchrony } from './asset-synchrony.tsx'
import classes from './assets-views.module.css'
import { SeverityWord } from './severity-word.tsx'

const mostShown = 30
const text = (value: unknown) => (typeof value === 'string' ? value : '')
const open = { field: 'state', comparison: 'in' as const, value: ['open', 'inRemediation', 'fixedClaimed'] }

function Section({
  title,
  none,
  children,
}: {
  readonly title: string
  readonly none: string | null
  readonly children: ReactNode
}) {
  return (
    <section className={classes.section} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {none === null ? children : <p className="quiet">{none}</p>}
    </section>
  )
}

function Weakness({ row }: { readonly row: AnyEntity }) {
  const formats = useFormats()
  const { today } = useSession()
  const due = text(row.dueOn)
  return (
    <tr>
      <th scope="row">
        <Link to="/records/$record/$id" params={{ record: 'vulnerability', id: row.id }}>
          {text(row.number)} {text(row.title)}
        </Link>
      </th>
      <td>
        <SeverityWord severity={text(row.severity)} />
      </td>
      <td>{text(row.port)}</td>
      <td data-day data-late={(due !== '' && due < today) || undefined}>
        {due === '' ? '—' : formats.day(due)}
      </td>
      <td>
        <StateBadge record={vulnerabilityRecord} state={row.state} />
      </td>
    </tr>
  )
}

function Weaknesses({ asset }: { readonly asset: string }) {
  const t = useWords()
  const filters = [{ field: 'asset', comparison: 'is' as const, value: asset }, open]
  const { rows, total, isPending } = useAll('vulnerability', { filters, sort: [{ field: 'severity' }] })
  if (isPending) return null
  const counts = severities.flatMap((severity) => {
    const count = rows.filter((row) => row.severity === severity).length
    return count === 0 ? [] : [`${t(`vulnerability.severity.${severity}`)} ${count}`]
  })
  return (
    <Section title={t('assetStanding.weaknesses', { count: total })} none={total === 0 ? t('weakness.none') : null}>
      <p className={classes.row}>
        {counts.map((words) => (
          <span key={words}>{words}</span>
        ))}
        <ListLink record="vulnerability" filters={filters}>
          {t('assetStanding.all')}
        </ListLink>
      </p>
      <table className={classes.table}>
        <thead>
          <tr>
            {[
              'vulnerability.title',
              'vulnerability.severity',
              'vulnerability.port',
              'vulnerability.dueOn',
              'record.state',
            ].map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostShown).map((row) => (
            <Weakness key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Baselines({ asset }: { readonly asset: string }) {
  const t = useWords()
  const formats = useFormats()
  const filters = [{ field: 'asset', comparison: 'is' as const, value: asset }]
  const { rows, titles, isPending } = useAll('baselineCheck', {
    filters,
    sort: [{ field: 'checkedOn', descending: true }],
  })
  if (isPending) return null
  return (
    <Section title={t('baselineCheck.plural')} none={rows.length === 0 ? t('assetStanding.noChecks') : null}>
      <table className={classes.table}>
        <thead>
          <tr>
            {[
              'baselineCheck.baseline',
              'baselineCheck.checkedOn',
              'baselineCheck.passRate',
              'baselineCheck.failed',
              'record.state',
            ].map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostShown).map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to="/records/$record/$id" params={{ record: 'baselineCheck', id: row.id }}>
                  {titles[text(row.baseline)] ?? text(row.number)}
                </Link>
              </th>
              <td data-day>{formats.day(text(row.checkedOn))}</td>
              <td>{row.passRate === null ? '—' : `${text(row.passRate)} %`}</td>
              <td>{typeof row.failed === 'number' ? formats.integer(row.failed) : '—'}</td>
              <td>
                <StateBadge record={baselineCheckRecord} state={row.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

/** How an asset stands: its three-synchrony check, its open weaknesses, and what its baselines showed. */
export function AssetStanding({ detail }: DetailProps) {
  const { member } = useSession()
  const { id } = detail.entity
  const readsWeaknesses = vulnerabilityRecord.readers.some((role) => member.roles.some((own) => own === role))
  return (
    <div className={classes.view} data-tab>
      <AssetSynchrony asset={detail.entity} />
      {readsWeaknesses ? <Weaknesses asset={id} /> : null}
      <Baselines asset={id} />
    </div>
  )
}
