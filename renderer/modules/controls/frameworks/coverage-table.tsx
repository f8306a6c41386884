import { Link } from '@tanstack/react-router'
import type { Titles } from '#shared/contract/list.ts'
import { type Coverage, type CoverageRow, standingTones } from '#shared/modules/frameworks/frameworks.coverage.ts'
import { requirementOf } from '#shared/modules/frameworks/frameworks.reference.ts'
import { useWords } from '../../../app/words.tsx'
import { ToneBadge, ToneMark } from '../../../ui/tone-badge.tsx'
import { ControlLinks } from './control-links.tsx'
import classes from './coverage.module.css'

type LineProps = { readonly coverage: Coverage; readonly row: CoverageRow; readonly titles: Titles }

function Line({ coverage, row, titles }: LineProps) {
  const t = useWords()
  const title = requirementOf(coverage.framework, row.identifier)?.[t.language] ?? ''
  const { decision } = row
  return (
    <tr>
      <th scope="row" className={classes.identifier}>
        {row.identifier}
      </th>
      <td className={classes.title}>
        {decision ? (
          <Link
            to="/records/$record/$id"
            params={{ record: 'requirement', id: decision.id }}
            search={(old) => ({ ...old, tab: 'controls' })}
          >
            {title}
          </Link>
        ) : (
          title
        )}
        {row.isContradicted ? <ToneMark tone="attention" words={t('coverage.contradicted')} /> : null}
      </td>
      <td>
        <ToneBadge tone={standingTones[row.standing]}>{t(`coverage.standing.${row.standing}`)}</ToneBadge>
      </td>
      <td className={classes.controls}>
        {row.controls.length === 0 ? <span className="quiet">–</span> : <ControlLinks controls={row.controls} />}
      </td>
      <td>{decision?.department ? (titles[decision.department] ?? t('record.somebody')) : null}</td>
    </tr>
  )
}

export const coverageColumns = [
  ['identifier', 'requirement.identifier'],
  ['title', 'requirement.title'],
  ['standing', 'coverage.standing'],
  ['controls', 'control.plural'],
  ['department', 'requirement.department'],
] as const

/** The requirements of a framework with what covers each. */
export function CoverageTable({
  coverage,
  rows,
  titles,
}: {
  readonly coverage: Coverage
  readonly rows: readonly CoverageRow[]
  readonly titles: Titles
}) {
  const t = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('requirement.plural')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {coverageColumns.map(([key, label]) => (
              <th key={key} scope="col">
                {t(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.identifier} coverage={coverage} row={row} titles={titles} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className={`quiet ${classes.empty}`}>{t('coverage.noGap')}</p> : null}
    </section>
  )
}
