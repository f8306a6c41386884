import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ScheduledInject } from '#shared/modules/exercises/exercises.injects.ts'
import { ReasonDialog } from '../../../app/reason-dialog.tsx'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import { RecordLink } from '../../../records/record-link.tsx'
import { useWorkspaceKeys } from '../../../ui/use-workspace-keys.ts'
import classes from '../capture/capture.module.css'
import { KeyButton } from '../capture/key-button.tsx'
import { injectKeys } from './inject-keys.ts'
import { type StoredInject, useDelivery } from './use-delivery.ts'
import { useDueWords } from './use-due-words.ts'

type Props = {
  readonly scheduled: ScheduledInject<StoredInject>
  readonly titles: Readonly<Record<string, string>>
  /** Whether the exercise has begun and is not closed; before, the sheet is read. */
  readonly isLive: boolean
  readonly onWalk: (by: number) => void
}

function WaitsFor({ inject, titles }: { readonly inject: StoredInject; readonly titles: Props['titles'] }) {
  const t = useWords()
  const of = [
    { label: t('inject.afterInject'), record: 'inject', id: inject.afterInject },
    { label: t('inject.afterStep'), record: 'attackStep', id: inject.afterStep },
  ].find(({ id }) => id !== null)
  if (!of || of.id === null) return null
  return (
    <p className={classes.under}>
      {of.label}: <RecordLink record={of.record} id={of.id} title={titles[of.id] ?? ''} />
    </p>
  )
}

function Content({ inject }: { readonly inject: StoredInject }) {
  const t = useWords()
  const texts = [
    ['wording', inject.wording],
    ['expected', inject.expected],
    ['withheld', inject.withheld],
    ['reaction', inject.reaction],
  ] as const
  return texts.map(([name, text]) =>
    text === null ? null : (
      <section key={name} aria-label={t(`inject.${name}`)}>
        <h4 className={classes.heading}>{t(`inject.${name}`)}</h4>
        <MarkdownText text={text} />
      </section>
    ),
  )
}

/** The chosen inject: what it says, what ought to follow, and the keys that hand it out. */
export function ChosenInject({ scheduled, titles, isLive, onWalk }: Props) {
  const t = useWords()
  const dueWords = useDueWords()
  const navigate = useNavigate()
  const { deliver, withhold, takeBack, refusal } = useDelivery()
  const [isAsking, setIsAsking] = useState(false)
  const { inject, standing } = scheduled
  const isOpen = standing === 'ready' || standing === 'waiting'
  const handOut = () => {
    if (!isLive || !isOpen) return
    // It stays chosen: the same key pressed twice must not hand out the next one.
    onWalk(0)
    void deliver(inject)
  }
  const askWhy = () => setIsAsking(isLive && isOpen)
  const issueCard = () =>
    void navigate({
      to: '/records/$record/new',
      params: { record: 'whiteCard' },
      search: { with: { exercise: inject.exercise, ...(isLive ? { deliveredAt: new Date().toISOString() } : {}) } },
    })
  useWorkspaceKeys({
    [injectKeys.deliver]: handOut,
    [injectKeys.withhold]: askWhy,
    [injectKeys.card]: issueCard,
    [injectKeys.undo]: takeBack,
    j: () => onWalk(1),
    ArrowDown: () => onWalk(1),
    k: () => onWalk(-1),
    ArrowUp: () => onWalk(-1),
  })
  return (
    <div className={classes.chosen}>
      <h3 className={classes.title} aria-live="polite">
        {inject.position}. {inject.title}
      </h3>
      <p className={classes.under}>
        {[dueWords(scheduled), inject.recipient, t(`inject.channel.${inject.channel}`)].join(' · ')}
      </p>
      <WaitsFor inject={inject} titles={titles} />
      <RefusalNotice refusal={refusal} />
      <div className={classes.stamps}>
        <KeyButton
          name={injectKeys.deliver}
          label={t('injects.deliver')}
          onPress={handOut}
          isOff={!isLive || !isOpen}
        />
        <KeyButton
          name={injectKeys.withhold}
          label={t('injects.withhold')}
          onPress={askWhy}
          isOff={!isLive || !isOpen}
        />
        <KeyButton name={injectKeys.undo} label={t('capture.undo')} onPress={takeBack} />
        <KeyButton name={injectKeys.card} label={t('injects.card')} onPress={issueCard} />
      </div>
      <Content inject={inject} />
      <p>
        <Link to="/records/$record/$id/edit" params={{ record: 'inject', id: inject.id }}>
          {t(standing === 'delivered' ? 'injects.correct' : 'injects.edit')}
        </Link>
      </p>
      <p className={classes.hint}>{t('injects.keys')}</p>
      {isAsking ? (
        <ReasonDialog
          title={t('injects.withhold')}
          text={t('injects.withhold.text')}
          submitLabel={t('injects.withhold')}
          refusal={null}
          onSubmit={async (reason) => {
            setIsAsking(false)
            await withhold(inject, reason)
          }}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </div>
  )
}
