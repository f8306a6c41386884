import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { attestationCampaignRecord } from '#shared/modules/policies/attestation-campaign.record.ts'
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
import classes from './attestation.module.css'
import { DepartmentProgress } from './department-progress.tsx'
import { Replies } from './replies.tsx'

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const overseers: readonly string[] = ['administrator', 'lead', 'auditor']

/** How far a campaign has come by department, and the way to people without the program. */
export function CampaignProgress({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const { id, state } = detail.entity
  if (!member.roles.some((role) => overseers.includes(role))) return <p className="quiet">{t('attesting.notYours')}</p>
  return (
    <>
      <DepartmentProgress campaign={id} />
      {mayWrite(attestationCampaignRecord, member.roles) ? (
        <Replies campaign={id} isRunning={state === 'running'} />
      ) : null}
    </>
  )
}

function Campaign({ campaign }: { readonly campaign: AnyEntity }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <section className={classes.campaign} aria-label={text(campaign.title)}>
      <h3 className={classes.heading}>
        <Link
          to="/records/$record/$id"
          params={{ record: 'attestationCampaign', id: campaign.id }}
          search={{ tab: 'progress' }}
        >
          {text(campaign.number)} {text(campaign.title)}
        </Link>
        <StateBadge record={attestationCampaignRecord} state={campaign.state} />
        <span className={classes.due}>{t('attesting.due', { day: formats.day(text(campaign.dueOn)) })}</span>
      </h3>
      <DepartmentProgress campaign={campaign.id} />
    </section>
  )
}

/** The campaigns in which people were asked to accept the versions of a policy. */
export function PolicyAttestations({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const ofPolicy = [{ field: 'policy', comparison: 'is', value: detail.entity.id } as const]
  const versions = useAll('policyVersion', { filters: ofPolicy, sort: [{ field: 'createdAt', descending: true }] })
  const ids = versions.rows.map(({ id }) => id).slice(0, 200)
  const filters = [{ field: 'version', comparison: 'in', value: ids.length > 0 ? ids : [detail.entity.id] } as const]
  const campaigns = useAll('attestationCampaign', { filters, sort: [{ field: 'dueOn', descending: true }] })
  const error = versions.error ?? campaigns.error
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (versions.isPending || campaigns.isPending) return null
  if (!member.roles.some((role) => overseers.includes(role))) return <p className="quiet">{t('attesting.notYours')}</p>
  const inForce = versions.rows.find(({ state }) => state === 'effective')
  const first =
    inForce && mayWrite(attestationCampaignRecord, member.roles) ? (
      <Button
        variant="default"
        renderRoot={(props) => (
          <Link
            {...props}
            to="/records/$record/new"
            params={{ record: 'attestationCampaign' }}
            search={{ with: { version: inForce.id, title: text(inForce.title) } }}
          />
        )}
      >
        {t('attesting.new')}
      </Button>
    ) : null
  if (campaigns.rows.length === 0)
    return (
      <EmptyState title={t('attesting.none')} text={t('attesting.none.help')}>
        {first}
      </EmptyState>
    )
  return (
    <>
      {campaigns.rows.map((campaign) => (
        <Campaign key={campaign.id} campaign={campaign} />
      ))}
      <div data-not-printed>{first}</div>
    </>
  )
}
