import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { type MemberStanding, type Standing, teamIndependence } from '#shared/modules/audits/audits.independence.ts'
import { independenceDeclarationRecord } from '#shared/modules/audits/independence-declaration.record.ts'
import type { Tone } from '#shared/record/fields.ts'
import { isText } from '#shared/record/rule-values.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { isFrozen } from '#shared/record/workflow.ts'
import { api } from '../../../api/client.ts'
import { useChange } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useAll } from '../../../api/use-all.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { mayWrite } from '../../../records/known-records.ts'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './audit-team.module.css'

const tones: Readonly<Record<Standing, Tone>> = {
  missing: 'neutral',
  draft: 'progress',
  independent: 'good',
  safeguarded: 'attention',
  conflicted: 'critical',
}

type Names = Readonly<Record<string, string>>

/** What was declared: the interests told, what was done about them, when and on whose word. */
function Declared({ declaration, names }: { readonly declaration: AnyEntity; readonly names: Names }) {
  const t = useWords()
  const formats = useFormats()
  const { declaredOn, declaredBy, person, interests, safeguards } = declaration
  const isOfAnother = isText(declaredBy) && declaredBy !== person
  return (
    <>
      {isText(declaredOn) ? <span>{t('audit.team.declaredOn', { day: formats.day(declaredOn) })}</span> : null}
      {isOfAnother ? <span>{t('audit.team.onPaper', { who: names[declaredBy] ?? t('record.somebody') })}</span> : null}
      {[interests, safeguards].map((said, place) =>
        isText(said) && said !== '' ? (
          <div key={place === 0 ? 'interests' : 'safeguards'} className={classes.said}>
            <strong>{t(`independenceDeclaration.${place === 0 ? 'interests' : 'safeguards'}`)}</strong>
            <MarkdownText text={said} />
          </div>
        ) : null,
      )}
    </>
  )
}

type MemberProps = {
  readonly member: MemberStanding
  readonly declaration: AnyEntity | null
  readonly names: Names
}

function Member({ member: { person, isLead, standing }, declaration, names }: MemberProps) {
  const t = useWords()
  const { member } = useSession()
  const name = names[person] ?? t('record.somebody')
  const isMine = person === member.person && declaration?.state === 'draft'
  return (
    <li className={classes.member}>
      <div>
        <Link to="/records/$record/$id" params={{ record: 'person', id: person }}>
          {name}
        </Link>
        <div className={classes.facts}>
          <span>{t(isLead ? 'audit.team.lead' : 'audit.team.member')}</span>
          {declaration ? <Declared declaration={declaration} names={names} /> : null}
        </div>
      </div>
      <div className={classes.right}>
        <ToneBadge tone={tones[standing]}>{t(`audit.team.standing.${standing}`)}</ToneBadge>
        {declaration ? (
          <Button
            variant={isMine ? 'filled' : 'default'}
            size="compact-sm"
            renderRoot={(props) => (
              <Link
                {...props}
                aria-label={t(isMine ? 'audit.team.mineOf' : 'audit.team.openOf', { person: name })}
                to={isMine ? '/records/$record/$id/edit' : '/records/$record/$id'}
                params={{ record: 'independenceDeclaration', id: declaration.id }}
              />
            )}
          >
            {t(isMine ? 'audit.team.mine' : 'audit.team.open')}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

/** Who audits, and how each stands to what is audited: asked, declared, with which safeguards. */
export function AuditTeam({ detail: { entity: audit, titles } }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const filters = [{ field: 'audit', comparison: 'is', value: audit.id } as const]
  const found = useAll('independenceDeclaration', { filters, sort: [{ field: 'createdAt' }] })
  const ask = useChange(api.independence.ask)
  const team = teamIndependence(audit, found.rows)
  if (found.error) return <RefusalNotice refusal={refusalOf(found.error)} />
  if (found.isPending) return null
  const names = { ...titles, ...found.titles }
  const waiting = team.filter(({ standing }) => standing !== 'independent' && standing !== 'safeguarded').length
  const writes = mayWrite(independenceDeclarationRecord, member.roles) && !isFrozen(auditRecord, audit)
  const mayAsk = writes && team.some(({ standing }) => standing === 'missing')
  return (
    <div className={classes.page}>
      <p className={classes.head}>
        <span role="status">
          {waiting === 0 ? t('audit.team.ready') : t('audit.team.waits', { count: waiting, all: team.length })}
        </span>
        {mayAsk ? (
          <Button size="compact-sm" loading={ask.isPending} onClick={() => ask.mutate({ audit: audit.id })}>
            {t('audit.team.ask')}
          </Button>
        ) : null}
      </p>
      {ask.error ? <RefusalNotice refusal={refusalOf(ask.error)} /> : null}
      <ul className={classes.list} aria-label={t('audit.tab.team')}>
        {team.map((one) => (
          <Member
            key={one.person}
            member={one}
            declaration={found.rows.find(({ id }) => id === one.declaration) ?? null}
            names={names}
          />
        ))}
      </ul>
    </div>
  )
}
