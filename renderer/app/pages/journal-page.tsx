import { Button, Tabs } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { use } from 'react'
import type { AuditReport } from '#shared/modules/journal/journal.contract.ts'
import { api } from '../../api/client.ts'
import { saveText } from '../../api/files.ts'
import { useKeptTask } from '../../api/use-kept-task.ts'
import { useFormats } from '../../records/use-formats.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { SessionAsk, useSession } from '../session.tsx'
import { TaskProgress } from '../task-progress.tsx'
import { useWords } from '../words.tsx'
import { AuditOutcome, JournalAudits } from './journal-page-audits.tsx'
import { JournalEntries } from './journal-page-entries.tsx'
import { JournalEntry } from './journal-page-entry.tsx'
import { JournalHeads } from './journal-page-heads.tsx'
import classes from './page.module.css'
import { PageFrame } from './page-frame.tsx'

const views = { entries: JournalEntries, heads: JournalHeads, audits: JournalAudits } as const
const names = Object.keys(views)
const auditTask = { place: 'journal audit', label: { key: 'journal.auditing' } }
const reportKey = ['journal', 'report']

/** The last audit that this window made, which outlives the page that began it. */
function useAudit() {
  const queries = useQueryClient()
  const ask = use(SessionAsk)
  const report = useQuery<AuditReport | null>({ queryKey: reportKey, queryFn: () => null, staleTime: 'static' })
  const task = useKeptTask(auditTask, api.journal.audit, (made) => {
    queries.setQueryData(reportKey, made)
    void queries.invalidateQueries({ queryKey: ['journal', 'audits'] })
    // The session tells of the last audit; where it cannot be asked, the connection notice says so.
    void ask().catch(() => undefined)
    return { to: '/journal' }
  })
  const run = () => {
    queries.setQueryData(reportKey, null)
    void task.run({})
  }
  return { task, run, report: report.data ?? null }
}

async function saveCheckpoint(): Promise<void> {
  const { notes } = await api.journal.checkpoint({})
  saveText('checkpoint.txt', notes.join('\n'))
}

/** The journal of the vault: its entries, how far each feed goes, and its audits. */
export function JournalPage() {
  const t = useWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const { lastAudit } = useSession()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const { task, run, report } = useAudit()
  const shown = names.find((name) => name === search.view) ?? 'entries'
  const entry = typeof search.entry === 'string' ? search.entry : null
  const show = (view: string | null) => void navigate({ to: '/journal', search: view ? { view } : {} })
  return (
    <PageFrame
      title={t('desk.journal')}
      lead={t('journal.lead')}
      actions={
        <>
          <Button variant="default" onClick={run} disabled={task.running}>
            {t('journal.audit')}
          </Button>
          <Button variant="subtle" onClick={() => void saveCheckpoint()}>
            {t('journal.checkpoint')}
          </Button>
        </>
      }
    >
      <TaskProgress task={task} label={t('journal.auditing')} />
      <RefusalNotice refusal={task.refusal} />
      {report ? <AuditOutcome report={report} /> : null}
      <p className={lastAudit && lastAudit.damages > 0 ? classes.late : 'quiet'}>
        {lastAudit
          ? t('journal.lastAudit', { when: formats.instant(lastAudit.at), count: lastAudit.damages })
          : t('journal.noAudit')}
      </p>
      <Tabs value={shown} onChange={show} keepMounted={false}>
        <Tabs.List mb="md" aria-label={t('desk.journal')}>
          {names.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`journal.view.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {Object.entries(views).map(([name, View]) => (
          <Tabs.Panel key={name} value={name}>
            <View />
          </Tabs.Panel>
        ))}
      </Tabs>
      {entry ? <JournalEntry revision={entry} onClose={() => show(shown === 'entries' ? null : shown)} /> : null}
    </PageFrame>
  )
}
