import { Link } from '@tanstack/react-router'
import { standingTones } from '#shared/modules/frameworks/frameworks.coverage.ts'
import type { FrameworkName } from '#shared/modules/frameworks/frameworks.names.ts'
import { requirementOf } from '#shared/modules/frameworks/frameworks.reference.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import { ControlLinks } from './control-links.tsx'
import classes from './coverage.module.css'
import { useCoverage } from './use-coverage.ts'

type Props = {
  readonly framework: FrameworkName
  readonly identifiers: readonly string[]
  /** The control on whose page they stand; it is not named among the others. */
  readonly control: string | null
}

/** Some requirements of a framework: how each is covered, and by which other controls. */
export function MappedRequirements({ framework, identifiers, control }: Props) {
  const t = useWords()
  const { coverage, error } = useCoverage(framework)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!coverage) return null
  const rows = coverage.rows.filter(({ identifier }) => identifiers.includes(identifier))
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('requirement.identifier')}</th>
          <th scope="col">{t('requirement.title')}</th>
          <th scope="col">{t('coverage.standing')}</th>
          <th scope="col">{t(control === null ? 'control.plural' : 'coverage.others')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const others = row.controls.filter(({ id }) => id !== control)
          const title = requirementOf(framework, row.identifier)?.[t.language] ?? ''
          return (
            <tr key={row.identifier}>
              <th scope="row" className={classes.identifier}>
                {row.identifier}
              </th>
              <td className={classes.title}>
                {row.decision ? (
                  <Link to="/records/$record/$id" params={{ record: 'requirement', id: row.decision.id }}>
                    {title}
                  </Link>
                ) : (
                  title
                )}
              </td>
              <td>
                <ToneBadge tone={standingTones[row.standing]}>{t(`coverage.standing.${row.standing}`)}</ToneBadge>
              </td>
              <td>{others.length === 0 ? <span className="quiet">–</span> : <ControlLinks controls={others} />}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
