import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { whysOf } from '#shared/modules/audits/audits.cause.ts'
import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../../../api/queries.ts'
import { useAll } from '../../../api/use-all.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { mayWrite } from '../../../records/known-records.ts'
import { StateBadge } from '../../../records/state-badge.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { WhyChain } from '../judgement/why-chain.tsx'
import { RepeatOnPage } from '../repeats/repeat-on-page.tsx'
import { SeverityBadge } from '../severity-badge.tsx'
import { EffectChecks } from './effect-checks.tsx'
import { Extensions } from './extensions.tsx'
import classes from './follow-up.module.css'
import { Section } from './follow-up-section.tsx'
import { Lifecycle } from './lifecycle.tsx'

const text = (value: unknown) => (typeof value === 'string' ? value : '')
/** How far back a chain of repeats is followed; a longer one goes on at its end. */
const furthest = 12

function Action({ action, owner }: { readonly action: AnyEntity; readonly owner: string }) {
  const t = useWords()
  const formats = useFormats()
  const { today } = useSession()
  const dueOn = text(action.dueOn)
  const isLate = ['open', 'inProgress'].includes(action.state) && dueOn !== '' && dueOn < today
  return (
    <li className={classes.entry}>
      <div>
        <Link to="/records/$record/$id" params={{ record: 'correctiveAction', id: action.id }}>
          {text(action.number)} {text(action.title)}
        </Link>
        <div className={classes.facts}>
          <span>{t(`correctiveAction.kind.${text(action.kind)}`)}</span>
          <span>{owner}</span>
          <span className={isLate ? classes.late : undefined}>
            {t(isLate ? 'finding.action.late' : 'finding.action.due', { day: formats.day(dueOn) })}
          </span>
          {text(action.effectiveness) === '' ? null : (
            <span>{t(`correctiveAction.effectiveness.${text(action.effectiveness)}`)}</span>
          )}
        </div>
      </div>
      <StateBadge record={correctiveActionRecord} state={action.state} />
    </li>
  )
}

function Actions({ finding }: { readonly finding: AnyEntity }) {
  const t = useWords()
  const { member } = useSession()
  const filters = [{ field: 'finding', comparison: 'is', value: finding.id } as const]
  const { rows, titles, isPending } = useAll('correctiveAction', { filters, sort: [{ field: 'dueOn' }] })
  const given = { finding: finding.id, department: text(finding.department), owner: text(finding.owner) }
  const add = mayWrite(correctiveActionRecord, member.roles) ? (
    <Button
      variant="subtle"
      size="compact-xs"
      renderRoot={(props) => (
        <Link {...props} to="/records/$record/new" params={{ record: 'correctiveAction' }} search={{ with: given }} />
      )}
    >
      {t('finding.action.new')}
    </Button>
  ) : null
  return (
    <Section title={t('correctiveAction.plural')} more={add}>
      {rows.length === 0 && !isPending ? <p className="quiet">{t('finding.action.none')}</p> : null}
      <ul className={classes.plain}>
        {rows.map((action) => (
          <Action key={action.id} action={action} owner={titles[text(action.owner)] ?? t('record.somebody')} />
        ))}
      </ul>
    </Section>
  )
}

function Occurrence({ finding }: { readonly finding: AnyEntity }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <li className={classes.entry}>
      <div>
        <Link to="/records/$record/$id" params={{ record: 'finding', id: finding.id }}>
          {text(finding.number)} {text(finding.title)}
        </Link>
        <div className={classes.facts}>
          <span>{formats.day(text(finding.identifiedOn) || finding.createdAt.slice(0, 10))}</span>
          <SeverityBadge severity={text(finding.severity)} />
          {text(finding.closedOn) === '' ? null : (
            <span>{t('finding.occurrences.closed', { day: formats.day(text(finding.closedOn)) })}</span>
          )}
        </div>
        {(['implementationNote', 'verificationNote'] as const).map((field) =>
          text(finding[field]) === '' ? null : (
            <p key={field} className={classes.how}>
              {t(`finding.${field}`)}: {text(finding[field])}
            </p>
          ),
        )}
      </div>
      <StateBadge record={findingRecord} state={finding.state} />
    </li>
  )
}

/** An earlier finding and, below it, the one that it repeats in turn. */
function Earlier({ id, seen }: { readonly id: string; readonly seen: readonly string[] }) {
  const found = useQuery(detailOf('finding', id))
  if (!found.data) return null
  const { entity } = found.data
  const next = text(entity.repeatOf)
  const known = [...seen, id]
  return (
    <>
      <Occurrence finding={entity} />
      {next === '' || known.includes(next) || known.length >= furthest ? null : <Earlier id={next} seen={known} />}
    </>
  )
}

function Occurrences({ finding }: { readonly finding: AnyEntity }) {
  const t = useWords()
  const filters = [{ field: 'repeatOf', comparison: 'is', value: finding.id } as const]
  const later = useAll('finding', { filters })
  const earlier = text(finding.repeatOf)
  return (
    <>
      <Section title={t('finding.occurrences.earlier')}>
        {earlier === '' ? <p className="quiet">{t('finding.occurrences.none')}</p> : null}
        <ul className={classes.plain}>{earlier === '' ? null : <Earlier id={earlier} seen={[finding.id]} />}</ul>
      </Section>
      {later.rows.length > 0 ? (
        <Section title={t('finding.occurrences.later')}>
          <ul className={classes.plain}>
            {later.rows.map((one) => (
              <Occurrence key={one.id} finding={one} />
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

/** Why it came about, where the chain of whys was written. */
function Cause({ finding }: { readonly finding: AnyEntity }) {
  const t = useWords()
  const category = text(finding.causeCategory)
  if (whysOf(finding.whys).length === 0) return null
  const named = category === '' ? null : <span className="quiet">{t(`finding.causeCategory.${category}`)}</span>
  return (
    <Section title={t('finding.whys')} more={named}>
      <WhyChain whys={finding.whys} />
    </Section>
  )
}

/** How a finding is followed to its end: its life, what is done about it, and whether it has been here before. */
export function FollowUp({ detail }: DetailProps) {
  return (
    <div className={classes.page}>
      <Lifecycle detail={detail} />
      <Cause finding={detail.entity} />
      <Actions finding={detail.entity} />
      <Extensions finding={detail.entity} />
      <EffectChecks finding={detail.entity} />
      <RepeatOnPage detail={detail} />
      <Occurrences finding={detail.entity} />
    </div>
  )
}
