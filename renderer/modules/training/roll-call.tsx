import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { rollCounts } from '#shared/modules/training/training.roll.ts'
import { trainingSessionRecord } from '#shared/modules/training/training-session.record.ts'
import { api } from '../../api/client.ts'
import { saveFile } from '../../api/files.ts'
import { useKeptTask } from '../../api/use-kept-task.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { mayWrite } from '../../records/known-records.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './roll-call.module.css'
import { RollDialog } from './roll-dialog.tsx'
import { RollInvite } from './roll-invite.tsx'
import { RollTable } from './roll-table.tsx'
import styles from './training.module.css'
import { useCircles } from './use-circles.ts'
import { useRollCall } from './use-roll-call.ts'

function useSheet(session: string) {
  const t = useWords()
  return useKeptTask(
    { place: `sign-in ${session}`, label: { key: 'rollCall.sheet' } },
    (_: null, options: { readonly signal: AbortSignal }) =>
      api.training.signInSheet({ session, language: t.language }, options),
    async (file) => {
      await saveFile(file)
      return { file: file.name }
    },
  )
}

type CallProps = { readonly call: ReturnType<typeof useRollCall> }

function Standing({ call }: CallProps) {
  const t = useWords()
  const { unsaved, isSaved, refusal } = call
  return (
    <>
      <p className="quiet" role="status">
        {unsaved > 0 ? t('rollCall.unsaved', { count: unsaved }) : isSaved ? t('rollCall.saved') : ''}
      </p>
      <RefusalNotice refusal={refusal} />
    </>
  )
}

function Deeds({ call, onList }: CallProps & { readonly onList: () => void }) {
  const t = useWords()
  const rest = call.roll.filter(({ status }) => status === null)
  const markRest = () => call.mark(rest.map(({ person }) => ({ person, isInvited: true, status: 'attended' as const })))
  return (
    <div className={classes.buttons} data-not-printed>
      <Button variant="default" size="compact-sm" disabled={rest.length === 0} onClick={markRest}>
        {t('rollCall.rest', { count: rest.length })}
      </Button>
      <Button variant="default" size="compact-sm" disabled={!call.canUndo} onClick={call.undo}>
        {t('rollCall.undo')}
      </Button>
      <Button variant="default" size="compact-sm" onClick={onList}>
        {t('rollCall.list')}
      </Button>
      <Button size="compact-sm" disabled={call.unsaved === 0} onClick={() => void call.save()}>
        {t('rollCall.save')}
      </Button>
    </div>
  )
}

/** The roll of a session: who is invited, and by one key a person whether they came. */
export function RollCall({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const { id, state, archived } = detail.entity
  const { data } = useQuery({
    queryKey: ['trainingSession', 'get', id],
    queryFn: () => api.trainingSession.get({ id }),
  })
  const saved = useMemo(() => data?.entity.attendance ?? [], [data])
  const call = useRollCall(id, saved)
  const sheet = useSheet(id)
  const [isListOpen, setIsListOpen] = useState(false)
  const isOpen = state === 'planned' && !archived && mayWrite(trainingSessionRecord, member.roles)
  const { circles, nameOf } = useCircles()
  const title = t('rollCall.finding', { count: call.roll.length, ...rollCounts(call.roll) })
  if (!data) return null
  const name = (person: string) => data.titles[person] ?? nameOf.get(person) ?? t('record.unreadable')
  return (
    <section className={classes.page}>
      <div className={classes.bar}>
        <h3 className={styles.heading}>{title}</h3>
        <Button
          variant="default"
          size="compact-sm"
          disabled={sheet.running}
          onClick={() => void sheet.run(null)}
          data-not-printed
        >
          {t('rollCall.sheet')}
        </Button>
      </div>
      {isOpen ? (
        <div className={classes.bar} data-not-printed>
          <RollInvite call={call} circles={circles} />
          <Deeds call={call} onList={() => setIsListOpen(true)} />
        </div>
      ) : null}
      {call.roll.length === 0 ? (
        <EmptyState title={t('rollCall.nobody')} text={t('rollCall.nobody.help')} />
      ) : (
        <RollTable call={call} label={title} isOpen={isOpen} nameOf={name} />
      )}
      <Standing call={call} />
      <p className="quiet">{t(isOpen ? 'rollCall.hint' : 'rollCall.closed')}</p>
      <p className="quiet">{t('rollCall.counting')}</p>
      {isListOpen ? <RollDialog session={id} onClose={() => setIsListOpen(false)} /> : null}
    </section>
  )
}
