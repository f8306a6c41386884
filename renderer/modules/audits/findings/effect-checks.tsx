import { Link } from '@tanstack/react-router'
import { effectivenessCheckRecord } from '#shared/modules/audits/effectiveness-check.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useAll } from '../../../api/use-all.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { StateBadge } from '../../../records/state-badge.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import classes from './follow-up.module.css'
import { Section } from './follow-up-section.tsx'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** Looks at whether the remedy has held: when the next one is due, and what earlier ones said. */
export function EffectChecks({ finding }: { readonly finding: AnyEntity }) {
  const t = useWords()
  const formats = useFormats()
  const { today } = useSession()
  const filters = [{ field: 'finding', comparison: 'is', value: finding.id } as const]
  const { rows, titles } = useAll('effectivenessCheck', { filters, sort: [{ field: 'dueOn' }] })
  if (rows.length === 0) return null
  return (
    <Section title={t('effectivenessCheck.plural')}>
      <ul className={classes.plain}>
        {rows.map((check) => {
          const dueOn = text(check.dueOn)
          const who = text(check.checkedBy) || text(check.checker)
          const isLate = check.state === 'planned' && dueOn < today
          return (
            <li key={check.id} className={classes.entry}>
              <div>
                <Link to="/records/$record/$id" params={{ record: 'effectivenessCheck', id: check.id }}>
                  {text(check.number)}
                </Link>
                <div className={classes.facts}>
                  {who === '' ? null : <span>{titles[who] ?? t('record.somebody')}</span>}
                  <span className={isLate ? classes.late : undefined}>
                    {text(check.checkedOn) === ''
                      ? t(isLate ? 'finding.action.late' : 'finding.action.due', { day: formats.day(dueOn) })
                      : formats.day(text(check.checkedOn))}
                  </span>
                </div>
              </div>
              <StateBadge record={effectivenessCheckRecord} state={check.state} />
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
