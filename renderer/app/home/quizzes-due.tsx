import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { useWords } from '../words.tsx'
import classes from './home.module.css'
import { quizzesDue } from './home-queries.ts'
import { Panel } from './panel.tsx'
import { TitleLink } from './record-links.tsx'

/** Open quizzes that wait for the member, each with its end; nothing where there is none, as on most days. */
export function QuizzesDue() {
  const t = useWords()
  const formats = useFormats()
  const { data } = useQuery(quizzesDue)
  if (!data || data.length === 0) return null
  return (
    <Panel title={t('home.quizzes')}>
      <ul className={classes.rows}>
        {data.map(({ id, title, dueAt, isRunning }) => (
          <li key={id}>
            <TitleLink record="quiz" id={id} title={title} tab="sitting" />
            <span>
              {isRunning ? <ToneBadge tone="attention">{t('home.quizzes.running')}</ToneBadge> : null}{' '}
              {t('home.quizzes.until', { moment: formats.instant(dueAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
