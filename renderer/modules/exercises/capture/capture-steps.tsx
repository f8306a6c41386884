import { useEffect, useRef } from 'react'
import type { DefenceFacts } from '#shared/modules/exercises/exercises.defence.ts'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import type { StoredStep } from '../use-exercise-facts.ts'
import classes from './capture.module.css'

type Props = {
  readonly steps: readonly StoredStep[]
  readonly factsOf: ReadonlyMap<string, readonly DefenceFacts[]>
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function Steps({ title, steps, factsOf, chosen, onChoose }: Props & { readonly title: string }) {
  const t = useWords()
  const formats = useFormats()
  if (steps.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>
        {title} <span className="quiet">{steps.length}</span>
      </h3>
      <ol className={classes.steps}>
        {steps.map(({ id, position, title: name, startedAt }) => (
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
                <span>
                  {startedAt === null ? t('capture.notBegun') : t('capture.begun', { time: formats.clock(startedAt) })}
                </span>
                <span>{t('capture.facts', { count: factsOf.get(id)?.length ?? 0 })}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The steps of the exercise, those that still lack an outcome first. */
export function CaptureSteps({ steps, ...rest }: Props) {
  const t = useWords()
  const frame = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step that is chosen is brought into sight, and nothing else moves the list
  useEffect(() => {
    frame.current?.querySelector('[aria-current="step"]')?.scrollIntoView({ block: 'nearest' })
  }, [rest.chosen])
  const open = steps.filter(({ outcome }) => outcome === null)
  return (
    <div ref={frame} className={classes.list}>
      {open.length === 0 ? <p className="quiet">{t('capture.left.none')}</p> : null}
      <Steps {...rest} title={t('capture.left')} steps={open} />
      <Steps {...rest} title={t('capture.done')} steps={steps.filter(({ outcome }) => outcome !== null)} />
    </div>
  )
}
