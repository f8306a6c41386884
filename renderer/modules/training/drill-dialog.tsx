import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DrillReading } from '#shared/modules/training/training.contract.ts'
import { api } from '../../api/client.ts'
import { sendFile } from '../../api/files.ts'
import { useTask } from '../../api/use-task.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { TaskProgress } from '../../app/task-progress.tsx'
import { useWords } from '../../app/words.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import { FileChoice } from '../../ui/file-choice.tsx'
import classes from './roll-dialog.module.css'

type Job = { readonly file: File; readonly take: boolean }

function useDrillFile(campaign: string) {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<DrillReading | null>(null)
  const task = useTask(async ({ file: chosen, take }: Job, options: { readonly signal: AbortSignal }) =>
    api.training.readDrill({ campaign, ticket: await sendFile(chosen, options), take }, options),
  )
  const run = async (job: Job) => {
    const read = await task.run(job)
    if (read) setReading(read)
    if (read?.isTaken) await queries.invalidateQueries()
  }
  const choose = async (chosen: File | null) => {
    if (!chosen) return
    setFile(chosen)
    setReading(null)
    await run({ file: chosen, take: false })
  }
  return { file, reading, task, choose, take: async () => (file ? run({ file, take: true }) : undefined) }
}

function Found({ reading }: { readonly reading: DrillReading }) {
  const t = useWords()
  const { read, added, changed, same, faults, unknown, unknownCount } = reading
  return (
    <>
      <p>{t('drill.found', { count: read, added, changed, same })}</p>
      {faults.length > 0 ? (
        <Notice tone="critical" title={t('drill.faults', { count: faults.length })}>
          <ul className={classes.list}>
            {faults.map(({ where, message, parameters }) => (
              <li key={`${where} ${message}`}>{t('drill.fault', { where, what: t(message, parameters) })}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {unknownCount > 0 ? (
        <Notice tone="attention" title={t('drill.unknown', { count: unknownCount })}>
          <p>{unknown.join(' · ')}</p>
        </Notice>
      ) : null}
    </>
  )
}

/** Takes the results of a drill from GoPhish: what the file says, what is wrong or of nobody, and only then for good. */
export function DrillDialog({ campaign, onClose }: { readonly campaign: string; readonly onClose: () => void }) {
  const t = useWords()
  const { file, reading, task, choose, take } = useDrillFile(campaign)
  const isTaken = reading?.isTaken ?? false
  const isWhole = reading !== null && reading.faults.length === 0 && !isTaken
  const count = isWhole ? reading.added + reading.changed : 0
  return (
    <Modal opened onClose={onClose} title={t('drill.read')} size="lg">
      <div className={classes.dialog}>
        <p className="quiet">{t('drill.read.about')}</p>
        <div>
          <FileChoice accept=".csv,text/csv,.json,application/json" onChange={(chosen) => void choose(chosen)}>
            {(props) => (
              <Button {...props} variant={file ? 'default' : 'filled'} data-autofocus>
                {t(file ? 'import.other' : 'import.choose')}
              </Button>
            )}
          </FileChoice>
        </div>
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('import.reading')} />
        {isTaken ? <Notice isResult tone="good" title={t('drill.taken')} /> : null}
        {reading ? <Found reading={reading} /> : null}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t(isTaken ? 'dialog.close' : 'dialog.cancel')}
          </Button>
          {isTaken ? null : (
            <Button disabled={count === 0 || task.running} onClick={() => void take()}>
              {t('drill.take', { count })}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
