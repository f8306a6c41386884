import { Button, Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { severities } from '#shared/modules/audits/audits.scale.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { TaskProgress } from '../../../app/task-progress.tsx'
import { useWords } from '../../../app/words.tsx'
import { DayBox } from '../../../records/inputs/day-box.tsx'
import { ReferenceSelect } from '../../../records/inputs/reference-select.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { Notice } from '../../../ui/error-notice.tsx'
import { FileChoice } from '../../../ui/file-choice.tsx'
import { onSaveKeys } from '../../../ui/save-keys.ts'
import handOver from '../hand-over.module.css'
import { OscalFindings } from './oscal-findings.tsx'
import classes from './oscal-reading.module.css'
import { useOscalReading } from './use-oscal-reading.ts'

type Job = ReturnType<typeof useOscalReading>

/** Whose the findings are, and what stands in them where the document is silent. */
function Choices({ job }: { readonly job: Job }) {
  const t = useWords()
  return (
    <div className={classes.choices}>
      <ReferenceSelect
        to="department"
        label={t('oscalReading.department')}
        value={job.department}
        knownTitle={null}
        onChange={job.setDepartment}
        required
      />
      <ReferenceSelect
        to="person"
        label={t('oscalReading.owner')}
        value={job.owner}
        knownTitle={null}
        onChange={job.setOwner}
        required
      />
      <NativeSelect
        label={t('oscalReading.severityElse')}
        data={severities.map((value) => ({ value, label: t(`finding.severity.${value}`) }))}
        value={job.severity}
        onChange={({ currentTarget: { value } }) =>
          job.setSeverity(severities.find((one) => one === value) ?? job.severity)
        }
      />
      <DayBox label={t('oscalReading.dueElse')} value={job.dueOn} onChange={job.setDueOn} required />
    </div>
  )
}

function ReadingDialog({ audit, onClose }: { readonly audit: string; readonly onClose: () => void }) {
  const t = useWords()
  const job = useOscalReading(audit)
  const { reading, task, count } = job
  const taken = reading?.taken ?? null
  return (
    <Modal opened onClose={onClose} title={t('oscalReading.title')} size="xl">
      <div className={classes.page} onKeyDownCapture={onSaveKeys(() => (job.mayTake ? void job.take() : undefined))}>
        <p className="quiet">{t('oscalReading.about')}</p>
        <FileChoice accept=".json,application/json" onChange={(chosen) => void job.choose(chosen)}>
          {(props) => (
            <Button {...props} variant={job.file ? 'default' : 'filled'} data-autofocus>
              {t(job.file ? 'oscalReading.other' : 'oscalReading.choose')}
            </Button>
          )}
        </FileChoice>
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('oscalReading.reading')} />
        {reading ? <OscalFindings reading={reading} /> : null}
        {taken ? <Notice isResult tone="good" title={t('oscalReading.taken', taken)} /> : null}
        {count > 0 && !taken ? <Choices job={job} /> : null}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t(taken ? 'dialog.close' : 'dialog.cancel')}
          </Button>
          {taken ? null : (
            <Button disabled={!job.mayTake} loading={task.running} onClick={() => void job.take()}>
              {t('oscalReading.take', { count })}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}

/** The way to findings that another program wrote as OSCAL, for members who may write findings. */
export function OscalIntake({ audit }: { readonly audit: string }) {
  const t = useWords()
  const { member } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  if (!mayWrite(findingRecord, member.roles)) return null
  return (
    <section aria-label={t('oscalReading.title')} className={handOver.document}>
      <h3 className={handOver.title}>{t('oscalReading.title')}</h3>
      <p className="quiet">{t('oscalReading.about')}</p>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {t('oscalReading.open')}
      </Button>
      {isOpen ? <ReadingDialog audit={audit} onClose={() => setIsOpen(false)} /> : null}
    </section>
  )
}
