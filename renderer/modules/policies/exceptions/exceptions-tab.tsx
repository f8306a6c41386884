import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { exceptionUrgency, projectExceptions } from '#shared/modules/policies/policies.exceptions.ts'
import { policyExceptionRecord } from '#shared/modules/policies/policy-exception.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useAll } from '../../../api/use-all.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import pageClasses from '../../../records/detail-page.module.css'
import type { DetailProps } from '../../../records/detail-props.ts'
import { FieldValue } from '../../../records/field-value.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { RecordLink } from '../../../records/record-link.tsx'
import { StateBadge } from '../../../records/state-badge.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './exceptions.module.css'

const { fields } = policyExceptionRecord
const columns = ['risk', 'dueOn'] as const

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function Row({
  row,
  today,
  titles,
}: {
  readonly row: AnyEntity
  readonly today: string
  readonly titles: DetailProps['detail']['titles']
}) {
  const t = useWords()
  const urgency = exceptionUrgency(row, today)
  const value = (name: 'risk' | 'dueOn') => (
    <FieldValue field={fields[name]} messages={`policyException.${name}`} value={row[name]} titles={titles} />
  )
  const finding = text(row.finding)
  return (
    <tr>
      <td>
        <RecordLink record="policyException" id={row.id} title={`${text(row.number)} ${text(row.title)}`.trim()} />
        {row.clauseName ? <span className={classes.aside}>{text(row.clauseName)}</span> : null}
        {finding ? (
          <span className={classes.aside}>
            {t('exceptions.deviation')}{' '}
            <RecordLink record="finding" id={finding} title={titles[finding] ?? t('record.unreadable')} />
          </span>
        ) : null}
      </td>
      <td className={classes.short}>{value('risk')}</td>
      <td className={classes.short}>
        {value('dueOn')}
        {urgency ? (
          <span className={classes.aside}>
            <ToneBadge tone={urgency === 'expired' ? 'critical' : 'attention'}>{t(`exceptions.${urgency}`)}</ToneBadge>
          </span>
        ) : null}
      </td>
      <td className={classes.short}>
        <StateBadge record={policyExceptionRecord} state={row.state} />
      </td>
    </tr>
  )
}

/** The exceptions to a policy: what holds, what ran out, and the deviation that each excuses. */
export function PolicyExceptions({ detail }: DetailProps) {
  const t = useWords()
  const { member, today } = useSession()
  const filters = [{ field: 'policy', comparison: 'is', value: detail.entity.id } as const]
  const found = useAll('policyException', { filters, sort: [{ field: 'dueOn' }] })
  if (found.error) return <RefusalNotice refusal={refusalOf(found.error)} />
  if (found.isPending) return null
  const first = mayWrite(policyExceptionRecord, member.roles) ? (
    <Button
      variant="default"
      renderRoot={(props) => (
        <Link
          {...props}
          to="/records/$record/new"
          params={{ record: 'policyException' }}
          search={{ with: { policy: detail.entity.id, applicant: member.person } }}
        />
      )}
    >
      {t('exceptions.new')}
    </Button>
  ) : null
  if (found.rows.length === 0)
    return (
      <EmptyState title={t('exceptions.none')} text={t('exceptions.none.help')}>
        {first}
      </EmptyState>
    )
  const { rows, counts } = projectExceptions(found.rows, today)
  return (
    <>
      <div className={classes.head}>
        <p className={classes.counts}>{t('exceptions.counts', counts)}</p>
        <div data-not-printed>{first}</div>
      </div>
      <div className={pageClasses.scroll}>
        <table className={pageClasses.table}>
          <thead>
            <tr>
              <th scope="col">{t('policyException')}</th>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {t(`policyException.${name}`)}
                </th>
              ))}
              <th scope="col">{t('record.state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} today={today} titles={found.titles} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
