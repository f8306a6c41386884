import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CriterionRow } from '#shared/modules/cycles/cycles.contract.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { RecordLink } from '../../records/record-link.tsx'
import classes from './gate-list.module.css'

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
        {lacking.length > 0 ? (
          <ul className={classes.lacking} aria-label={t('gate.lacking')}>
            {lacking.map((item) => (
              <li key={item.id}>
                <span className="quiet">{item.number}</span>{' '}
                <RecordLink record="workItem" id={item.id} title={item.title} />
              </li>
            ))}
            {more > 0 ? (
              <li>
                <Link to="/records/$record" params={{ record: 'workItem' }} search={{ is: { cycle: id } }}>
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
    </details>
  )
}
