import { Radio, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { isFound, type TemplatePlan } from '#shared/modules/exercises/exercises.templates.ts'
import { useWords } from '../../../app/words.tsx'
import { TemplateContent } from './template-content.tsx'
import classes from './templates.module.css'
import type { TemplateChoice } from './use-templates.ts'

/** What kind of exercise it is, how long it takes, and how much is in it. */
function useMeasures() {
  const t = useWords()
  return ({ kind, days, steps, injects, cards }: TemplatePlan) =>
    [
      t(`exercise.kind.${kind}`),
      t('exerciseTemplates.days', { count: days }),
      ...(steps.length === 0 ? [] : [t('exerciseTemplates.steps', { count: steps.length })]),
      ...(injects.length === 0 ? [] : [t('exerciseTemplates.injects', { count: injects.length })]),
      ...(cards.length === 0 ? [] : [t('exerciseTemplates.cards', { count: cards.length })]),
    ].join(' · ')
}

type Props = {
  readonly choices: readonly TemplateChoice[]
  readonly chosen: TemplateChoice | null
  readonly onChoose: (choice: TemplateChoice) => void
  /** Whether the templates are still to come: what is typed meanwhile is looked for among them. */
  readonly isPending?: boolean
  /** What can be done with the chosen one. */
  readonly actions?: ReactNode
}

function Names({ choices, chosen, onChoose }: Props) {
  const t = useWords()
  return (
    <Radio.Group
      label={t('exerciseTemplates.list')}
      value={chosen?.key ?? null}
      onChange={(key) => {
        const choice = choices.find((one) => one.key === key)
        if (choice) onChoose(choice)
      }}
      className={classes.names}
    >
      {choices.map(({ key, from, plan }) => (
        <Radio
          key={key}
          value={key}
          label={plan.title}
          description={`${t(`exerciseTemplates.${from.kind}`)} · ${t(`exercise.kind.${plan.kind}`)}`}
        />
      ))}
    </Radio.Group>
  )
}

/** Templates to choose among by words or arrow keys, and beside them what the chosen one contains. */
export function TemplateChooser(props: Props) {
  const t = useWords()
  const measures = useMeasures()
  const [words, setWords] = useState('')
  const { choices, chosen, actions, isPending = false } = props
  const found = choices.filter(({ plan }) => isFound(plan, words.trim()))
  return (
    <div className={classes.chooser}>
      <div className={classes.side}>
        <TextInput
          label={t('exerciseTemplates.search')}
          description={t('exerciseTemplates.search.help')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          data-autofocus
        />
        {found.length === 0 && !isPending ? <p className="quiet">{t('exerciseTemplates.none')}</p> : null}
        <Names {...props} choices={found} />
      </div>
      {chosen === null ? (
        <p className="quiet">{t('exerciseTemplates.content.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={classes.content} tabIndex={0} aria-label={t('exerciseTemplates.content')} key={chosen.key}>
          <h3 className={classes.title}>{chosen.plan.title}</h3>
          <p className="quiet">{measures(chosen.plan)}</p>
          {chosen.plan.about === null ? null : <p>{chosen.plan.about}</p>}
          {actions ? <div className={classes.actions}>{actions}</div> : null}
          <TemplateContent plan={chosen.plan} />
        </section>
      )}
    </div>
  )
}
