import { Link, useSearch } from '@tanstack/react-router'
import { externalAssessmentRecord } from '#shared/modules/frameworks/external-assessment.record.ts'
import {
  type Answer,
  type AssessmentYear,
  answers,
  assessmentYears,
  type YearAssessment,
} from '#shared/modules/frameworks/frameworks.years.ts'
import type { Tone } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useAll } from '../../../api/use-all.ts'
import { useWords } from '../../../app/words.tsx'
import { ViewFrame } from '../../../charts/view-frame.tsx'
import { listSearch, queryOf } from '../../../records/list-search.ts'
import { NewRecordLink } from '../../../records/new-record-link.tsx'
import { StateBadge } from '../../../records/state-badge.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import own from './assessment-years.module.css'
import classes from './coverage.module.css'

const tones: Readonly<Record<Answer, Tone>> = {
  done: 'good',
  underWay: 'progress',
  open: 'attention',
  notTakenUp: 'neutral',
  unanswered: 'serious',
}
const columns = ['title', 'kind', 'firm', 'findings', 'feedback', 'state'] as const

function useTable(years: readonly AssessmentYear[]) {
  const t = useWords()
  const counts = ['findings', 'total', 'takenUp', 'done'] as const
  return {
    columns: [
      { key: 'year', label: t('externalAssessment.year') },
      ...(['title', 'kind', 'firm', 'state'] as const).map((key) => ({
        key,
        label: t(key === 'state' ? 'record.state' : `externalAssessment.${key}`),
      })),
      ...counts.map((key) => ({ key, label: t(`assessmentYears.${key}`), align: 'end' as const })),
    ],
    rows: years.flatMap(({ year, assessments }) =>
      assessments.map((one) => [
        year,
        `${one.number} ${one.title}`,
        t(`externalAssessment.kind.${one.kind}`),
        one.firm,
        t(`externalAssessment.state.${one.state}`),
        ...[one.findings, one.total, one.takenUp, one.feedback.done].map(String),
      ]),
    ),
  }
}

function Line({ assessment }: { readonly assessment: YearAssessment }) {
  const t = useWords()
  const shown = answers.filter((answer) => assessment.feedback[answer] > 0)
  return (
    <tr>
      <td className={classes.title}>
        <Link
          to="/records/$record/$id"
          params={{ record: 'externalAssessment', id: assessment.id }}
          search={(old) => old}
        >
          {assessment.number} {assessment.title}
        </Link>
      </td>
      <td>{t(`externalAssessment.kind.${assessment.kind}`)}</td>
      <td>{assessment.firm}</td>
      <td>{assessment.findings}</td>
      <td>
        {shown.length === 0 ? <span className="quiet">–</span> : null}
        {shown.map((answer) => (
          <span key={answer} className={classes.link}>
            <ToneBadge tone={tones[answer]}>{t(`assessmentYears.answer.${answer}`)}</ToneBadge>{' '}
            {assessment.feedback[answer]}
          </span>
        ))}
      </td>
      <td>
        <StateBadge record={externalAssessmentRecord} state={assessment.state} />
      </td>
    </tr>
  )
}

function Year({ year }: { readonly year: AssessmentYear }) {
  const t = useWords()
  return (
    <section className={classes.section} aria-label={year.year}>
      <h3 className={classes.heading}>
        {year.year}
        <span className="quiet">
          {t('assessmentYears.sum', {
            count: year.assessments.length,
            total: year.total,
            taken: year.takenUp,
            done: year.done,
          })}
        </span>
      </h3>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((key) => (
              <th key={key} scope="col" className={own[key]}>
                {t(key === 'state' ? 'record.state' : `externalAssessment.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {year.assessments.map((assessment) => (
            <Line key={assessment.id} assessment={assessment} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Assessments and tests by others, year by year, with what was taken up of their feedback. */
export function AssessmentYears({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const search = listSearch(useSearch({ strict: false }))
  const found = useAll(record.name, queryOf(record, search))
  const years = assessmentYears(found.rows)
  const sum = (pick: (year: AssessmentYear) => number) => years.reduce((total, year) => total + pick(year), 0)
  const words = {
    total: sum(({ total }) => total),
    taken: sum(({ takenUp }) => takenUp),
    done: sum(({ done }) => done),
  }
  return (
    <ViewFrame
      title={t('assessmentYears.sum', { count: found.rows.length, ...words })}
      table={useTable(years)}
      source={{ isPending: found.isPending, error: found.error, isCut: found.isCut }}
    >
      {years.length === 0 ? (
        <EmptyState
          title={t('list.empty', { records: t('externalAssessment.plural') })}
          text={t('list.purpose.externalAssessment')}
        >
          <NewRecordLink record={record} />
        </EmptyState>
      ) : (
        <section
          className={`${classes.whole} ${own.years}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          aria-label={t('externalAssessment.view.byYear')}
        >
          {years.map((year) => (
            <Year key={year.year} year={year} />
          ))}
        </section>
      )}
    </ViewFrame>
  )
}
