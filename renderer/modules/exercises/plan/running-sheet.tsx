import { useMemo, useState } from 'react'
import { injectRecord } from '#shared/modules/exercises/inject.record.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { mayWrite } from '../../../records/known-records.ts'
import { NewRecordLink } from '../../../records/new-record-link.tsx'
import { RecordLink } from '../../../records/record-link.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import classes from '../capture/capture.module.css'
import { useExerciseFacts } from '../use-exercise-facts.ts'
import { ChosenInject } from './chosen-inject.tsx'
import { InjectList } from './inject-list.tsx'
import { useInjects } from './use-injects.ts'

const live: readonly string[] = ['running', 'halted', 'debrief']

function WhiteCards({ cards }: { readonly cards: ReturnType<typeof useInjects>['cards'] }) {
  const t = useWords()
  const formats = useFormats()
  if (cards.length === 0) return null
  return (
    <section aria-label={t('whiteCard.plural')}>
      <h3 className={classes.heading}>{t('whiteCard.plural')}</h3>
      <ul className={classes.facts}>
        {cards.map(({ id, title, recipient, deliveredAt }) => (
          <li key={id}>
            <RecordLink record="whiteCard" id={id} title={title} />
            <span className={classes.source}>{recipient}</span>
            <span className={classes.time}>
              {deliveredAt === null ? t('injects.card.kept') : formats.instant(deliveredAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The white team's sheet of an exercise: what it hands out, when it did, and what has been declared to be so. */
export function RunningSheet({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const { id, state, begunAt } = detail.entity
  const ids = useMemo(() => [id], [id])
  const facts = useExerciseFacts(ids)
  const sheet = useInjects(id, typeof begunAt === 'string' ? begunAt : null, facts.steps)
  const [wanted, setWanted] = useState<string | null>(null)
  const error = facts.error ?? sheet.error
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (facts.isPending || sheet.isPending) return null
  const { scheduled, titles } = sheet
  const chosen = scheduled.find(({ inject }) => inject.id === wanted) ?? scheduled[0]
  if (!chosen)
    return (
      <EmptyState title={t('injects.none')} text={t('injects.none.help')}>
        <NewRecordLink record={injectRecord} given={{ exercise: id }} />
      </EmptyState>
    )
  const walk = (by: number) => {
    const next = scheduled[scheduled.indexOf(chosen) + by]
    if (next) setWanted(next.inject.id)
  }
  return (
    <div className={classes.page} data-workspace>
      <div className={classes.list}>
        <InjectList injects={scheduled} chosen={chosen.inject.id} onChoose={setWanted} />
        <WhiteCards cards={sheet.cards} />
      </div>
      <ChosenInject
        scheduled={chosen}
        titles={titles}
        isLive={live.includes(state) && mayWrite(injectRecord, member.roles)}
        onWalk={walk}
      />
    </div>
  )
}
