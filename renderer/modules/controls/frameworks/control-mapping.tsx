import { Link } from '@tanstack/react-router'
import { type FrameworkName, frameworkNames, isFrameworkName } from '#shared/modules/frameworks/frameworks.names.ts'
import { frameworks, requirementOf } from '#shared/modules/frameworks/frameworks.reference.ts'
import { isText, partRows } from '#shared/record/rule-values.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import classes from './coverage.module.css'
import { MappedRequirements } from './mapped-requirements.tsx'

function identifiersOf(control: AnyEntity, framework: FrameworkName): readonly string[] {
  const ids = partRows(control.frameworks).flatMap((row) =>
    row.framework === framework && isFrameworkName(row.framework) && isText(row.identifier)
      ? (requirementOf(framework, row.identifier)?.id ?? [])
      : [],
  )
  return [...new Set(ids)]
}

/** The requirements of every framework that a control serves, with how each is covered and by what else. */
export function ControlMapping({ detail }: DetailProps) {
  const t = useWords()
  const control = detail.entity
  const served = frameworkNames
    .map((framework) => ({ framework, identifiers: identifiersOf(control, framework) }))
    .filter(({ identifiers }) => identifiers.length > 0)
  if (served.length === 0) return <EmptyState title={t('coverage.unmapped')} text={t('coverage.unmapped.text')} />
  return served.map(({ framework, identifiers }) => (
    <section key={framework} className={classes.section} aria-label={t(`requirement.framework.${framework}`)}>
      <h3 className={classes.heading}>
        <Link to="/records/$record" params={{ record: 'requirement' }} search={{ view: 'coverage', is: { framework } }}>
          {t(`requirement.framework.${framework}`)}
        </Link>
        <span className="quiet">
          {t('coverage.served', { count: identifiers.length, all: frameworks[framework].requirements.length })}
        </span>
      </h3>
      <MappedRequirements framework={framework} identifiers={identifiers} control={control.id} />
    </section>
  ))
}
