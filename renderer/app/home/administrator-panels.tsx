import { Link } from '@tanstack/react-router'
import type { HomeView, MemberActivity } from '#shared/modules/home/home.contract.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import type { Tone } from '#shared/record/fields.ts'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import classes from './home.module.css'
import measures from './measures.module.css'
import { Panel } from './panel.tsx'
import { TitleLink } from './record-links.tsx'

type View = Extract<HomeView, { role: 'administrator' }>

const tones: Readonly<Record<string, Tone | undefined>> = memberRecord.fields.status.tones ?? {}

function MemberRow({ member }: { readonly member: MemberActivity }) {
  const t = useWords()
  const formats = useFormats()
  const { id, login, name, roles, status, lastAt } = member
  return (
    <tr>
      <td>
        <TitleLink record="member" id={id} title={name === '' ? login : name} /> <span className="quiet">{login}</span>
      </td>
      <td>{roles.map((role) => t(`role.${role}`)).join(t.language === 'en' ? ', ' : '、')}</td>
      <td>
        <ToneBadge tone={tones[status] ?? 'neutral'}>{t(`member.status.${status}`)}</ToneBadge>
      </td>
      <td>{lastAt === null ? <span className="quiet">{t('home.members.never')}</span> : formats.instant(lastAt)}</td>
    </tr>
  )
}

function Members({ members }: Pick<View, 'members'>) {
  const t = useWords()
  return (
    <Panel title={t('home.members')}>
      <div className={measures.scroll}>
        <table className={measures.table}>
          <thead>
            <tr>
              <th>{t('member.person')}</th>
              <th>{t('member.roles')}</th>
              <th>{t('member.status')}</th>
              <th>{t('home.members.lastAt')}</th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberRow key={member.id} member={member} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function VaultState({ seal }: Pick<View, 'seal'>) {
  const t = useWords()
  const formats = useFormats()
  const { lastAudit } = useSession()
  const damages = lastAudit?.damages ?? 0
  return (
    <Panel title={t('home.vault')}>
      <ul className={classes.rows}>
        <li>
          <Link to="/journal" className={classes.title}>
            {t('home.vault.audit')}
          </Link>
          {lastAudit === null ? (
            <ToneBadge tone="attention">{t('home.vault.noAudit')}</ToneBadge>
          ) : (
            <span>
              {formats.instant(lastAudit.at)}{' '}
              <Link to="/journal" search={{ view: 'audits' }} className={classes.title}>
                <ToneBadge tone={damages > 0 ? 'critical' : 'good'}>
                  {damages > 0 ? t('home.vault.damaged', { count: damages }) : t('home.vault.sound')}
                </ToneBadge>
              </Link>
            </span>
          )}
        </li>
        <li>
          <Link to="/reports" className={classes.title}>
            {t('home.vault.seal')}
          </Link>
          {seal === null ? (
            <span className="quiet">{t('home.vault.noSeal')}</span>
          ) : (
            <span title={seal.title}>
              <TitleLink record="seal" id={seal.id} title={seal.title} /> · {seal.by} · {formats.instant(seal.at)}
            </span>
          )}
        </li>
      </ul>
    </Panel>
  )
}

/** Who may enter and was last active, and how the vault itself stands. */
export function AdministratorPanels({ view }: { readonly view: View }) {
  return (
    <>
      <VaultState seal={view.seal} />
      <Members members={view.members} />
    </>
  )
}
