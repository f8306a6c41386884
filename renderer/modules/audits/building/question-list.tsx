import { Button, Checkbox } from '@mantine/core'
import type { Question, QuestionSource } from '#shared/modules/audits/audits.checklist-building.ts'
import type { QuestionDraft } from '#shared/modules/audits/audits.templates.ts'
import { useWords } from '../../../app/words.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './build-checklist.module.css'

/** So many questions stand at once; whoever wants others types a word of them. */
const mostShown = 200

type Props = {
  readonly source: QuestionSource
  readonly questions: readonly Question[]
  readonly chosen: ReadonlyMap<string, QuestionDraft>
  readonly isPending: boolean
  /** The title of the audit of last time. */
  readonly previous: string | null
  readonly onToggle: (questions: readonly Question[], isOn: boolean) => void
}

function About({ source, question }: { readonly source: QuestionSource; readonly question: Question }) {
  const t = useWords()
  const { about, draft, changes, findings, isThere } = question
  const said = source === 'lastTime' ? (about === '' ? '' : t(`checklistRow.result.${about}`)) : about
  return (
    <span className={classes.about}>
      {[said, draft.criterion === said ? '' : draft.criterion].filter((part) => part).join(' · ')}
      {isThere ? <ToneBadge tone="neutral">{t('building.there')}</ToneBadge> : null}
      {changes.map((change) => (
        <ToneBadge key={change} tone="attention">
          {t(`building.change.${change}`, { count: findings })}
        </ToneBadge>
      ))}
    </span>
  )
}

function whyNone(source: QuestionSource, previous: string | null): string {
  return source === 'lastTime' && previous === null ? 'building.none.previous' : 'building.none'
}

/** The questions of a source, each with what it comes from, whether it is asked already, and what changed since. */
export function QuestionList({ source, questions, chosen, isPending, previous, onToggle }: Props) {
  const t = useWords()
  if (isPending) return null
  if (questions.length === 0) return <p className="quiet">{t(whyNone(source, previous))}</p>
  const shown = questions.slice(0, mostShown)
  const free = questions.filter(({ isThere }) => !isThere)
  const isAll = free.length > 0 && free.every(({ key }) => chosen.has(key))
  return (
    <>
      <div className={classes.head}>
        <span className="quiet">
          {source === 'lastTime' && previous !== null ? t('building.previous', { audit: previous }) : null}
        </span>
        <Button variant="subtle" size="compact-xs" disabled={free.length === 0} onClick={() => onToggle(free, !isAll)}>
          {t(isAll ? 'building.noneOf' : 'building.allOf', { count: free.length })}
        </Button>
      </div>
      <ul className={classes.list} aria-label={t(`building.source.${source}`)}>
        {shown.map((question) => (
          <li key={question.key}>
            <Checkbox
              label={question.draft.question}
              description={<About source={source} question={question} />}
              checked={chosen.has(question.key)}
              disabled={question.isThere}
              onChange={(event) => onToggle([question], event.currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
      {questions.length > mostShown ? (
        <p className="quiet">{t('building.more', { count: questions.length - mostShown })}</p>
      ) : null}
    </>
  )
}
