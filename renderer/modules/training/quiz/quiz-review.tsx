import { useQuery } from '@tanstack/react-query'
import type { Outcome } from '#shared/modules/training/quiz-marking.ts'
import type { ReviewedQuestion } from '#shared/modules/training/training.quiz-contract.ts'
import type { Tone } from '#shared/record/fields.ts'
import { api } from '../../../api/client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './quiz.module.css'
import { QuestionWords, useChoiceWords } from './quiz-question.tsx'
import { trimmed } from './trimmed.ts'

const tones: Readonly<Record<Outcome, Tone>> = {
  right: 'good',
  partly: 'attention',
  wrong: 'serious',
  unanswered: 'neutral',
  awaiting: 'progress',
}

function Choices({ question }: { readonly question: ReviewedQuestion }) {
  const t = useWords()
  const words = useChoiceWords()
  return (
    <ul className={classes.reviewed}>
      {question.choices.map(({ id, text }) => {
        const [isRight, isChosen] = [question.right.includes(id), question.chosen.includes(id)]
        return (
          <li key={id} data-right={isRight || undefined} data-chosen={isChosen || undefined}>
            <span>{words(question, text)}</span>
            {isRight ? <ToneBadge tone="good">{t('sitting.right')}</ToneBadge> : null}
            {isChosen ? <span className={classes.chosen}>{t('sitting.chosen')}</span> : null}
          </li>
        )
      })}
    </ul>
  )
}

function Written({ question }: { readonly question: ReviewedQuestion }) {
  const t = useWords()
  const { kind, answer, right, value, tolerance } = question
  const key =
    kind === 'number' && value !== null
      ? tolerance === null || /^[0.]*$/.test(tolerance)
        ? trimmed(value)
        : `${trimmed(value)} ± ${trimmed(tolerance)}`
      : right.join(' · ')
  return (
    <dl className={classes.written}>
      <dt>{t('sitting.given')}</dt>
      <dd>{answer ?? '—'}</dd>
      {key === '' ? null : (
        <>
          <dt>{t('sitting.right')}</dt>
          <dd>{key}</dd>
        </>
      )}
    </dl>
  )
}

function Reviewed({ question, place }: { readonly question: ReviewedQuestion; readonly place: number }) {
  const t = useWords()
  const formats = useFormats()
  const isWritten = question.kind === 'shortText' || question.kind === 'number'
  return (
    <li className={classes.question}>
      <h4 className={classes.legend}>
        <QuestionWords question={question} place={place} />
      </h4>
      {question.text === null ? null : <MarkdownText text={question.text} />}
      <p className={classes.outcome}>
        <ToneBadge tone={tones[question.outcome]}>{t(`sitting.outcome.${question.outcome}`)}</ToneBadge>
        <span>{t('sitting.earned', { points: formats.decimal(question.earned) })}</span>
      </p>
      {isWritten ? <Written question={question} /> : <Choices question={question} />}
      {question.remark === null ? null : <p>{t('sitting.remark', { remark: question.remark })}</p>}
      {question.explanation === null ? null : (
        <div className={classes.explanation}>
          <MarkdownText text={question.explanation} />
        </div>
      )}
    </li>
  )
}

/** An attempt question by question, with what is right. */
export function QuizReview({ attempt, name }: { readonly attempt: string; readonly name: string }) {
  const t = useWords()
  const formats = useFormats()
  const { data, error } = useQuery({
    queryKey: ['quizAttempt', 'review', attempt],
    queryFn: () => api.training.quizReview({ attempt }),
  })
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  const { points, maximum, questions } = data
  return (
    <section className={classes.paper}>
      <h3 className={classes.heading}>
        {t('sitting.review', { name, points: formats.decimal(points), maximum: formats.decimal(maximum) })}
      </h3>
      <ol className={classes.questions}>
        {questions.map((question, place) => (
          <Reviewed key={question.id} question={question} place={place + 1} />
        ))}
      </ol>
    </section>
  )
}
