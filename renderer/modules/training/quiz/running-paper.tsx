import { Button, Group, Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { QuizSitting } from '#shared/modules/training/training.quiz-contract.ts'
import { api } from '../../../api/client.ts'
import { useChange } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import { onSaveKeys } from '../../../ui/save-keys.ts'
import { useSpoken } from '../../../ui/spoken.tsx'
import classes from './quiz.module.css'
import { QuizQuestion } from './quiz-question.tsx'
import { isAnswered, useAnswers, useSecondsLeft } from './use-sitting.ts'

/** At so many minutes before its end the time is told to whoever hears the page; told each second, nothing else could be heard. */
const toldAt = [30, 10, 5, 1]

const clock = (seconds: number) => {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, place) => (place === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}

function TimeLeft({ seconds }: { readonly seconds: number }) {
  const t = useWords()
  const minutes = toldAt.find((one) => Math.ceil(seconds / 60) === one) ?? null
  useSpoken(minutes === null ? null : t('sitting.minutesLeft', { count: minutes }))
  return (
    <span
      className={classes.time}
      role="timer"
      aria-label={t('sitting.timeLeft')}
      data-short={seconds <= 60 || undefined}
    >
      {clock(seconds)}
    </span>
  )
}

function HandInDialog({
  open,
  onClose,
  onHandIn,
}: {
  readonly open: number
  readonly onClose: () => void
  readonly onHandIn: () => void
}) {
  const t = useWords()
  return (
    <Modal opened onClose={onClose} title={t('sitting.handIn')} size="md">
      <p>{open === 0 ? t('sitting.allAnswered') : t('sitting.unanswered', { count: open })}</p>
      <p className="quiet">{t('sitting.handIn.help')}</p>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('sitting.goOn')}
        </Button>
        <Button onClick={onHandIn} data-autofocus>
          {t('sitting.handIn')}
        </Button>
      </Group>
    </Modal>
  )
}

type Props = { readonly running: NonNullable<QuizSitting['running']>; readonly ahead: number }

/** The questions of a running attempt on one page, with the time that is left. */
export function RunningPaper({ running: { id, dueAt, questions }, ahead }: Props) {
  const t = useWords()
  const seconds = useSecondsLeft(dueAt, ahead)
  const { answers, give, saveAll, isSaved, refusal } = useAnswers(id, questions)
  const [isAsking, setIsAsking] = useState(false)
  const change = useChange(api.training.handInQuiz)
  const handIn = async () => {
    setIsAsking(false)
    await saveAll()
    change.mutate({ attempt: id })
  }
  const ends = useRef(handIn)
  ends.current = handIn
  const isOver = seconds === 0
  useEffect(() => {
    if (isOver) void ends.current()
  }, [isOver])
  const blank = { chosen: [], answer: null }
  const open = questions.filter((question) => !isAnswered(answers[question.id] ?? blank)).length
  return (
    <section
      className={classes.paper}
      aria-label={t('sitting.paper')}
      onKeyDownCapture={onSaveKeys(() => setIsAsking(true))}
    >
      <div className={classes.bar}>
        <TimeLeft seconds={seconds} />
        <span>{t('sitting.answered', { done: questions.length - open, all: questions.length })}</span>
        <span className="quiet">{t(isSaved ? 'sitting.saved' : 'sitting.saving')}</span>
        <Button size="compact-sm" className={classes.last} onClick={() => setIsAsking(true)}>
          {t('sitting.handIn')}
        </Button>
      </div>
      <RefusalNotice refusal={refusal ?? (change.error ? refusalOf(change.error) : null)} />
      {questions.map((question, place) => (
        <QuizQuestion
          key={question.id}
          question={question}
          place={place + 1}
          given={answers[question.id] ?? blank}
          onGive={(given, isTyped) => give(question.id, given, isTyped)}
        />
      ))}
      <p className="quiet">{t('sitting.hint')}</p>
      {isAsking ? <HandInDialog open={open} onClose={() => setIsAsking(false)} onHandIn={() => void handIn()} /> : null}
    </section>
  )
}
