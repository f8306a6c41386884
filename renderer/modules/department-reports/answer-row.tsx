import { Button } from '@mantine/core'
import { type KeyboardEvent, useId } from 'react'
import {
  type Answer,
  isAnswered,
  type Question,
} from '#shared/modules/department-reports/department-reports.answers.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { AnswerControl } from './answer-control.tsx'
import { answerWord, type Typed } from './answer-word.ts'
import classes from './answers-input.module.css'

type Props = {
  readonly question: Question
  readonly answer: Answer | undefined
  readonly last: Answer | undefined
  /** The period of the last answer, in words. */
  readonly lastWord: string | null
  readonly error: string | undefined
  readonly onChange: (typed: Typed) => void
  readonly onCarry: (before: Answer) => void
}

/** One question: its answer, and beside it what was answered before, which one key takes over. */
export function AnswerRow({ question, answer, last, lastWord, error, onChange, onCarry }: Props) {
  const t = useWords()
  const formats = useFormats()
  const id = useId()
  const before = last && isAnswered(question.kind, last) ? last : null
  const press = (event: KeyboardEvent) => {
    // By its place on the keyboard: with Alt some layouts make another letter of it.
    if (!before || !event.altKey || event.code !== 'KeyN' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    onCarry(before)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key is heard from the control within
    <div className={classes.row} onKeyDown={press}>
      <div className={classes.answer}>
        <label id={id} htmlFor={`${id} control`} className={classes.label}>
          {question.question}
          {question.required ? (
            <span className={classes.required} aria-hidden>
              {' '}
              *
            </span>
          ) : null}
        </label>
        <AnswerControl
          id={`${id} control`}
          labelledBy={id}
          question={question}
          answer={answer}
          error={error}
          onChange={onChange}
        />
      </div>
      <div className={classes.before}>
        {before && lastWord !== null ? (
          <>
            <span className={classes.when}>{lastWord}</span>
            <span className={classes.said}>{answerWord(t, formats, question, before)}</span>
            {answer?.unchanged ? (
              <span className={classes.same}>{t('reportEntry.same')}</span>
            ) : (
              <Button variant="default" size="compact-xs" tabIndex={-1} onClick={() => onCarry(before)}>
                {t('reportEntry.noChange')}
              </Button>
            )}
          </>
        ) : null}
      </div>
    </div>
  )
}
