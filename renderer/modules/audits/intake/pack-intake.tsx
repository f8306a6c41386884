import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { evidenceItemRecord } from '#shared/modules/audits/evidence-item.record.ts'
import { PackVerdictView } from '../../../app/pages/pack-verdict-view.tsx'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { TaskProgress } from '../../../app/task-progress.tsx'
import { useWords } from '../../../app/words.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { Notice } from '../../../ui/error-notice.tsx'
import { FileChoice } from '../../../ui/file-choice.tsx'
import { onSaveKeys } from '../../../ui/save-keys.ts'
import handOver from '../hand-over.module.css'
import classes from '../oscal/oscal-reading.module.css'
import { PackRows } from './pack-rows.tsx'
import { usePackIntake } from './use-pack-intake.ts'

type Job = ReturnType<typeof usePackIntake>

/** What was found out about the pack, its files, and what became of them. */
function Reading({ job }: { readonly job: Job }) {
  const t = useWords()
  const { file, reading, count } = job
  if (!file || !reading) return null
  const { verdict, rows, taken } = reading
  return (
    <>
      <PackVerdictView name={file.name} verdict={verdict} />
      {verdict.verdict === 'genuine-unknown-authority' && taken === null ? (
        <p className="quiet">{t('packIntake.unknown')}</p>
      ) : null}
      {taken === null ? <PackRows rows={rows} /> : null}
      {rows.length === 0 && verdict.verdict.startsWith('genuine') ? <p>{t('packIntake.none')}</p> : null}
      {taken === null && rows.length > 0 && count === 0 ? <p>{t('packIntake.nothing')}</p> : null}
      {taken === null ? null : <Notice isResult tone="good" title={t('packIntake.taken', { count: taken })} />}
    </>
  )
}

function IntakeDialog({ audit, onClose }: { readonly audit: string; readonly onClose: () => void }) {
  const t = useWords()
  const job = usePackIntake(audit)
  const { file, reading, task, count } = job
  const isDone = reading !== null && reading.taken !== null
  return (
    <Modal opened onClose={onClose} title={t('packIntake.title')} size="xl">
      <div className={classes.page} onKeyDownCapture={onSaveKeys(() => (job.mayTake ? void job.take() : undefined))}>
        <p className="quiet">{t('packIntake.about')}</p>
        <FileChoice accept=".zip,application/zip" onChange={(chosen) => void job.choose(chosen)}>
          {(props) => (
            <Button {...props} variant={file ? 'default' : 'filled'} disabled={task.running} data-autofocus>
              {t(file ? 'packIntake.other' : 'packIntake.choose')}
            </Button>
          )}
        </FileChoice>
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('packIntake.reading')} />
        <Reading job={job} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t(isDone ? 'dialog.close' : 'dialog.cancel')}
          </Button>
          {isDone || count === 0 ? null : (
            <Button disabled={!job.mayTake} loading={task.running} onClick={() => void job.take()}>
              {t('packIntake.take', { count })}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}

/** The way to evidence that somebody else packed, for members who may write evidence. */
export function PackIntake({ audit }: { readonly audit: string }) {
  const t = useWords()
  const { member } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  if (!mayWrite(evidenceItemRecord, member.roles)) return null
  return (
    <section aria-label={t('packIntake.title')} className={handOver.document}>
      <h3 className={handOver.title}>{t('packIntake.title')}</h3>
      <p className="quiet">{t('packIntake.about')}</p>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {t('packIntake.open')}
      </Button>
      {isOpen ? <IntakeDialog audit={audit} onClose={() => setIsOpen(false)} /> : null}
    </section>
  )
}
