import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { projectLessons, type TaughtLesson } from '#shared/modules/exercises/exercises.lessons.ts'
import { lessonRecord } from '#shared/modules/exercises/lesson.record.ts'
import { allPages } from '../../../api/all-pages.ts'
import { api } from '../../../api/client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import { NewRecordLink } from '../../../records/new-record-link.tsx'
import { RecordLink } from '../../../records/record-link.tsx'
import { StateBadge } from '../../../records/state-badge.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { seriesOf } from '../exercise-series.ts'
import shared from '../results.module.css'
import classes from './lessons.module.css'

/** The most lessons of a series that are shown at once. */
const most = 1000

const lessonsOf = (exercises: readonly string[]) =>
  queryOptions({
    queryKey: ['lesson', 'ofSeries', exercises],
    queryFn: () =>
      allPages(
        (query) => api.lesson.list(query),
        { filters: [{ field: 'exercise', comparison: 'in', value: [...exercises] }] },
        most,
      ),
    enabled: exercises.length > 0,
  })

function Lesson({ taught }: { readonly taught: TaughtLesson }) {
  const t = useWords()
  const formats = useFormats()
  const { id, lesson, observation, from, owner, dueOn, state, finding, became } = taught
  const about = [
    from === '' ? t('lessons.hotWash') : from,
    owner,
    dueOn === null ? '' : `${t('lesson.dueOn')} ${formats.day(dueOn)}`,
    finding,
  ]
  return (
    <li className={classes.lesson}>
      <div className={classes.first}>
        <RecordLink record="lesson" id={id} title={lesson} />
        <StateBadge record={lessonRecord} state={state} />
      </div>
      <MarkdownText text={observation} />
      <p className={classes.about}>{about.filter((part) => part !== '').join(' · ')}</p>
      {became === '' ? null : (
        <section aria-label={t('lesson.became')}>
          <h4 className={shared.heading}>{t('lesson.became')}</h4>
          <MarkdownText text={became} />
        </section>
      )}
    </li>
  )
}

function Lessons({ lessons }: { readonly lessons: readonly TaughtLesson[] }) {
  return (
    <ol className={classes.lessons}>
      {lessons.map((taught) => (
        <Lesson key={taught.id} taught={taught} />
      ))}
    </ol>
  )
}

/** What the exercise taught, and what became of the lessons of those before it: as its report prints them. */
export function ExerciseLessons({ detail }: DetailProps) {
  const t = useWords()
  const { id } = detail.entity
  const series = useQuery(seriesOf(id))
  const exercises = useMemo(() => series.data ?? [], [series.data])
  const ids = useMemo(() => exercises.map((one) => one.id), [exercises])
  const found = useQuery(lessonsOf(ids))
  const projected = useMemo(() => {
    const { rows = [], titles = {} } = found.data ?? {}
    return projectLessons(exercises, rows, (_record, name) => titles[name ?? ''] ?? '')
  }, [exercises, found.data])
  const error = series.error ?? found.error
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (series.isPending || found.isPending) return null
  const { own, earlier, stillOpen } = projected
  return (
    <div className={shared.page}>
      <section aria-label={t('lesson.plural')}>
        {own.length === 0 ? <p className="quiet">{t('lessons.none')}</p> : <Lessons lessons={own} />}
        <NewRecordLink record={lessonRecord} given={{ exercise: id }} />
      </section>
      <section aria-label={t('lessons.earlier')}>
        <h3 className={shared.heading}>{t('lessons.earlier')}</h3>
        <p className="quiet">
          {earlier.length === 0
            ? t('lessons.earlier.none')
            : t(stillOpen > 0 ? 'lessons.stillOpen' : 'lessons.allSettled', { count: stillOpen })}
        </p>
        {earlier.map(({ exercise, lessons }) => (
          <section key={exercise} aria-label={exercise}>
            <h4 className={shared.heading}>{exercise}</h4>
            <Lessons lessons={lessons} />
          </section>
        ))}
      </section>
    </div>
  )
}
