import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import { type ServingControl, standingTones } from '#shared/modules/frameworks/frameworks.coverage.ts'
import { isFrameworkName } from '#shared/modules/frameworks/frameworks.names.ts'
import { requirementOf } from '#shared/modules/frameworks/frameworks.reference.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { FieldValue } from '../../../records/field-value.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { recordWord } from '../../../records/record-word.ts'
import { StateBadge } from '../../../records/state-badge.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './coverage.module.css'
import { ServedBeside } from './served-beside.tsx'
import { useCoverage } from './use-coverage.ts'

/** One control: its state, and what its last check found. */
function Serving({ control }: { readonly control: ServingControl }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <section className={classes.section} aria-label={`${control.number} ${control.title}`}>
      <h3 className={classes.heading}>
        <Link to="/records/$record/$id" params={{ record: 'control', id: control.id }} search={{ tab: 'mapping' }}>
          {control.number} {control.title}
        </Link>
        <StateBadge record={controlRecord} state={control.state} />
        {control.last ? (
          <>
            <FieldValue
              field={controlCheckRecord.fields.result}
              messages="controlCheck.result"
              value={control.last.result}
              titles={{}}
            />
            <span className="quiet">{formats.day(control.last.on)}</span>
          </>
        ) : (
          <span className="quiet">{t('coverage.unchecked')}</span>
        )}
      </h3>
    </section>
  )
}

/** The controls that serve a requirement, and what else each of them serves. */
export function RequirementControls({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const { framework, identifier } = detail.entity
  const name = isFrameworkName(framework) ? framework : 'iso27001'
  const id = requirementOf(name, String(identifier))?.id ?? ''
  const { coverage, error } = useCoverage(name)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  const row = coverage?.rows.find((one) => one.identifier === id)
  if (!row) return null
  if (row.controls.length === 0)
    return (
      <EmptyState title={t('coverage.noControl')} text={t('coverage.noControl.text')}>
        {mayWrite(controlRecord, member.roles) ? (
          <Button
            renderRoot={(props) => (
              <Link
                {...props}
                to="/records/$record/new"
                params={{ record: 'control' }}
                search={{ with: { frameworks: [{ framework: name, identifier: id }] } }}
              />
            )}
          >
            {t('list.new', { record: recordWord(t, 'control') })}
          </Button>
        ) : null}
      </EmptyState>
    )
  return (
    <>
      <p className={classes.heading}>
        {t('coverage.standing')}{' '}
        <ToneBadge tone={standingTones[row.standing]}>{t(`coverage.standing.${row.standing}`)}</ToneBadge>
      </p>
      {row.controls.map((control) => (
        <Serving key={control.id} control={control} />
      ))}
      <ServedBeside controls={row.controls} at={{ framework: name, identifier: id }} />
    </>
  )
}
