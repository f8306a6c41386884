import type { HomeView } from '#shared/modules/home/home.contract.ts'
import { assessmentRecord } from '#shared/modules/training/assessment.record.ts'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { useWords } from '../words.tsx'
import classes from './home.module.css'
import { Panel } from './panel.tsx'
import { ListLink, TitleLink } from './record-links.tsx'

type View = Extract<HomeView, { role: 'trainer' }>

function Sessions({ sessions }: Pick<View, 'sessions'>) {
  const t = useWords()
  const formats = useFormats()
  return (
    <Panel title={t('home.sessions')} none={sessions.length === 0 ? t('home.sessions.none') : null}>
      <ul className={classes.rows}>
        {sessions.map(({ id, title, startsAt, place, trainer }) => (
          <li key={id}>
            <TitleLink record="trainingSession" id={id} title={title} />
            <span>
              <span className="quiet">{[place, trainer, ''].filter((one) => one !== null).join(' · ')}</span>
              {formats.instant(startsAt)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Assessments({ assessments }: Pick<View, 'assessments'>) {
  const t = useWords()
  return (
    <Panel title={t('home.assessments')} none={assessments.length === 0 ? t('home.assessments.none') : null}>
      <ul className={classes.rows}>
        {assessments.map(({ id, title, state, recorded }) => (
          <li key={id}>
            <TitleLink record="assessment" id={id} title={title} />
            <span>
              <ListLink
                record="score"
                filters={[
                  { field: 'assessment', comparison: 'is', value: id },
                  { field: 'state', comparison: 'is', value: 'recorded' },
                ]}
              >
                {t('home.assessments.left', { count: recorded })}
              </ListLink>{' '}
              <StateBadge record={assessmentRecord} state={state} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Competition({ competition }: Pick<View, 'competition'>) {
  const t = useWords()
  const formats = useFormats()
  if (!competition)
    return (
      <Panel title={t('home.competition')} none={t('home.competition.none')}>
        {null}
      </Panel>
    )
  const { id, title, table } = competition
  return (
    <Panel title={t('home.competition')}>
      <p>
        <TitleLink record="competition" id={id} title={title} />
      </p>
      {table.length === 0 ? <p className="quiet">{t('home.competition.noTable')}</p> : null}
      <ol className={classes.rows}>
        {table.map(({ rank, name, score, points }) => (
          <li key={`${rank} ${name}`} value={rank}>
            <span>
              <span className={classes.rank}>{rank}</span>
              {score === null ? name : <TitleLink record="score" id={score} title={name} />}
            </span>
            {points === null ? (
              <span />
            ) : score === null ? (
              <TitleLink record="competition" id={id} title={formats.decimal(points)} tab="table" />
            ) : (
              <TitleLink record="score" id={score} title={formats.decimal(points)} />
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Below({ below }: Pick<View, 'below'>) {
  const t = useWords()
  return (
    <Panel title={t('home.below')} none={below.length === 0 ? t('home.below.none') : null}>
      <ul className={classes.rows}>
        {below.map(({ score, person, assessment, total, passMark }) => (
          <li key={score}>
            <TitleLink record="score" id={score} title={person} />
            <span title={assessment}>
              <TitleLink record="score" id={score} title={t('home.below.mark', { total, mark: passMark })} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Gaps({ gaps }: Pick<View, 'gaps'>) {
  const t = useWords()
  return (
    <Panel title={t('home.gaps')} none={gaps.length === 0 ? t('home.gaps.none') : null}>
      <ul className={classes.rows}>
        {gaps.map(({ person, name, absent, expected }) => (
          <li key={person}>
            <TitleLink record="person" id={person} title={name} />
            <TitleLink record="person" id={person} title={t('home.gaps.absent', { absent, expected })} tab="scores" />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Sessions ahead, moderation, the last competition's table, and who falls behind. */
export function TrainerPanels({ view }: { readonly view: View }) {
  return (
    <>
      <Sessions sessions={view.sessions} />
      <Assessments assessments={view.assessments} />
      <div className={classes.pairs}>
        <Competition competition={view.competition} />
        <div>
          <Below below={view.below} />
          <Gaps gaps={view.gaps} />
        </div>
      </div>
    </>
  )
}
