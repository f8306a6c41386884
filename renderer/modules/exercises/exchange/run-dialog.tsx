import { Button, Modal, NativeSelect } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import type { RunReading, Vector } from '#shared/modules/exercises/exercises.contract.ts'
import { api } from '../../../api/client.ts'
import { sendFile } from '../../../api/files.ts'
import { useTask } from '../../../api/use-task.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { TaskProgress } from '../../../app/task-progress.tsx'
import { useWords } from '../../../app/words.tsx'
import { Notice } from '../../../ui/error-notice.tsx'
import { FileChoice } from '../../../ui/file-choice.tsx'
import classes from './exchange.module.css'
import { FoundRun } from './found-run.tsx'

const vectors = attackStepRecord.fields.vector.choices

type Job = { readonly file: File; readonly take: Vector | null }

function useRun(exercise: string) {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<RunReading | null>(null)
  const [vector, setVector] = useState<Vector>('intranetBreakthrough')
  const task = useTask(async ({ file: chosen, take }: Job, options: { readonly signal: AbortSignal }) => {
    const ticket = await sendFile(chosen, { signal: options.signal })
    return await api.foreignRun.read({ exercise, ticket, ...(take === null ? {} : { take }) }, options)
  })
  return {
    ...{ file, reading, vector, setVector, task },
    async choose(chosen: File | null) {
      if (!chosen) return
      setFile(chosen)
      setReading(null)
      setReading((await task.run({ file: chosen, take: null })) ?? null)
    },
    async make() {
      const made = file ? await task.run({ file, take: vector }) : undefined
      if (!made) return
      setReading(made)
      await queries.invalidateQueries()
    },
  }
}

/** Takes a run from the file of another program: what is in it, what is wrong, what is kept or left out, and only then for good. */
export function RunDialog({ exercise, onClose }: { readonly exercise: string; readonly onClose: () => void }) {
  const t = useWords()
  const { file, reading, vector, setVector, task, choose, make } = useRun(exercise)
  const made = reading?.made ?? null
  const isFaulty = (reading?.faults.length ?? 0) > 0
  const count = made === null && !isFaulty ? (reading?.fresh ?? 0) : 0
  return (
    <Modal opened onClose={onClose} title={t('runExchange.in')} size="xl">
      <div className={classes.dialog}>
        <p className="quiet">{t('runExchange.in.about')}</p>
        <FileChoice accept=".csv,text/csv,.json,application/json" onChange={(chosen) => void choose(chosen)}>
          {(props) => (
            <Button {...props} variant={file ? 'default' : 'filled'} data-autofocus>
              {t(file ? 'import.other' : 'import.choose')}
            </Button>
          )}
        </FileChoice>
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('import.reading')} />
        {made === null ? null : <Notice isResult tone="good" title={t('runExchange.made', { count: made })} />}
        {reading ? <FoundRun reading={reading} /> : null}
        {count > 0 ? (
          <NativeSelect
            label={t('runExchange.vector')}
            data={vectors.map((value) => ({ value, label: t(`attackStep.vector.${value}`) }))}
            value={vector}
            onChange={({ currentTarget: { value } }) => setVector(vectors.find((one) => one === value) ?? vector)}
          />
        ) : null}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t(made === null ? 'dialog.cancel' : 'dialog.close')}
          </Button>
          {made === null ? (
            <Button disabled={count === 0 || task.running} onClick={() => void make()}>
              {t('runExchange.make', { count })}
            </Button>
          ) : null}
        </div>
      </div>
    </Modal>
  )
}
