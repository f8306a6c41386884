import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { GuideStep } from '#shared/modules/home/home.guide.ts'
import type { HomeRole } from '#shared/modules/home/home.roles.ts'
import { ToneMark } from '../../ui/tone-badge.tsx'
import { useWords } from '../words.tsx'
import classes from './guide.module.css'
import { SamplePanel } from './sample-panel.tsx'
import { useGuide } from './use-guide.ts'

function StepLink({ place, children }: { readonly place: GuideStep['place']; readonly children: ReactNode }) {
  switch (place.page) {
    case 'new':
      return (
        <Link to="/records/$record/new" params={{ record: place.record }}>
          {children}
        </Link>
      )
    case 'list':
      return (
        <Link to="/records/$record" params={{ record: place.record }}>
          {children}
        </Link>
      )
    case 'members':
      return <Link to="/settings">{children}</Link>
    case 'journal':
      return <Link to="/journal">{children}</Link>
    case 'recovery':
      return (
        <Link to="/help/$chapter" params={{ chapter: 'vault-and-keys' }}>
          {children}
        </Link>
      )
  }
}

/** The first steps of a role, each ticked once the records show it; whoever knows them puts them away. */
export function GuidePanel({ role }: { readonly role: HomeRole }) {
  const t = useWords()
  const guide = useGuide(role)
  if (!guide) return null
  const { steps, sample, isHidden, hide, show } = guide
  const done = steps.filter(({ isDone }) => isDone).length
  if (isHidden)
    return (
      <Button variant="subtle" size="compact-xs" className={classes.show ?? ''} onClick={show} data-not-printed>
        {t('guide.show')}
      </Button>
    )
  const title = t('guide.title', { role: t(`role.${role}`) })
  return (
    <section className={classes.guide} aria-label={title} data-not-printed>
      <header className={classes.head}>
        <h2>{title}</h2>
        <span className="quiet">{t('guide.count', { done, all: steps.length })}</span>
        <Button variant="subtle" size="compact-xs" onClick={hide}>
          {t('guide.hide')}
        </Button>
      </header>
      <ol className={classes.steps}>
        {steps.map(({ step, isDone, tick }) => (
          <li key={step.key} data-done={isDone || undefined}>
            <ToneMark tone={isDone ? 'good' : 'neutral'} words={t(isDone ? 'guide.done' : 'guide.open')} />
            <StepLink place={step.place}>{t(`guide.${step.key}`)}</StepLink>
            <span className={classes.help}>
              <span className="quiet">{t(`guide.${step.key}.help`)}</span>
              {tick ? (
                <Button variant="default" size="compact-xs" onClick={tick}>
                  {t('guide.byHand')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      <SamplePanel sample={sample} />
    </section>
  )
}
