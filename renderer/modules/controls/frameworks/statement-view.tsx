import { Link } from '@tanstack/react-router'
import { Fragment, useMemo } from 'react'
import { listed } from '#shared/base/series.ts'
import type { Titles } from '#shared/contract/list.ts'
import { standingTones } from '#shared/modules/frameworks/frameworks.coverage.ts'
import {
  projectStatement,
  type Statement,
  type StatementLine,
} from '#shared/modules/frameworks/frameworks.statement.ts'
import { useWords } from '../../../app/words.tsx'
import { ViewFrame } from '../../../charts/view-frame.tsx'
import { ToneBadge, ToneMark } from '../../../ui/tone-badge.tsx'
import { BeginButton } from './begin-button.tsx'
import classes from './coverage.module.css'
import { FrameworkChoice } from './framework-choice.tsx'
import own from './statement.module.css'
import { useCoverage, useFrameworkChoice } from './use-coverage.ts'

const columns = [
  ['identifier', 'requirement.identifier'],
  ['title', 'requirement.title'],
  ['applicability', 'requirement.applicability'],
  ['justification', 'requirement.justification'],
  ['standing', 'statement.standing'],
  ['controls', 'control.plural'],
  ['department', 'requirement.department'],
] as const

function useApplicability() {
  const t = useWords()
  return ({ applicability }: StatementLine) =>
    t(applicability === null ? 'requirement.state.open' : `requirement.applicability.${applicability}`)
}

function useTable(statement: Statement | null, titles: Titles) {
  const t = useWords()
  const applicability = useApplicability()
  const lines = statement?.chapters.flatMap((chapter) => chapter.lines) ?? []
  return {
    columns: columns.map(([key, label]) => ({ key, label: t(label) })),
    rows: lines.map((line) => [
      line.identifier,
      line.title,
      applicability(line),
      line.justification,
      t(`coverage.standing.${line.standing}`),
      listed(t.language, line.controls),
      line.department ? (titles[line.department] ?? '') : '',
    ]),
  }
}

function Line({ line, titles }: { readonly line: StatementLine; readonly titles: Titles }) {
  const t = useWords()
  const applicability = useApplicability()
  return (
    <tr>
      <th scope="row" className={classes.identifier}>
        {line.identifier}
      </th>
      <td className={classes.title}>
        {line.decision ? (
          <Link to="/records/$record/$id" params={{ record: 'requirement', id: line.decision }} search={(old) => old}>
            {line.title}
          </Link>
        ) : (
          line.title
        )}
      </td>
      <td className={`${own.decision} ${line.applicability === null ? 'quiet' : ''}`}>{applicability(line)}</td>
      <td className={classes.justification}>{line.justification}</td>
      <td>
        <ToneBadge tone={standingTones[line.standing]}>{t(`coverage.standing.${line.standing}`)}</ToneBadge>
        {line.isContradicted ? <ToneMark tone="attention" words={t('coverage.contradicted')} /> : null}
      </td>
      <td className={classes.controls}>
        {line.controls.map((number) => (
          <span key={number} className={classes.link}>
            {number}
          </span>
        ))}
      </td>
      <td>{line.department ? (titles[line.department] ?? t('record.somebody')) : null}</td>
    </tr>
  )
}

function Lines({ statement, titles }: { readonly statement: Statement; readonly titles: Titles }) {
  const t = useWords()
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {columns.map(([key, label]) => (
            <th key={key} scope="col">
              {t(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {statement.chapters.map((chapter) => (
          <Fragment key={chapter.id}>
            <tr>
              <th scope="rowgroup" colSpan={columns.length} className={classes.group}>
                {chapter.id} {chapter.title}
              </th>
            </tr>
            {chapter.lines.map((line) => (
              <Line key={line.identifier} line={line} titles={titles} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

/** The statement of applicability of a framework: what applies and why, and by which controls it is met. */
export function StatementOfApplicability() {
  const t = useWords()
  const [chosen, choose] = useFrameworkChoice()
  const { coverage, titles, error, isPending } = useCoverage(chosen.framework, chosen.scope)
  const statement = useMemo(() => (coverage ? projectStatement(coverage, t.language) : null), [coverage, t.language])
  const missing = coverage?.rows.filter(({ decision }) => decision === null).length ?? 0
  const finding = statement
    ? t('statement.finding', {
        applicable: statement.applicable,
        excluded: statement.excluded,
        undecided: statement.undecided,
      })
    : t('requirement.view.statement')
  const controls = (
    <>
      <FrameworkChoice value={chosen} onChange={choose} />
      <BeginButton of={chosen} missing={missing} />
    </>
  )
  return (
    <ViewFrame
      title={finding}
      controls={controls}
      table={useTable(statement, titles)}
      source={{ isPending, error, isCut: false }}
    >
      {statement ? (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <section className={classes.whole} tabIndex={0} aria-label={t('requirement.view.statement')}>
            <Lines statement={statement} titles={titles} />
          </section>
          <p className={classes.notice}>{statement.notice}</p>
        </>
      ) : null}
    </ViewFrame>
  )
}
