import type { ReactNode } from 'react'
import { clockAfter, type TemplatePlan } from '#shared/modules/exercises/exercises.templates.ts'
import { useWords } from '../../../app/words.tsx'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import classes from './templates.module.css'

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className={classes.part}>
      <h4 className={classes.heading}>{title}</h4>
      {children}
    </section>
  )
}

/** Something of the course with its time, what it is, and what is said of it below. */
function Entry({
  place,
  title,
  about,
  children,
}: {
  readonly place: number | null
  readonly title: string
  readonly about: readonly (string | null)[]
  readonly children: ReactNode
}) {
  return (
    <li className={classes.entry} data-placed={place !== null || undefined}>
      <p className={classes.first}>
        {place === null ? null : <span className={classes.place}>{place}</span>}
        <bdi>{title}</bdi>
      </p>
      <p className={classes.about}>{about.filter((part) => part).join(' · ')}</p>
      {children}
    </li>
  )
}

/** How long after the start of an exercise something comes. */
function useWhen() {
  const t = useWords()
  const formats = useFormats()
  return (offset: number) =>
    offset === 0 ? t('exerciseTemplates.atStart') : t('injects.offset', { offset: formats.duration(offset) })
}

function Steps({ steps }: Pick<TemplatePlan, 'steps'>) {
  const t = useWords()
  return (
    <ol className={classes.entries}>
      {steps.map(({ position, title, offset, vector, technique, expected, description }) => (
        <Entry
          key={position}
          place={position}
          title={title}
          about={[
            offset === null ? null : t('exerciseTemplates.dayAndTime', clockAfter(offset)),
            t(`attackStep.vector.${vector}`),
            technique,
            expected === null ? null : `${t('attackStep.expected')}: ${t(`attackStep.expected.${expected}`)}`,
          ]}
        >
          {description === null ? null : <MarkdownText text={description} />}
        </Entry>
      ))}
    </ol>
  )
}

function Injects({ injects }: Pick<TemplatePlan, 'injects'>) {
  const t = useWords()
  const whenOf = useWhen()
  const formats = useFormats()
  return (
    <ol className={classes.entries}>
      {injects.map(({ position, title, offset, afterInject, afterStep, recipient, channel, wording }) => (
        <Entry
          key={position}
          place={position}
          title={title}
          about={[
            afterInject === null && afterStep === null ? whenOf(offset) : formats.duration(offset),
            afterInject === null ? null : t('exerciseTemplates.afterInject', { position: afterInject }),
            afterStep === null ? null : t('exerciseTemplates.afterStep', { position: afterStep }),
            recipient,
            t(`inject.channel.${channel}`),
          ]}
        >
          <MarkdownText text={wording} />
        </Entry>
      ))}
    </ol>
  )
}

function Cards({ cards }: Pick<TemplatePlan, 'cards'>) {
  const t = useWords()
  return (
    <ul className={classes.entries}>
      {cards.map(({ title, declared, recipient, step }, place) => (
        <Entry
          // biome-ignore lint/suspicious/noArrayIndexKey: two cards may say the same, and none moves
          key={place}
          place={null}
          title={title}
          about={[recipient, step === null ? null : t('exerciseTemplates.inPlaceOf', { position: step })]}
        >
          <MarkdownText text={declared} />
        </Entry>
      ))}
    </ul>
  )
}

const texts = ['objectives', 'focus', 'scope', 'rules', 'scenario'] as const

/** All that a template holds, to be read before an exercise is made of it. */
export function TemplateContent({ plan }: { readonly plan: TemplatePlan }) {
  const t = useWords()
  const { stopConditions, steps, injects, cards } = plan
  return (
    <>
      {texts.map((field) =>
        plan[field] === null ? null : (
          <Part key={field} title={t(`exercise.${field}`)}>
            <MarkdownText text={plan[field]} />
          </Part>
        ),
      )}
      {stopConditions.length === 0 ? null : (
        <Part title={t('exercise.stopConditions')}>
          <ul className={classes.entries}>
            {stopConditions.map(({ condition, signal }) => (
              <li key={condition} className={classes.entry}>
                {condition} {signal === null ? null : <span className="quiet">{signal}</span>}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {steps.length === 0 ? null : (
        <Part title={t('attackStep.plural')}>
          <Steps steps={steps} />
        </Part>
      )}
      {injects.length === 0 ? null : (
        <Part title={t('inject.plural')}>
          <Injects injects={injects} />
        </Part>
      )}
      {cards.length === 0 ? null : (
        <Part title={t('whiteCard.plural')}>
          <Cards cards={cards} />
        </Part>
      )}
    </>
  )
}
