import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { labelledBars } from '#shared/charts/bar-charts.ts'
import { bankKeepers } from '#shared/modules/training/question-content.ts'
import type { QuizStanding as Standing } from '#shared/modules/training/training.quiz-contract.ts'
import { api } from '../../../api/client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Chart } from '../../../charts/chart.tsx'
import { useChartPalette } from '../../../charts/palette.ts'
import type { DetailProps } from '../../../records/detail-props.ts'
import { FiguresTable } from '../../../records/figures-table.tsx'
import { RecordLink } from '../../../records/record-link.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './quiz.module.css'
import { QuizReview } from './quiz-review.tsx'
import { WrittenAnswers } from './written-answers.tsx'

const tones = { notStarted: 'neutral', running: 'progress', handedIn: 'good' } as const

type Person = Standing['people'][number]

function People({ people, onShow }: { readonly people: readonly Person[]; readonly onShow: (person: Person) => void }) {
  const t = useWords()
  const formats = useFormats()
  const columns = [
    { key: 'person', label: t('quizAttempt.person') },
    { key: 'standing', label: t('standing.state') },
    { key: 'attempts', label: t('standing.attempts'), align: 'end' as const },
    { key: 'points', label: t('quizAttempt.points'), align: 'end' as const },
    { key: 'passed', label: t('quizAttempt.isPassed') },
    { key: 'answers', label: t('sitting.answers') },
  ]
  const rows = people.map((one) => {
    const { person, name, standing, attempts, attempt, points, maximum, awaiting, isPassed } = one
    const state = t(`standing.state.${standing}`)
    const result =
      points === null || maximum === null
        ? { text: '—', sort: null }
        : {
            text: t('sitting.result', { points: formats.decimal(points), maximum: formats.decimal(maximum) }),
            sort: Number(points),
          }
    const passed =
      isPassed === null
        ? awaiting > 0
          ? t('standing.awaiting', { count: awaiting })
          : '—'
        : t(isPassed ? 'sitting.passed' : 'sitting.failed')
    return {
      key: person,
      cells: [
        { text: name, shown: <RecordLink record="person" id={person} title={name} /> },
        { text: state, shown: <ToneBadge tone={tones[standing]}>{state}</ToneBadge> },
        { text: String(attempts), sort: attempts },
        result,
        isPassed === null
          ? { text: passed }
          : { text: passed, shown: <ToneBadge tone={isPassed ? 'good' : 'serious'}>{passed}</ToneBadge> },
        attempt === null
          ? { text: '—' }
          : {
              text: t('standing.show', { name }),
              shown: (
                <Button variant="subtle" size="compact-xs" onClick={() => onShow(one)}>
                  {t('standing.show', { name })}
                </Button>
              ),
            },
      ],
    }
  })
  const done = people.filter(({ standing }) => standing === 'handedIn').length
  return <FiguresTable title={t('standing.people', { done, all: people.length })} columns={columns} rows={rows} />
}

function Distribution({ bins }: { readonly bins: readonly number[] }) {
  const t = useWords()
  const palette = useChartPalette()
  const highest = Math.max(1, ...bins)
  const bars = useMemo(
    () =>
      bins.map((count, place) => ({
        word: t('standing.bin', { from: place * 10, to: place * 10 + 10 }),
        label: String(count),
        value: count,
        colour: palette.accent,
      })),
    [bins, t, palette],
  )
  const option = useMemo(() => labelledBars(bars, highest, palette), [bars, highest, palette])
  const all = bins.reduce((sum, count) => sum + count, 0)
  const upper = bins.slice(6).reduce((sum, count) => sum + count, 0)
  const table = {
    columns: [
      { key: 'bin', label: t('standing.share') },
      { key: 'people', label: t('score.basis.people'), align: 'end' as const },
    ],
    rows: bars.map(({ word, label }) => [word, label]),
  }
  return (
    <Chart
      title={t('standing.distribution', { upper, all })}
      option={option}
      height={40 + bars.length * 24}
      table={table}
    />
  )
}

function Questions({ questions }: Pick<Standing, 'questions'>) {
  const t = useWords()
  const formats = useFormats()
  const columns = [
    { key: 'question', label: t('quizQuestion.title') },
    { key: 'kind', label: t('quizQuestion.kind') },
    { key: 'asked', label: t('standing.asked'), align: 'end' as const },
    { key: 'facility', label: t('standing.facility'), align: 'end' as const },
    { key: 'discrimination', label: t('standing.discrimination'), align: 'end' as const },
  ]
  const rows = questions.map(({ id, title, kind, asked, facility, discrimination }) => ({
    key: id,
    cells: [
      { text: title, shown: <RecordLink record="quizQuestion" id={id} title={title} /> },
      { text: t(`quizQuestion.kind.${kind}`) },
      { text: String(asked), sort: asked },
      facility === null ? { text: '—', sort: null } : { text: formats.percent(facility), sort: Number(facility) },
      { text: discrimination ?? '—', sort: discrimination === null ? null : Number(discrimination) },
    ],
  }))
  return (
    <div>
      <FiguresTable title={t('standing.questions', { count: questions.length })} columns={columns} rows={rows} />
      <p className={classes.note}>{t('standing.counting')}</p>
    </div>
  )
}

/** Who has taken a quiz, how the results lie and what each question tells; for who keeps the bank. */
export function QuizStanding({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const { id, state } = detail.entity
  const [shown, setShown] = useState<Person | null>(null)
  const isKeeper = bankKeepers.some((role) => member.roles.includes(role))
  const { data, error } = useQuery({
    queryKey: ['quizAttempt', 'standing', id],
    queryFn: () => api.training.quizStanding({ quiz: id }),
    enabled: isKeeper,
  })
  if (!isKeeper) return <EmptyState title={t('standing.sealed')} text={t('standing.sealed.help')} />
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  if (state === 'draft') return <EmptyState title={t('standing.draft')} text={t('standing.draft.help')} />
  return (
    <section className={classes.page}>
      <WrittenAnswers written={data.written} isOpen={state === 'open'} />
      <People people={data.people} onShow={setShown} />
      {shown?.attempt ? <QuizReview attempt={shown.attempt} name={shown.name} /> : null}
      {data.people.some(({ attempt }) => attempt !== null) ? <Distribution bins={data.bins} /> : null}
      <Questions questions={data.questions} />
    </section>
  )
}
