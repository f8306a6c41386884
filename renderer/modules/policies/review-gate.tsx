import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Filter } from '#shared/contract/list.ts'
import { type ReviewCriterion, reviewGate, versionsUpTo } from '#shared/modules/policies/policies.review-gate.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../../api/queries.ts'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { FillLink, Gate, GateCriterion, LackingRecords } from '../../records/gate.tsx'
import { useAwaited } from '../../records/with-beside.tsx'
import { useClauseComments } from './clauses/use-clause-comments.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')
/** How many remarks are named; the list of them shows the rest. */
const mostNamed = 5
/** A remark is named by its beginning. */
const longestName = 80

type Remark = { readonly id: string; readonly number: string; readonly title: string }

function Criterion({
  detail,
  row,
  remarks,
  versions,
}: Pick<DetailProps, 'detail'> & {
  readonly row: ReviewCriterion
  readonly remarks: readonly Remark[]
  readonly versions: readonly string[]
}) {
  const t = useWords()
  const { id } = detail.entity
  const { name, field, isMet, count } = row
  const where: readonly Filter[] = [
    { field: 'version', comparison: 'in', value: [...versions] },
    { field: 'state', comparison: 'is', value: 'open' },
  ]
  const isRemarks = name === 'remarksOpen'
  const left = field === null && !isMet ? t('reviewGate.left', { count }) : ''
  return (
    <GateCriterion asked={field === null ? t(`reviewGate.${name}`) + left : t(`policyReview.${field}`)} isMet={isMet}>
      {isMet || isRemarks || !detail.mayEdit ? null : <FillLink record="policyReview" id={id} />}
      {isRemarks && !isMet ? (
        <>
          {' '}
          <Link
            to="/records/$record/$id"
            params={{ record: 'policyReview', id }}
            search={(old) => ({ ...old, tab: 'clauses' })}
          >
            {t('reviewGate.answer')}
          </Link>
          <LackingRecords
            record="clauseComment"
            rows={remarks.slice(0, mostNamed)}
            count={count}
            all={{ where, exact: true }}
          />
        </>
      ) : null}
    </GateCriterion>
  )
}

function GateOver({ detail, version }: Pick<DetailProps, 'detail'> & { readonly version: AnyEntity | null }) {
  const t = useWords()
  const { entity } = detail
  const { versions, comments, isPending } = useClauseComments(version ?? entity)
  useAwaited(isPending)
  if (isPending) return null
  const upTo = version ? versionsUpTo(version, versions.rows).map(({ id }) => id) : []
  const remarks = comments.rows.filter((one) => one.state === 'open' && upTo.includes(text(one.version)))
  const gate = reviewGate(entity.state, { review: entity, remarks })
  if (!gate) return null
  const met = gate.criteria.filter(({ isMet }) => isMet).length
  const all = gate.criteria.length
  const rows = remarks.map(({ id, clauseName, body }) => {
    return { id, number: text(clauseName), title: text(body).slice(0, longestName) }
  })
  return (
    <Gate head={t(`reviewGate.${gate.step}`, { met, all })} met={met} all={all}>
      {gate.criteria.map((row) => (
        <Criterion key={row.field ?? row.name} detail={detail} row={row} remarks={rows} versions={upTo} />
      ))}
    </Gate>
  )
}

/** What a review still asks before it starts or concludes, with the way to each; nothing once it is over. */
export function ReviewGatePanel({ detail }: DetailProps) {
  const { entity } = detail
  const id = text(entity.version)
  const { data, isLoading } = useQuery({ ...detailOf('policyVersion', id), enabled: id !== '' })
  useAwaited(isLoading)
  if (entity.archived || (id !== '' && !data)) return null
  return <GateOver detail={detail} version={data?.entity ?? null} />
}
