import { Button } from '@mantine/core'
import { useState } from 'react'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { api } from '../../../api/client.ts'
import { saveFile } from '../../../api/files.ts'
import { useKeptTask } from '../../../api/use-kept-task.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { mayWrite } from '../../../records/known-records.ts'
import { Notice } from '../../../ui/error-notice.tsx'
import { KeepExercise } from '../templates/keep-exercise.tsx'
import classes from './exchange.module.css'
import { LayerDialog } from './layer-dialog.tsx'
import { RunDialog } from './run-dialog.tsx'

type Options = { readonly signal: AbortSignal }
type Way = {
  readonly exercise: string
  readonly words: 'layerExchange' | 'runExchange' | 'planExchange'
  readonly write: (exercise: string, options: Options) => ReturnType<typeof api.foreignRun.write>
}

function Out({ exercise, words, write }: Way) {
  const t = useWords()
  const [saved, setSaved] = useState<string | null>(null)
  const task = useKeptTask(
    { place: `${words} ${exercise}`, label: { key: `${words}.out` } },
    async (_: null, options: Options) => await write(exercise, options),
    async (file: OutgoingFile) => {
      await saveFile(file)
      setSaved(file.name)
      return { file: file.name }
    },
  )
  return (
    <section aria-label={t(`${words}.out`)} className={classes.part}>
      <h3 className={classes.title}>{t(`${words}.out`)}</h3>
      <p className="quiet">{t(`${words}.out.about`)}</p>
      <RefusalNotice refusal={task.refusal} />
      {saved ? <Notice isResult tone="good" title={t('tasks.saved', { file: saved })} /> : null}
      <Button variant="default" loading={task.running} onClick={() => void task.run(null)}>
        {t(`${words}.write`)}
      </Button>
    </section>
  )
}

const dialogs = { layerExchange: LayerDialog, runExchange: RunDialog }

function In({ exercise, words }: { readonly exercise: string; readonly words: keyof typeof dialogs }) {
  const t = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const Dialog = dialogs[words]
  return (
    <section aria-label={t(`${words}.in`)} className={classes.part}>
      <h3 className={classes.title}>{t(`${words}.in`)}</h3>
      <p className="quiet">{t(`${words}.in.about`)}</p>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {t(`${words}.read`)}
      </Button>
      {isOpen ? <Dialog exercise={exercise} onClose={() => setIsOpen(false)} /> : null}
    </section>
  )
}

const writeLayer: Way['write'] = async (exercise, options) =>
  await api.navigator.write({ exercises: [exercise] }, options)
const writeTable: Way['write'] = async (exercise, options) => await api.foreignRun.write({ exercise }, options)
const writePlan: Way['write'] = async (exercise, options) =>
  await api.foreignRun.write({ exercise, as: 'plan' }, options)

/** What other programs take of an exercise, and what they bring to it. */
export function ExerciseExchange({ detail }: DetailProps) {
  const { member } = useSession()
  const { id, state } = detail.entity
  const mayTake = state !== 'closed' && state !== 'cancelled' && mayWrite(attackStepRecord, member.roles)
  return (
    <div className={classes.parts}>
      <Out exercise={id} words="layerExchange" write={writeLayer} />
      <Out exercise={id} words="runExchange" write={writeTable} />
      <Out exercise={id} words="planExchange" write={writePlan} />
      {mayTake ? <In exercise={id} words="layerExchange" /> : null}
      {mayTake ? <In exercise={id} words="runExchange" /> : null}
      <KeepExercise exercise={detail.entity} />
    </div>
  )
}
