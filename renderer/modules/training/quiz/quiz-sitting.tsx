import { Button } from '@mantine/core'
import { useState } from 'react'
import { together } from '#shared/base/series.ts'
import type { OwnAttempt } from '#shared/modules/training/training.quiz-contract.ts'
import { api } from '../../../api/client.ts'
import { useChange } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { FiguresTable } from '../../../records/figures-table.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './quiz.module.css'
import { QuizReview } from './quiz-review.tsx'
import { RunningPaper } from './running-paper.tsx'
import { useSitting } from './use-sitting.ts'

function resultCell(t: ReturnType<typeof useWords>, formats: ReturnType<typeof useFormats>, attempt: OwnAttempt) {
  const { points, maximum } = attempt
  if (points === null || maximum === null) return { text: t('sitting.sealed'), sort: null }
  return {
    text: t('sitting.result', { points: formats.decimal(points), maximum: formats.decimal(maximum) }),
    sort: Number(points),
  }
}

function passedCell(t: ReturnType<typeof useWords>, { isPassed }: OwnAttempt) {
  if (isPassed === null) return { text: '—' }
  const text = t(isPassed ? 'sitting.passed' : 'sitting.failed')
  return { text, shown: <ToneBadge tone={isPassed ? 'good' : 'serious'}>{text}</ToneBadge> }
}

function Attempts({
  attempts,
  shown,
  onShow,
}: {
  readonly attempts: readonly OwnAttempt[]
  readonly shown: string | null
  readonly onShow: (id: string) => void
}) {
  const t = useWords()
  const formats = useFormats()
  const columns = [
    { key: 'attempt', label: t('quizAttempt.attempt') },
    { key: 'ended', label: t('quizAttempt.handedInAt') },
    { key: 'points', label: t('quizAttempt.points'), align: 'end' as const },
    { key: 'passed', label: t('quizAttempt.isPassed') },
    { key: 'review', label: t('sitting.answers') },
  ]
  const rows = attempts.map((attempt) => {
    const { id, attempt: number, endedAt, points, isCounted } = attempt
    const name = t('sitting.attempt', { number })
    return {
      key: id,
      cells: [
        { text: isCounted ? t('sitting.counts', { number }) : name, sort: number },
        { text: endedAt === null ? t('quizAttempt.state.running') : formats.instant(endedAt) },
        resultCell(t, formats, attempt),
        passedCell(t, attempt),
        points === null
          ? { text: '—' }
          : {
              text: t('sitting.show', { number }),
              shown: (
                <Button variant="subtle" size="compact-xs" aria-pressed={shown === id} onClick={() => onShow(id)}>
                  {t('sitting.show', { number })}
                </Button>
              ),
            },
      ],
    }
  })
  return <FiguresTable title={t('sitting.attempts', { count: attempts.length })} columns={columns} rows={rows} />
}

/** Taking a quiz: what stands against it, the paper while an attempt runs, and what came of each once the quiz is closed. */
export function QuizSitting({ detail }: DetailProps) {
  const t = useWords()
  const { id } = detail.entity
  const { sitting, error } = useSitting(id)
  const start = useChange(api.training.startQuiz)
  const [shown, setShown] = useState<string | null>(null)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!sitting) return null
  const { running, hindrance, attempts, left, ahead } = sitting
  if (running) return <RunningPaper key={running.id} running={running} ahead={ahead} />
  const minutes = detail.entity.minutes
  return (
    <section className={classes.page}>
      {hindrance === null ? (
        <EmptyState
          title={t('sitting.ready')}
          text={together([
            typeof minutes === 'number' ? t('sitting.limit', { count: minutes }) : t('sitting.noLimit'),
            t('sitting.left', { count: left }),
          ])}
        >
          <Button loading={start.isPending} onClick={() => start.mutate({ quiz: id })}>
            {t('sitting.start')}
          </Button>
        </EmptyState>
      ) : (
        <p className="quiet">{t(`quizSitting.hindrance.${hindrance}`)}</p>
      )}
      <RefusalNotice refusal={start.error ? refusalOf(start.error) : null} />
      {attempts.length > 0 ? <Attempts attempts={attempts} shown={shown} onShow={setShown} /> : null}
      {shown === null ? null : (
        <QuizReview
          attempt={shown}
          name={t('sitting.attempt', { number: attempts.find((one) => one.id === shown)?.attempt ?? 1 })}
        />
      )}
    </section>
  )
}
