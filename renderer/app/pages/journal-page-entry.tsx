import { Button, Group, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { EntryChange } from '#shared/modules/journal/journal.contract.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { HistoryEntryView } from '../../records/history/history-entry.tsx'
import { recordNamed } from '../../records/known-records.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useWords } from '../words.tsx'
import classes from './journal-page.module.css'
import { Soundness } from './journal-page-table.tsx'

function Change({ change }: { readonly change: EntryChange }) {
  const t = useWords()
  const record = recordNamed(change.record)
  if (!record) return null
  return (
    <section>
      <h3 className={classes.changed}>
        <RecordLink record={change.record} id={change.id} title={change.title || t('record.untitled')} />{' '}
        <span className="quiet">{t(change.record)}</span>
      </h3>
      <ul className={classes.did}>
        {/* The reason is the entry's, and stands above. */}
        <HistoryEntryView
          record={record}
          entry={{ ...change.did, reason: null }}
          titles={change.titles}
          onTakeBack={null}
        />
      </ul>
    </section>
  )
}

/** One entry: who wrote it, where it stands, whether it is as signed, and what it did, before and after. */
export function JournalEntry({ revision, onClose }: { readonly revision: string; readonly onClose: () => void }) {
  const t = useWords()
  const formats = useFormats()
  const found = useQuery({
    queryKey: ['journal', 'entry', revision],
    queryFn: () => api.journal.entry({ revision }),
  })
  const line = found.data?.line
  const changes = found.data?.changes ?? []
  const rest = line ? line.more + line.records.length - changes.length : 0
  return (
    <Modal opened onClose={onClose} title={t('journal.entry', { entry: revision })} size="xl">
      {found.error ? <RefusalNotice refusal={refusalOf(found.error)} /> : null}
      {found.data && line ? (
        <>
          <KeyValues
            items={[
              { key: 'when', label: t('journal.when'), value: formats.instant(line.at) },
              { key: 'who', label: t('journal.who'), value: found.data.titles[line.person] ?? t('record.somebody') },
              { key: 'feed', label: t('journal.entry.feed'), value: <span className="code">{line.device}</span> },
              { key: 'number', label: t('journal.entry.number'), value: formats.integer(line.seq) },
              { key: 'zone', label: t('journal.entry.zone'), value: line.zone },
              {
                key: 'signature',
                label: t('journal.signature'),
                value: (
                  <Group gap={8}>
                    <Soundness sound={line.sound} />
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      loading={found.isFetching}
                      onClick={() => void found.refetch()}
                    >
                      {t('journal.entry.check')}
                    </Button>
                  </Group>
                ),
              },
              ...(line.reason ? [{ key: 'why', label: t('journal.why'), value: line.reason }] : []),
            ]}
          />
          <p className={classes.state}>{t(line.sound ? 'journal.signed.help' : 'journal.unsound.help')}</p>
          <h2 className={classes.heading}>{t('journal.entry.did')}</h2>
          {changes.length === 0 ? <p className="quiet">{t('journal.entry.nothing')}</p> : null}
          {changes.map((change) => (
            <Change key={change.id} change={change} />
          ))}
          {rest > 0 ? <p className="quiet">{t('journal.more', { count: rest })}</p> : null}
          {line.hidden > 0 ? <p className="quiet">{t('journal.hidden', { count: line.hidden })}</p> : null}
        </>
      ) : null}
    </Modal>
  )
}
