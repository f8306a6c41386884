import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import type { CriterionRow } from '#shared/modules/cycles/cycles.contract.ts'
import { deviationRecord } from '#shared/modules/cycles/deviation.record.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { mayWrite } from '../../records/known-records.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { CloseCycle } from './close-cycle.tsx'
import classes from './gate-list.module.css'

/** Records what was missed by one key, for each target a deviation that is still to be answered. */
function RecordDeviations({ id }: { readonly id: string }) {
  const t = useWords()
  const { member } = useSession()
  const record = useChange(() => api.cycles.recordDeviations({ id }))
  const mayRecord = mayWrite(deviationRecord, member.roles)
  const run = () => record.mutate(undefined)
  usePageKeys(mayRecord ? [['d', run]] : [])
  if (!mayRecord) return null
  return (
    <>
      {' '}
      <Button variant="default" size="compact-sm" onClick={run} disabled={record.isPending}>
        {t('gate.recordDeviations')} <kbd className={classes.key}>d</kbd>
      </Button>
      {record.error ? <RefusalNotice refusal={refusalOf(record.error)} /> : null}
    </>
  )
}

/** What a criterion asks, and while it is not met the very records or the field that are missing. */
function Criterion({
  id,
  mayEdit,
  row,
}: {
  readonly id: string
  readonly mayEdit: boolean
  readonly row: CriterionRow
}) {
  const t = useWords()
  const { name, field, isMet, count, lacking } = row
  const asked = field === null ? t(`cycle.gate.${name}`) : t(`cycle.${field}`)
  const more = count - lacking.length
  return (
    <li className={classes.criterion} data-met={isMet}>
      <span className={classes.sign} role="img" aria-label={t(isMet ? 'gate.met' : 'gate.unmet')}>
        {isMet ? '✓' : '○'}
      </span>
      <span>
        {asked}
        {!isMet && field !== null && mayEdit ? (
          <>
            {' '}
            <Link to="/records/$record/$id/edit" params={{ record: 'cycle', id }} search={(old) => old}>
              {t('gate.fill')}
            </Link>
          </>
        ) : null}
        {!isMet && name === 'noWorkItems' ? (
          <>
            {' '}
            <Link to="/records/$record/new" params={{ record: 'workItem' }} search={{ with: { cycle: id } }}>
              {t('gate.addItem')}
            </Link>
          </>
        ) : null}
        {!isMet && name === 'deviationsUnrecorded' ? <RecordDeviations id={id} /> : null}
        {lacking.length > 0 ? (
          <ul className={classes.lacking} aria-label={t('gate.lacking')}>
            {lacking.map((item) => (
              <li key={item.id}>
                <span className="quiet">{item.number}</span>{' '}
                <RecordLink record={row.record} id={item.id} title={item.title} />
              </li>
            ))}
            {more > 0 ? (
              <li>
                <Link
                  to="/records/$record"
                  params={{ record: row.record }}
                  search={{ is: { cycle: id, ...(row.record === 'deviation' ? { state: 'open' } : {}) } }}
                >
                  {t('gate.more', { count: more })}
                </Link>
              </li>
            ) : null}
          </ul>
        ) : null}
      </span>
    </li>
  )
}

/** The way into the next phase: how much of it is met, and each criterion with what is missing; live with every change. */
export function GatePanel({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const { id, state } = detail.entity
  const { data } = useQuery({ queryKey: ['cycles', 'gate', id], queryFn: () => api.cycles.gate({ id }) })
  const gate = data?.gate
  if (!gate || state === 'closed') return null
  const met = gate.criteria.filter(({ isMet }) => isMet).length
  const all = gate.criteria.length
  return (
    <details className={classes.gate} open={met < all}>
      <summary className={classes.head}>
        {t('gate.head', { phase: t(`cycle.state.${gate.to}`), met, all })}
        <progress className={classes.bar} value={met} max={all} aria-hidden="true" />
      </summary>
      <ul className={classes.criteria}>
        {gate.criteria.map((row) => (
          <Criterion key={row.field ?? row.name} id={id} mayEdit={detail.mayEdit} row={row} />
        ))}
      </ul>
      {gate.step === 'close' && mayWrite(cycleRecord, member.roles) ? <CloseCycle detail={detail} /> : null}
    </details>
  )
}
