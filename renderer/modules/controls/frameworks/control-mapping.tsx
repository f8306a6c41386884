import { Link } from '@tanstack/react-router'
import { protectionLevels, protectionParts, scopeOf } from '#shared/modules/frameworks/frameworks.levels.ts'
import { frameworkNames, isFrameworkName } from '#shared/modules/frameworks/frameworks.names.ts'
import { requirementOf, scoped } from '#shared/modules/frameworks/frameworks.reference.ts'
import { isText, partRows } from '#shared/record/rule-values.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { EditRecordLink } from '../../../records/edit-record-link.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import classes from './coverage.module.css'
import { MappedRequirements } from './mapped-requirements.tsx'
import type { FrameworkScope } from './use-coverage.ts'
import { useScopeName } from './use-scope-name.ts'

/** The frameworks in their order, MLPS once for each level and part. */
const scopes: readonly FrameworkScope[] = frameworkNames.flatMap((framework): FrameworkScope[] =>
  framework === 'mlps'
    ? protectionLevels.flatMap((level) => protectionParts.map((part) => ({ framework, scope: scopeOf(level, part) })))
    : [{ framework, scope: null }],
)

function identifiersOf(control: AnyEntity, { framework, scope }: FrameworkScope): readonly string[] {
  const held = new Set(scoped(framework, scope).requirements.map(({ id }) => id))
  const ids = partRows(control.frameworks).flatMap((row) =>
    row.framework === framework && isFrameworkName(row.framework) && isText(row.identifier)
      ? (requirementOf(framework, row.identifier)?.id ?? [])
      : [],
  )
  return [...new Set(ids)].filter((id) => held.has(id))
}

/** The requirements of every framework that a control serves, with how each is covered and by what else. */
export function ControlMapping({ record, detail }: DetailProps) {
  const t = useWords()
  const nameOf = useScopeName()
  const control = detail.entity
  const served = scopes
    .map((of) => ({ of, identifiers: identifiersOf(control, of) }))
    .filter(({ identifiers }) => identifiers.length > 0)
  if (served.length === 0)
    return (
      <EmptyState title={t('coverage.unmapped')} text={t('coverage.unmapped.text')}>
        <EditRecordLink record={record} detail={detail} />
      </EmptyState>
    )
  return served.map(({ of, identifiers }) => {
    const { framework, scope } = of
    const is = scope === null ? { framework } : { framework, scope }
    return (
      <section key={nameOf(of)} className={classes.section} aria-label={nameOf(of)}>
        <h3 className={classes.heading}>
          <Link to="/records/$record" params={{ record: 'requirement' }} search={{ view: 'coverage', is }}>
            {nameOf(of)}
          </Link>
          <span className="quiet">
            {t('coverage.served', { count: identifiers.length, all: scoped(framework, scope).requirements.length })}
          </span>
        </h3>
        <MappedRequirements framework={framework} identifiers={identifiers} control={control.id} />
      </section>
    )
  })
}
