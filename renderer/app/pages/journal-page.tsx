import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuditReport, FeedHead } from '#shared/modules/journal/journal.contract.ts'
import { api } from '../../api/client.ts'
import { listOf } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useTask } from '../../api/use-task.ts'
import { useFormats } from '../../records/use-formats.ts'
import { Notice } from '../../ui/error-notice.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useSession } from '../session.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import classes from './page.module.css'
import { PageFrame } from './page-frame.tsx'

function Feeds({ heads }: { readonly heads: readonly FeedHead[] }) {
  const t = useWords()
  const formats = useFormats()
  const members = useQuery(listOf('member', { limit: 500 })).data?.rows ?? []
  const nameOf = (id: string) => {
    const login = members.find((member) => member.id === id)?.login
    return typeof login === 'string' ? login : id
  }
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('journal.member')}</th>
            <th scope="col">{t('journal.device')}</th>
            <th scope="col" className={classes.number}>
              {t('journal.entries')}
            </th>
            <th scope="col">{t('journal.lastAt')}</th>
            <th scope="col">{t('journal.root')}</th>
          </tr>
        </thead>
        <tbody>
          {heads.map((head) => (
            <tr key={head.device}>
              <td>{nameOf(head.member)}</td>
              <td className="code">{head.device}</td>
              <td className={classes.number}>{formats.integer(head.entries)}</td>
              <td>{formats.instant(head.lastAt)}</td>
              <td className="code">{head.root.slice(0, 24)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Outcome({ report }: { readonly report: AuditReport }) {
  const t = useWords()
  const { damages, entries, records } = report
  if (damages.length === 0)
    return (
      <Notice tone="good" title={t('journal.sound')}>
        <p>{t('journal.checked', { entries, records })}</p>
      </Notice>
    )
  return (
    <Notice tone="critical" title={t('journal.damaged', { count: damages.length })}>
      <p>{t('journal.checked', { entries, records })}</p>
      <ul>
        {damages.map((damage) => {
          const key = `journal.damage.${damage.kind}`
          return (
            <li key={`${damage.kind} ${damage.where} ${damage.detail}`}>
              {t.has(key) ? t(key, { where: damage.where, detail: damage.detail }) : damage.kind}{' '}
              <span className="code">{damage.where}</span> {damage.detail}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

/** The journal of the vault: how far each feed goes, the one short number that stands for all of it, and its audit. */
export function JournalPage() {
  const t = useWords()
  const formats = useFormats()
  const { lastAudit } = useSession()
  const heads = useQuery({ queryKey: ['journal', 'heads'], queryFn: () => api.journal.heads({}) })
  const audit = useTask(api.journal.audit)
  const [report, setReport] = useState<AuditReport | null>(null)
  const run = async () => {
    setReport(null)
    setReport((await audit.run({})) ?? null)
  }
  return (
    <PageFrame
      title={t('desk.journal')}
      lead={t('journal.lead')}
      actions={
        <Button variant="default" onClick={() => void run()} disabled={audit.running}>
          {t('journal.audit')}
        </Button>
      }
    >
      <TaskProgress task={audit} label={t('journal.auditing')} />
      <RefusalNotice refusal={audit.refusal} />
      {report ? <Outcome report={report} /> : null}
      <p className={lastAudit && lastAudit.damages > 0 ? classes.late : 'quiet'}>
        {lastAudit
          ? t('journal.lastAudit', { when: formats.instant(lastAudit.at), count: lastAudit.damages })
          : t('journal.noAudit')}
      </p>
      {heads.error ? <RefusalNotice refusal={refusalOf(heads.error)} /> : null}
      {heads.data ? (
        <>
          <section className={classes.section} aria-label={t('journal.short')}>
            <h2>{t('journal.short')}</h2>
            <p className="code" style={{ fontSize: '1rem' }}>
              {heads.data.shortHead}
            </p>
            <p className="quiet">{t('journal.short.help')}</p>
            <p className="code">{heads.data.vaultHead}</p>
          </section>
          <section className={classes.section} aria-label={t('journal.feeds')}>
            <h2>{t('journal.feeds')}</h2>
            <Feeds heads={heads.data.heads} />
          </section>
        </>
      ) : null}
    </PageFrame>
  )
}
