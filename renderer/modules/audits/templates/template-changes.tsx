import { useQuery } from '@tanstack/react-query'
import { type TemplateQuestion, templateChanges } from '#shared/modules/audits/audits.templates.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../../../api/queries.ts'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { useAwaited } from '../../../records/with-beside.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import { NextVersion } from './keep-template.tsx'
import classes from './template-changes.module.css'

const parts = ['criterion', 'control', 'policy', 'objective', 'procedure'] as const

function Changed({ before, after }: { readonly before: TemplateQuestion; readonly after: TemplateQuestion }) {
  const t = useWords()
  return (
    <span className="quiet">
      {parts
        .filter((part) => before[part] !== after[part])
        .map((part) => t(`templates.part.${part}`))
        .join(' · ')}
    </span>
  )
}

function Since({ before, after }: { readonly before: AnyEntity; readonly after: AnyEntity }) {
  const t = useWords()
  const { added, gone, changed } = templateChanges(before, after)
  if (added.length + gone.length + changed.length === 0) return <p className="quiet">{t('templates.same')}</p>
  return (
    <ul className={classes.list} aria-label={t('templates.since')}>
      {added.map((question) => (
        <li key={question.key}>
          <ToneBadge tone="good">{t('templates.added')}</ToneBadge> <bdi>{question.question}</bdi>
        </li>
      ))}
      {changed.map((pair) => (
        <li key={pair.after.key}>
          <ToneBadge tone="attention">{t('templates.changed')}</ToneBadge> <bdi>{pair.after.question}</bdi>{' '}
          <Changed {...pair} />
        </li>
      ))}
      {gone.map((question) => (
        <li key={question.key}>
          <ToneBadge tone="neutral">{t('templates.gone')}</ToneBadge> <bdi>{question.question}</bdi>
        </li>
      ))}
    </ul>
  )
}

/** What a version changed of the one that it replaces, and the way to the next one. */
export function TemplateOnPage({ detail: { entity } }: DetailProps) {
  const t = useWords()
  const before = typeof entity.follows === 'string' ? entity.follows : ''
  const found = useQuery({ ...detailOf('checklistTemplate', before), enabled: before !== '' })
  useAwaited(found.isLoading)
  const former = found.data?.entity
  const isCurrent = entity.state === 'current'
  if (!former && !isCurrent) return null
  return (
    <div className={classes.page}>
      {former ? (
        <section aria-label={t('templates.since')}>
          <h3 className={classes.title}>{t('templates.since')}</h3>
          <Since before={former} after={entity} />
        </section>
      ) : null}
      {isCurrent ? <NextVersion template={entity} /> : null}
    </div>
  )
}
