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
import { FillLink, Gate, GateCriterion, LackingRecords } from '../../records/gate.tsx'
import { mayWrite } from '../../records/known-records.ts'
import { useAwaited } from '../../records/with-beside.tsx'
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
  const all = { is: { cycle: id, ...(row.record === 'deviation' ? { state: 'open' } : {}) } }
  return (
    <GateCriterion asked={field === null ? t(`cycle.gate.${name}`) : t(`cycle.${field}`)} isMet={isMet}>
      {!isMet && field !== null && mayEdit ? <FillLink record="cycle" id={id} /> : null}
      {!isMet && name === 'noWorkItems' ? (
        <>
          {' '}
          <Link to="/records/$record/new" params={{ record: 'workItem' }} search={{ with: { cycle: id } }}>
            {t('gate.addItem')}
          </Link>
        </>
      ) : null}
      {!isMet && name === 'deviationsUnrecorded' ? <RecordDeviations id={id} /> : null}
      <LackingRecords record={row.record} rows={lacking} count={count} all={all} />
    </GateCriterion>
  )
}

/** The way into the next phase: how much of it is met, and each criterion with what is missing; live with every change. */
export function GatePanel({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const { id, state } = detail.entity
  const { data, isPending } = useQuery({ queryKey: ['cycles', 'gate', id], queryFn: () => api.cycles.gate({ id }) })
  useAwaited(isPending)
  const gate = data?.gate
  if (!gate || state === 'closed') return null
  const met = gate.criteria.filter(({ isMet }) => isMet).length
  const all = gate.criteria.length
  const mayClose = gate.step === 'close' && mayWrite(cycleRecord, member.roles)
  return (
    <Gate
      head={t('gate.head', { phase: t(`cycle.state.${gate.to}`), met, all })}
      met={met}
      all={all}
      foot={mayClose ? <CloseCycle detail={detail} /> : null}
    >
      {gate.criteria.map((row) => (
        <Criterion key={row.field ?? row.name} id={id} mayEdit={detail.mayEdit} row={row} />
      ))}
    </Gate>
  )
}
