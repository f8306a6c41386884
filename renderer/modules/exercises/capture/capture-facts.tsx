import { Link } from '@tanstack/react-router'
import type { DefenceFacts } from '#shared/modules/exercises/exercises.defence.ts'
import { kindTone } from '#shared/modules/exercises/exercises.results-words.ts'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './capture.module.css'

const earliestFirst = (one: DefenceFacts, other: DefenceFacts) => ((one.at ?? '') < (other.at ?? '') ? -1 : 1)

/** What is written of a step, the earliest first, each with the way to correct it. */
export function CaptureFacts({ facts }: { readonly facts: readonly DefenceFacts[] }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <section aria-label={t('capture.soFar')}>
      <h4 className={classes.heading}>{t('capture.soFar')}</h4>
      {facts.length === 0 ? <p className="quiet">{t('capture.none')}</p> : null}
      <ol className={classes.facts}>
        {facts.toSorted(earliestFirst).map(({ id, kind, at, source, of }) => {
          const word = t(`defenceFact.kind.${kind}`)
          const time = at === null ? t('defenceFact.certainty.unknown') : formats.instant(at)
          return (
            <li key={id} data-fact={kind}>
              <ToneBadge tone={kindTone(kind)}>{word}</ToneBadge>
              <span className={classes.time}>{time}</span>
              <span className={classes.source}>{source}</span>
              {of.record === 'defenceFact' ? (
                <Link
                  to="/records/$record/$id/edit"
                  params={of}
                  aria-label={t('capture.correctOf', { kind: word, time })}
                >
                  {t('capture.correct')}
                </Link>
              ) : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
