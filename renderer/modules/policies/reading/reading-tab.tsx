import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { policyVersionRecord } from '#shared/modules/policies/policy-version.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useAll } from '../../../api/use-all.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { mayWrite } from '../../../records/known-records.ts'
import { StateBadge } from '../../../records/state-badge.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ClauseText } from './clause-text.tsx'
import classes from './reading.module.css'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The version whose text is shown: the one in force, else the last one that was written. */
function shownVersion(versions: readonly AnyEntity[]): AnyEntity | undefined {
  return versions.find(({ state }) => state === 'effective') ?? versions.at(-1)
}

/** All versions of the policy, the last first, each one click from its page. */
function Versions({ versions, shown }: { readonly versions: readonly AnyEntity[]; readonly shown: string }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <ul className={classes.versions} aria-label={t('policyVersion.plural')}>
      {versions.toReversed().map((version) => (
        <li key={version.id} aria-current={version.id === shown || undefined}>
          <Link to="/records/$record/$id" params={{ record: 'policyVersion', id: version.id }}>
            {t('difference.head', { version: text(version.version) })}
          </Link>
          <StateBadge record={policyVersionRecord} state={version.state} />
          <span className="quiet">{version.effectiveOn ? formats.day(text(version.effectiveOn)) : ''}</span>
        </li>
      ))}
    </ul>
  )
}

/** What a policy says now, set for reading, under the list of its versions. */
export function ReadingTab({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const policy = detail.entity
  const filters = [{ field: 'policy', comparison: 'is', value: policy.id } as const]
  const { rows, error, isPending } = useAll('policyVersion', { filters, sort: [{ field: 'createdAt' }] })
  const version = shownVersion(rows)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return null
  if (!version)
    return (
      <EmptyState title={t('reading.none')} text={t('reading.none.help')}>
        {mayWrite(policyVersionRecord, member.roles) ? (
          <Button
            renderRoot={(props) => (
              <Link
                {...props}
                to="/records/$record/new"
                params={{ record: 'policyVersion' }}
                search={{ with: { policy: policy.id, title: text(policy.title), author: member.person } }}
              />
            )}
          >
            {t('reading.none.first')}
          </Button>
        ) : null}
      </EmptyState>
    )
  return (
    <>
      <Versions versions={rows} shown={version.id} />
      {version.state === 'effective' ? null : <p className={classes.notInForce}>{t('reading.notInForce')}</p>}
      <ClauseText text={text(version.text)} />
    </>
  )
}

/** What is known of who signed: a key that nobody has confirmed says that some key signed, and who accepted it. */
function Signature({ detail }: Pick<DetailProps, 'detail'>) {
  const t = useWords()
  const { key, acceptedBy } = detail.entity
  const found = useAll('replyKey', { filters: [{ field: 'id', comparison: 'is', value: text(key) }] })
  const state = found.rows[0]?.state
  if (state === undefined) return null
  const who = detail.titles[text(acceptedBy)] ?? t('record.somebody')
  const fingerprint = text(found.rows[0]?.fingerprint)
  return (
    <p className={state === 'confirmed' ? undefined : classes.notInForce}>
      {t(`reading.signature.${state}`, { who, fingerprint })}
    </p>
  )
}

/** The text that somebody is asked to accept, on the page of their attestation. */
export function AttestedText({ detail }: DetailProps) {
  const version = text(detail.entity.version)
  const found = useAll('policyVersion', { filters: [{ field: 'id', comparison: 'is', value: version }] })
  if (found.error) return <RefusalNotice refusal={refusalOf(found.error)} />
  return (
    <>
      {detail.entity.key ? <Signature detail={detail} /> : null}
      <ClauseText text={text(found.rows[0]?.text)} />
    </>
  )
}
