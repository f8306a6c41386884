import { useQuery } from '@tanstack/react-query'
import { approversOf, type Missing, quorumOf } from '#shared/modules/policies/policies.approval.ts'
import { policyApprovalRecord } from '#shared/modules/policies/policy-approval.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useAll } from '../../../api/use-all.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import { RecordLink } from '../../../records/record-link.tsx'
import { StateBadge } from '../../../records/state-badge.tsx'
import { Steps } from '../../../records/steps.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import classes from './approval.module.css'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** What the signed-in person is asked, with both answers. */
function OwnDecision({ id }: { readonly id: string }) {
  const t = useWords()
  const found = useQuery(detailOf('policyApproval', id))
  if (!found.data) return null
  return (
    <section className={classes.own} aria-label={t('approval.yours')}>
      <p className={classes.ask}>{t('approval.yours')}</p>
      <Steps record={policyApprovalRecord} detail={found.data} />
    </section>
  )
}

function Row({ approval, nameOf }: { readonly approval: AnyEntity; readonly nameOf: (id: string) => string }) {
  const t = useWords()
  const formats = useFormats()
  const person = text(approval.person)
  return (
    <tr>
      <th scope="row">
        <RecordLink record="person" id={person} title={nameOf(person)} />
      </th>
      <td>{approval.capacity ? t(`policyApproval.capacity.${text(approval.capacity)}`) : '—'}</td>
      <td>
        <StateBadge record={policyApprovalRecord} state={approval.state} />
      </td>
      <td>{approval.decidedOn ? formats.day(text(approval.decidedOn)) : '—'}</td>
      <td className={classes.reason}>{approval.reason ? <MarkdownText text={text(approval.reason)} /> : null}</td>
    </tr>
  )
}

function Decisions({
  title,
  rows,
  nameOf,
}: {
  readonly title: string
  readonly rows: readonly AnyEntity[]
  readonly nameOf: (id: string) => string
}) {
  const t = useWords()
  const heads = ['person', 'capacity', 'state', 'decidedOn', 'reason']
  return (
    <table className={classes.table} aria-label={title}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {t(head === 'state' ? 'record.state' : `policyApproval.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} approval={row} nameOf={nameOf} />
        ))}
      </tbody>
    </table>
  )
}

function useMissing(nameOf: (id: string) => string) {
  const t = useWords()
  return (missing: readonly Missing[]) =>
    new Intl.ListFormat(t.language).format(
      missing.map(({ kind, value }) => (kind === 'person' ? nameOf(value) : t(`policyApproval.capacity.${value}`))),
    )
}

/** Who is asked to approve a version, who decided when and why, and what the quorum still wants. */
export function ApprovalTab({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const version = detail.entity
  const filters = [{ field: 'version', comparison: 'is', value: version.id } as const]
  const found = useAll('policyApproval', { filters, sort: [{ field: 'createdAt' }] })
  const nameOf = (id: string) => found.titles[id] ?? detail.titles[id] ?? t('record.somebody')
  const missingWords = useMissing(nameOf)
  if (found.error) return <RefusalNotice refusal={refusalOf(found.error)} />
  if (found.isPending) return null
  const live = found.rows.filter((row) => row.state !== 'voided')
  const voided = found.rows.filter((row) => row.state === 'voided')
  const own = live.find((row) => row.state === 'pending' && row.person === member.person)
  const quorum = quorumOf(version, found.rows)
  if (approversOf(version).length === 0)
    return <EmptyState title={t('approval.nobody')} text={t('approval.nobody.help')} />
  return (
    <>
      <p className={classes.status} role="status">
        {t('approval.status', { given: quorum.given, needed: quorum.needed })}
        {quorum.missing.length > 0 ? (
          <span className={classes.missing}> {t('approval.missing', { names: missingWords(quorum.missing) })}</span>
        ) : null}
      </p>
      {own && version.state === 'inReview' ? <OwnDecision id={own.id} /> : null}
      {live.length > 0 ? (
        <Decisions title={t('approval.now')} rows={live} nameOf={nameOf} />
      ) : (
        <p className="quiet">{t('approval.notAsked', { count: approversOf(version).length })}</p>
      )}
      {voided.length > 0 ? (
        <details>
          <summary className={classes.summary}>{t('approval.voided', { count: voided.length })}</summary>
          <Decisions title={t('approval.voided', { count: voided.length })} rows={voided} nameOf={nameOf} />
        </details>
      ) : null}
    </>
  )
}
