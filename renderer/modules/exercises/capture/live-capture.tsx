import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { defenceFactRecord } from '#shared/modules/exercises/defence-fact.record.ts'
import type { DefenceFacts } from '#shared/modules/exercises/exercises.defence.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { ReasonDialog } from '../../../app/reason-dialog.tsx'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { mayWrite } from '../../../records/known-records.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useWorkspaceKeys } from '../../../ui/use-workspace-keys.ts'
import { underTitle } from '../step-words.ts'
import { type StoredStep, useExerciseFacts } from '../use-exercise-facts.ts'
import classes from './capture.module.css'
import { CaptureFacts } from './capture-facts.tsx'
import { otherKeys, stampKeys } from './capture-keys.ts'
import { CaptureStamps } from './capture-stamps.tsx'
import { CaptureSteps } from './capture-steps.tsx'
import { useCapture } from './use-capture.ts'

type Chosen = {
  readonly step: StoredStep
  readonly facts: readonly DefenceFacts[]
  readonly onWalk: (by: number) => void
}

/** The chosen step: its keys, and what is written of it. */
function CapturedStep({ step, facts, onWalk }: Chosen) {
  const t = useWords()
  const { stamp, start, takeBack, refusal } = useCapture()
  const [source, setSource] = useState('')
  const [isAsking, setIsAsking] = useState(false)
  const navigate = useNavigate()
  const ask = () => setIsAsking(true)
  const askWhether = () =>
    void navigate({
      to: '/records/$record/new',
      params: { record: 'deconfliction' },
      search: { with: { exercise: step.exercise, askedAt: new Date().toISOString() } },
    })
  const stamps = stampKeys.map(({ key, kind }) => [key, () => void stamp(step, kind, { source })] as const)
  useWorkspaceKeys({
    ...Object.fromEntries(stamps),
    [otherKeys.start]: () => start(step),
    [otherKeys.notApplicable]: ask,
    [otherKeys.undo]: takeBack,
    [otherKeys.ask]: askWhether,
    j: () => onWalk(1),
    ArrowDown: () => onWalk(1),
    k: () => onWalk(-1),
    ArrowUp: () => onWalk(-1),
  })
  const explain = async (reason: string) => {
    setIsAsking(false)
    await stamp(step, 'notApplicable', { source, reason })
  }
  return (
    <div className={classes.chosen}>
      <h3 className={classes.title} aria-live="polite">
        {step.position}. {step.title}
      </h3>
      <p className={classes.under}>{underTitle(t, step)}</p>
      <RefusalNotice refusal={refusal} />
      <CaptureStamps
        isBegun={step.startedAt !== null}
        onStart={() => start(step)}
        onStamp={(kind) => void stamp(step, kind, { source })}
        onNotApplicable={ask}
        onTakeBack={takeBack}
        onAsk={askWhether}
      />
      <TextInput
        label={t('defenceFact.source')}
        description={t('capture.source.help')}
        value={source}
        maxLength={200}
        onChange={(event) => setSource(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
      <CaptureFacts facts={facts} />
      <p className={classes.hint}>{t('capture.keys')}</p>
      {isAsking ? (
        <ReasonDialog
          title={t('defenceFact.kind.notApplicable')}
          text={t('capture.notApplicable.text')}
          submitLabel={t('defenceFact.kind.notApplicable')}
          refusal={null}
          onSubmit={explain}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </div>
  )
}

const captured: readonly string[] = ['running', 'halted', 'debrief']

/** What the blue team does while an exercise runs, stamped by one key each. */
export function LiveCapture({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const { id, state } = detail.entity
  const ids = useMemo(() => [id], [id])
  const { steps, facts, error, isPending } = useExerciseFacts(ids)
  const [wanted, setWanted] = useState<string | null>(null)
  const factsOf = useMemo(() => Map.groupBy(facts, ({ attackStep }) => attackStep), [facts])
  const ordered = useMemo(
    () => [...steps.filter(({ outcome }) => outcome === null), ...steps.filter(({ outcome }) => outcome !== null)],
    [steps],
  )
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return null
  if (!captured.includes(state))
    return <EmptyState title={t('capture.notRunning')} text={t('capture.notRunning.help')} />
  if (!mayWrite(defenceFactRecord, member.roles))
    return <EmptyState title={t('capture.mayNot')} text={t('capture.mayNot.help')} />
  const step = ordered.find((one) => one.id === wanted) ?? ordered[0]
  if (!step) return <EmptyState title={t('exercise.noSteps')} text={t('exercise.noSteps.help')} />
  const walk = (by: number) => {
    const next = ordered[ordered.indexOf(step) + by]
    if (next) setWanted(next.id)
  }
  return (
    <div className={classes.page} data-workspace>
      <CaptureSteps steps={ordered} factsOf={factsOf} chosen={step.id} onChoose={setWanted} />
      <CapturedStep step={step} facts={factsOf.get(step.id) ?? []} onWalk={walk} />
    </div>
  )
}
