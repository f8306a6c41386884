import { useQuery } from '@tanstack/react-query'
import { megabytes } from '#shared/base/megabytes.ts'
import type { AuditReport } from '#shared/modules/journal/journal.contract.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useFormats } from '../../records/use-formats.ts'
import { Notice } from '../../ui/error-notice.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useWords } from '../words.tsx'
import classes from './page.module.css'

/** What an audit found: every damage by its place. */
export function AuditOutcome({ report }: { readonly report: AuditReport }) {
  const t = useWords()
  const { damages, entries, records } = report
  if (damages.length === 0)
    return (
      <Notice isResult tone="good" title={t('journal.sound')}>
        <p>{t('journal.checked', { entries, records })}</p>
        <Unnamed report={report} />
      </Notice>
    )
  return (
    <Notice isResult tone="critical" title={t('journal.damaged', { count: damages.length })}>
      <p>{t('journal.checked', { entries, records })}</p>
      <ul>
        {damages.map(({ kind, where, detail }) => (
          <li key={`${kind} ${where} ${detail}`}>
            {t(`journal.damage.${kind}`)} <span className="code">{where}</span> {detail}
          </li>
        ))}
      </ul>
      <Unnamed report={report} />
    </Notice>
  )
}

function Unnamed({ report }: { readonly report: AuditReport }) {
  const t = useWords()
  const { files, bytes, removed } = report.unnamed
  if (files === 0) return null
  // Where damage was found nothing goes, however long it lies.
  const areLeft = report.damages.length === 0 && removed < files
  return (
    <>
      <p>{t('journal.unnamed', { count: files, megabytes: megabytes(bytes, 'up'), removed })}</p>
      {areLeft && <p>{t('journal.unnamed.left')}</p>}
    </>
  )
}

/** Every audit of this file that was noted, newest first. */
export function JournalAudits() {
  const t = useWords()
  const formats = useFormats()
  const found = useQuery({ queryKey: ['journal', 'audits'], queryFn: () => api.journal.audits({}) })
  if (found.error) return <RefusalNotice refusal={refusalOf(found.error)} />
  if (!found.data) return null
  const { audits } = found.data
  if (audits.length === 0) return <p className="quiet">{t('journal.audits.none')}</p>
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('journal.audits.when')}</th>
            <th scope="col" className={classes.number}>
              {t('journal.entries')}
            </th>
            <th scope="col">{t('journal.audits.result')}</th>
          </tr>
        </thead>
        <tbody>
          {audits.map(({ at, entries, damages }) => (
            <tr key={at}>
              <td>{formats.instant(at)}</td>
              <td className={classes.number}>{formats.integer(entries)}</td>
              <td>
                <ToneBadge tone={damages === 0 ? 'good' : 'critical'}>
                  {damages === 0 ? t('journal.audits.sound') : t('journal.audits.damages', { count: damages })}
                </ToneBadge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
