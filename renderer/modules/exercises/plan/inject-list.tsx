import { useEffect, useRef } from 'react'
import { isSettled, type ScheduledInject } from '#shared/modules/exercises/exercises.injects.ts'
import { useWords } from '../../../app/words.tsx'
import classes from '../capture/capture.module.css'
import type { StoredInject } from './use-delivery.ts'
import { useDueWords } from './use-due-words.ts'

type Scheduled = ScheduledInject<StoredInject>
type Props = {
  readonly injects: readonly Scheduled[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function Injects({ title, injects, chosen, onChoose }: Props & { readonly title: string }) {
  const dueWords = useDueWords()
  if (injects.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>
        {title} <span className="quiet">{injects.length}</span>
      </h3>
      <ol className={classes.steps}>
        {injects.map((scheduled) => {
          const { id, position, title: name, recipient } = scheduled.inject
          return (
            <li key={id}>
              <button
                type="button"
                className={classes.step}
                aria-current={id === chosen ? 'step' : undefined}
                onClick={() => onChoose(id)}
              >
                <span className={classes.name}>
                  {position}. {name}
                </span>
                <span className={classes.standing}>
                  <span>{dueWords(scheduled)}</span>
                  <span>{recipient}</span>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** The running sheet of the white team: what is still to come by its time, then what was settled. */
export function InjectList({ injects, chosen, onChoose }: Props) {
  const t = useWords()
  const frame = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another inject that is chosen is brought into sight, and nothing else moves the list
  useEffect(() => {
    frame.current?.querySelector('[aria-current="step"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const open = injects.filter((one) => !isSettled(one))
  const rest = { chosen, onChoose }
  return (
    <div ref={frame} className={classes.list}>
      {open.length === 0 ? <p className="quiet">{t('injects.open.none')}</p> : null}
      <Injects {...rest} title={t('injects.open')} injects={open} />
      <Injects {...rest} title={t('injects.settled')} injects={injects.filter(isSettled)} />
    </div>
  )
}
