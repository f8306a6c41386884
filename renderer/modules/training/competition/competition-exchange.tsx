import { Button } from '@mantine/core'
import { useState } from 'react'
import { type ContestFormat, contestFormats } from '#shared/modules/competitions/foreign-contest.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import { api } from '../../../api/client.ts'
import { saveFile } from '../../../api/files.ts'
import { useKeptTask } from '../../../api/use-kept-task.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { mayWrite } from '../../../records/known-records.ts'
import { Notice } from '../../../ui/error-notice.tsx'
import classes from './competition.module.css'
import { ContestDialog } from './contest-dialog.tsx'

function Out({ competition }: { readonly competition: string }) {
  const t = useWords()
  const [saved, setSaved] = useState<string | null>(null)
  const task = useKeptTask(
    { place: `contestExchange ${competition}`, label: { key: 'contestExchange.out' } },
    async (format: ContestFormat, options: { readonly signal: AbortSignal }) =>
      await api.contest.write({ competition, format }, options),
    async (file: OutgoingFile) => {
      await saveFile(file)
      setSaved(file.name)
      return { file: file.name }
    },
  )
  return (
    <section aria-label={t('contestExchange.out')} className={classes.part}>
      <h3 className={classes.heading}>{t('contestExchange.out')}</h3>
      <p className="quiet">{t('contestExchange.out.about')}</p>
      <RefusalNotice refusal={task.refusal} />
      {saved ? <Notice isResult tone="good" title={t('tasks.saved', { file: saved })} /> : null}
      <div className={classes.controls}>
        {contestFormats.map((format) => (
          <Button key={format} variant="default" disabled={task.running} onClick={() => void task.run(format)}>
            {t('contestExchange.write', { format: t(`contestExchange.format.${format}`) })}
          </Button>
        ))}
      </div>
    </section>
  )
}

function In({ competition }: { readonly competition: string }) {
  const t = useWords()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section aria-label={t('contestExchange.in')} className={classes.part}>
      <h3 className={classes.heading}>{t('contestExchange.in')}</h3>
      <p className="quiet">{t('contestExchange.in.about')}</p>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {t('contestExchange.read')}
      </Button>
      {isOpen ? <ContestDialog competition={competition} onClose={() => setIsOpen(false)} /> : null}
    </section>
  )
}

/** What other programs take of a competition, and what they bring to it. */
export function CompetitionExchange({ detail }: DetailProps) {
  const { member } = useSession()
  const { id, state } = detail.entity
  const mayTake = state !== 'finished' && state !== 'cancelled' && mayWrite(competitionRecord, member.roles)
  return (
    <div className={classes.parts}>
      <Out competition={id} />
      {mayTake ? <In competition={id} /> : null}
    </div>
  )
}
