import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AttendanceReading } from '#shared/modules/training/training.contract.ts'
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

function useList(session: string) {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<AttendanceReading | null>(null)
  const task = useTask(async ({ file: chosen, take }: Job, options: { readonly signal: AbortSignal }) =>
    api.training.readAttendance({ session, ticket: await sendFile(chosen, options), take }, options),
  )
  return {
    ...{ file, reading, task },
    async choose(chosen: File | null) {
      if (!chosen) return
      setFile(chosen)
      setReading(null)
      setReading((await task.run({ file: chosen, take: false })) ?? null)
    },
    async take() {
      const taken = file ? await task.run({ file, take: true }) : undefined
      if (!taken) return
      setReading(taken)
      await queries.invalidateQueries()
    },
  }
}

function Found({ reading }: { readonly reading: AttendanceReading }) {
  const t = useWords()
  const { read, added, changed, same, faults, ignored, rows } = reading
  const statusWord = (status: (typeof rows)[number]['status']) =>
    status === null ? t('rollCall.unmarked') : t(`trainingSession.attendance.status.${status}`)
  return (
    <>
      <p>{t('rollCall.found', { count: read, added, changed, same })}</p>
      {ignored.length > 0 ? <p className="quiet">{t('rollCall.ignored', { heads: ignored.join(' · ') })}</p> : null}
      {faults.length > 0 ? (
        <Notice tone="critical" title={t('rollCall.faults', { count: faults.length })}>
          <ul className={classes.list}>
            {faults.map(({ where, message, parameters }) => (
              <li key={`${where} ${message}`}>{t('rollCall.fault', { where, what: t(message, parameters) })}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {rows.length > 0 && faults.length === 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={classes.scroll} tabIndex={0} aria-label={t('rollCall.preview')}>
          <ul className={classes.list}>
            {rows.map(({ person, name, status }) => (
              <li key={person}>
                <bdi>{name}</bdi> <span className="quiet">{statusWord(status)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

/** Takes the roll of a session from a list: what it says, what is wrong with it, and only then for good. */
export function RollDialog({ session, onClose }: { readonly session: string; readonly onClose: () => void }) {
  const t = useWords()
  const { file, reading, task, choose, take } = useList(session)
  const isTaken = reading?.isTaken ?? false
  const isFaulty = (reading?.faults.length ?? 0) > 0
  const count = reading && !isFaulty && !isTaken ? reading.added + reading.changed : 0
  return (
    <Modal opened onClose={onClose} title={t('rollCall.list')} size="lg">
      <div className={classes.dialog}>
        <p className="quiet">{t('rollCall.list.about')}</p>
        <div>
          <FileChoice accept=".csv,text/csv,.txt,.xlsx" onChange={(chosen) => void choose(chosen)}>
            {(props) => (
              <Button {...props} variant={file ? 'default' : 'filled'} data-autofocus>
                {t(file ? 'import.other' : 'import.choose')}
              </Button>
            )}
          </FileChoice>
        </div>
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('import.reading')} />
        {isTaken ? <Notice isResult tone="good" title={t('rollCall.taken')} /> : null}
        {reading ? <Found reading={reading} /> : null}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t(isTaken ? 'dialog.close' : 'dialog.cancel')}
          </Button>
          {isTaken ? null : (
            <Button disabled={count === 0 || task.running} onClick={() => void take()}>
              {t('rollCall.take', { count })}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
