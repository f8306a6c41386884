import { Select } from '@mantine/core'
import type { ScanHost, ScanReport } from '#shared/modules/assets/assets.contract.ts'
import { useAll } from '../../../api/use-all.ts'
import { useWords } from '../../../app/words.tsx'
import { RecordLink } from '../../../records/record-link.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import classes from './scan-import.module.css'
import type { ScanChoices } from './use-scan-import.ts'

/** So many hosts are shown; those that need a decision stand first. */
const shown = 100

type Props = {
  readonly report: ScanReport
  readonly choices: ScanChoices
  readonly onChange: (choices: Partial<ScanChoices>) => void
}

function Decision({ host, choices, onChange }: { readonly host: ScanHost } & Omit<Props, 'report'>) {
  const t = useWords()
  const assets = useAll('asset', {})
  const decided = choices.hosts[host.name]
  const own = host.candidates.map(({ id, title }) => ({ value: id, label: title }))
  const others = assets.rows
    .filter(({ id }) => !host.candidates.some((candidate) => candidate.id === id))
    .map(({ id, number, name }) => ({ value: id, label: `${number ?? ''} ${name}`.trim() }))
  const standard = host.choice === 'ambiguous' ? 'ambiguous' : choices.unknown
  return (
    <Select
      size="xs"
      aria-label={t('scanImport.assetOf', { host: host.name })}
      searchable
      limit={60}
      allowDeselect={false}
      value={decided ?? ''}
      data={[
        { value: '', label: t(`scanImport.choice.${standard}`) },
        ...(standard === 'leaveOut' ? [] : [{ value: 'leaveOut', label: t('scanImport.choice.leaveOut') }]),
        ...(standard === 'create' ? [] : [{ value: 'create', label: t('scanImport.choice.create') }]),
        ...own,
        ...others,
      ]}
      nothingFoundMessage={t('scanImport.noAsset')}
      onChange={(value) => {
        const { [host.name]: _, ...rest } = choices.hosts
        onChange({ hosts: value ? { ...rest, [host.name]: value } : rest })
      }}
    />
  )
}

/** The hosts of the file with the asset that each is; one that nobody bears is decided of here. */
export function ScanHosts({ report, choices, onChange }: Props) {
  const t = useWords()
  const formats = useFormats()
  const { hosts, hostCount, unknownHosts } = report
  const rest = hostCount - Math.min(shown, hosts.length)
  return (
    <section aria-label={t('scanImport.hosts')}>
      <h2 className={classes.heading}>{t('scanImport.hosts.title', { count: hostCount, unknown: unknownHosts })}</h2>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('scanImport.host')}</th>
              <th scope="col" data-align="end">
                {t('scanImport.rows')}
              </th>
              <th scope="col">{t('asset')}</th>
            </tr>
          </thead>
          <tbody>
            {hosts.slice(0, shown).map((host) => (
              <tr key={host.name}>
                <th scope="row">
                  <bdi>{host.name}</bdi>
                </th>
                <td data-align="end">{formats.integer(host.rows)}</td>
                <td>
                  {host.choice === 'known' && host.asset ? (
                    <RecordLink record="asset" id={host.asset.id} title={host.asset.title} />
                  ) : (
                    <Decision host={host} choices={choices} onChange={onChange} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 ? <p className="quiet">{t('scanImport.hosts.more', { count: rest })}</p> : null}
    </section>
  )
}
