import type { Detail, OfferedStep } from '#shared/contract/record-operations.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useWords } from '../app/words.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { SideValue } from './form-side-value.tsx'
import { StateBadge } from './state-badge.tsx'
import classes from './step-overtaken.module.css'
import { useFormats } from './use-formats.ts'

/** What another person changed between the opening of a step's dialog and its taking, and whether it can still be taken. */
export function StepOvertaken({
  record,
  before,
  fresh,
  step,
}: {
  readonly record: AnyRecord
  readonly before: AnyEntity
  readonly fresh: Detail<AnyEntity>
  /** The step as it is offered now; null where it is not any more. */
  readonly step: OfferedStep | null
}) {
  const t = useWords()
  const formats = useFormats()
  const { entity, titles } = fresh
  const changed = Object.keys(record.fields).filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(entity[name] ?? null),
  )
  return (
    <ErrorNotice
      happened={t('steps.overtaken', {
        who: titles[entity.updatedBy] ?? t('record.somebody'),
        when: formats.instant(entity.updatedAt),
      })}
      todo={t(step ? 'steps.overtaken.again' : 'steps.overtaken.gone')}
    >
      <dl className={classes.changes}>
        {before.state === entity.state ? null : (
          <div>
            <dt>{t('record.state')}</dt>
            <dd>
              <StateBadge record={record} state={before.state} /> → <StateBadge record={record} state={entity.state} />
            </dd>
          </div>
        )}
        {changed.map((name) => (
          <div key={name}>
            <dt>{t(`${record.name}.${name}`)}</dt>
            <dd>
              <SideValue record={record} field={name} value={before[name] ?? null} titles={titles} />
              {' → '}
              <SideValue record={record} field={name} value={entity[name] ?? null} titles={titles} />
            </dd>
          </div>
        ))}
      </dl>
    </ErrorNotice>
  )
}
