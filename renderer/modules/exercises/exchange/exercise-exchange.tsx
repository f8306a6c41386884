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
import classes from './exchange.module.css'
import { LayerDialog } from './layer-dialog.tsx'

function LayerOut({ exercise }: { readonly exercise: string }) {
  const t = useWords()
  const [saved, setSaved] = useState<string | null>(null)
  const task = useKeptTask(
    { place: `navigator ${exercise}`, label: { key: 'layerExchange.out' } },
    async (_: null, options: { readonly signal: AbortSignal }) =>
      await api.navigator.write({ exercises: [exercise] }, options),
    async (file: OutgoingFile) => {
      await saveFile(file)
      setSaved(file.name)
      return { file: file.name }
    },
  )
  return (
    <section aria-label={t('layerExchange.out')} className={classes.part}>
      <h3 className={classes.title}>{t('layerExchange.out')}</h3>
      <p className="quiet">{t('layerExchange.out.about')}</p>
      <RefusalNotice refusal={task.refusal} />
      {saved ? <Notice isResult tone="good" title={t('tasks.saved', { file: saved })} /> : null}
      <Button variant="default" loading={task.running} onClick={() => void task.run(null)}>
        {t('layerExchange.write')}
      </Button>
    </section>
  )
}

function LayerIn({ exercise }: { readonly exercise: string }) {
  const t = useWords()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section aria-label={t('layerExchange.in')} className={classes.part}>
      <h3 className={classes.title}>{t('layerExchange.in')}</h3>
      <p className="quiet">{t('layerExchange.in.about')}</p>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {t('layerExchange.read')}
      </Button>
      {isOpen ? <LayerDialog exercise={exercise} onClose={() => setIsOpen(false)} /> : null}
    </section>
  )
}

/** What other programs take of an exercise, and what they bring to it. */
export function ExerciseExchange({ detail }: DetailProps) {
  const { member } = useSession()
  const { id, state } = detail.entity
  const isOpen = state !== 'closed' && state !== 'cancelled'
  return (
    <div className={classes.parts}>
      <LayerOut exercise={id} />
      {isOpen && mayWrite(attackStepRecord, member.roles) ? <LayerIn exercise={id} /> : null}
    </div>
  )
}
