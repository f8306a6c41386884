import { Button } from '@mantine/core'
import { useState } from 'react'
import { readPoints } from '#shared/modules/training/training.entry.ts'
import type { WrittenAnswer } from '#shared/modules/training/training.quiz-contract.ts'
import { api } from '../../../api/client.ts'
import { useChange } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import classes from './quiz.module.css'

function Answer({ written }: { readonly written: WrittenAnswer }) {
  const t = useWords()
  const formats = useFormats()
  const { attempt, question, name, title, answer, maximum } = written
  const [points, setPoints] = useState(written.points ?? '')
  const [remark, setRemark] = useState(written.remark ?? '')
  const change = useChange(api.training.markQuizAnswer)
  const mark = (event: { preventDefault(): void }) => {
    event.preventDefault()
    change.mutate({
      attempt,
      question,
      points: readPoints(points),
      remark: remark.trim() === '' ? null : remark.trim(),
    })
  }
  const label = t('standing.points', { maximum: formats.decimal(maximum) })
  return (
    <li className={classes.question}>
      <p>
        <strong>{name}</strong> · {title}
      </p>
      <blockquote className={classes.quoted}>{answer}</blockquote>
      <form className={classes.marking} onSubmit={mark}>
        <label>
          {label}
          <input
            className={classes.number}
            inputMode="decimal"
            maxLength={8}
            value={points}
            onChange={(event) => setPoints(event.currentTarget.value)}
          />
        </label>
        <label className={classes.remark}>
          {t('quizAttempt.marks.remark')}
          <input maxLength={500} value={remark} onChange={(event) => setRemark(event.currentTarget.value)} />
        </label>
        <Button
          type="submit"
          size="compact-sm"
          variant={written.points === null ? 'filled' : 'default'}
          disabled={points.trim() === ''}
        >
          {t(written.points === null ? 'standing.mark' : 'standing.markAgain')}
        </Button>
      </form>
      <RefusalNotice refusal={change.error ? refusalOf(change.error) : null} />
    </li>
  )
}

/** Written answers that no accepted text decided, each with the points that a person gives. */
export function WrittenAnswers({
  written,
  isOpen,
}: {
  readonly written: readonly WrittenAnswer[]
  readonly isOpen: boolean
}) {
  const t = useWords()
  if (!isOpen || written.length === 0) return null
  const open = written.filter(({ points }) => points === null).length
  return (
    <section className={classes.paper}>
      <h3 className={classes.heading}>{t('standing.written', { count: open })}</h3>
      <ul className={classes.questions}>
        {written.map((one) => (
          <Answer key={`${one.attempt} ${one.question}`} written={one} />
        ))}
      </ul>
    </section>
  )
}
