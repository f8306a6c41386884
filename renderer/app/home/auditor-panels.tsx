import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import type { AgeBand } from '#shared/modules/home/home.ageing.ts'
import { serious as seriousOnes, unremedied } from '#shared/modules/home/home.ageing.ts'
import type { AuditProgress, HomeView } from '#shared/modules/home/home.contract.ts'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBar } from '../../ui/tone-bar.tsx'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import { Count } from './figures.tsx'
import classes from './home.module.css'
import measures from './measures.module.css'
import { Panel } from './panel.tsx'
import { ProgressLink } from './progress-link.tsx'
import { ListLink, TitleLink } from './record-links.tsx'

const state = (...value: string[]) => ({ field: 'state', comparison: 'in' as const, value })
const ofAudit = (id: string) => ({ field: 'audit', comparison: 'is' as const, value: id })

function AuditRow({ audit }: { readonly audit: AuditProgress }) {
  const formats = useFormats()
  const { today } = useSession()
  const { id, title, dueOn, rows, tested, reviewed, findings } = audit
  return (
    <tr>
      <td>
        <TitleLink record="audit" id={id} title={title} />
      </td>
      <td>
        <StateBadge record={auditRecord} state={audit.state} />
      </td>
      <td>
        <ProgressLink done={tested} all={rows} record="checklistRow" filters={[ofAudit(id)]} />
      </td>
      <td className={measures.number}>
        <ListLink record="checklistRow" filters={[ofAudit(id), state('reviewed')]} className={classes.title}>
          {formats.integer(reviewed)}
        </ListLink>
      </td>
      <td className={measures.number}>
        <ListLink record="finding" filters={[ofAudit(id), state(...unremedied)]} className={classes.title}>
          {formats.integer(findings)}
        </ListLink>
      </td>
      <td className={dueOn !== null && dueOn < today ? classes.late : undefined}>
        {dueOn === null ? '' : formats.day(dueOn)}
      </td>
    </tr>
  )
}

function OwnAudits({ audits }: { readonly audits: readonly AuditProgress[] }) {
  const t = useWords()
  return (
    <Panel title={t('home.audits')} none={audits.length === 0 ? t('home.audits.none') : null}>
      <div className={measures.scroll}>
        <table className={measures.table}>
          <thead>
            <tr>
              <th>{t('home.audits.audit')}</th>
              <th>{t('home.audits.state')}</th>
              <th>{t('home.audits.tested')}</th>
              <th className={measures.number}>{t('home.audits.reviewed')}</th>
              <th className={measures.number}>{t('home.audits.findings')}</th>
              <th>{t('home.audits.due')}</th>
            </tr>
          </thead>
          <tbody>
            {audits.map((audit) => (
              <AuditRow key={audit.id} audit={audit} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

/** Beyond these spans a finding is old. */
const old: readonly string[] = ['upTo180', 'over180']

function Ageing({ bands }: { readonly bands: readonly AgeBand[] }) {
  const t = useWords()
  const all = bands.reduce((sum, { count }) => sum + count, 0)
  const most = Math.max(1, ...bands.map(({ count }) => count))
  const aged = bands.filter(({ key }) => old.includes(key)).reduce((sum, { count }) => sum + count, 0)
  const shown = bands.filter(({ key, count }) => key !== 'undated' || count > 0)
  return (
    <Panel
      title={all === 0 ? t('home.ageing') : t('home.ageing.title', { count: all, old: aged })}
      none={all === 0 ? t('home.ageing.none') : null}
    >
      <ul className={measures.bands}>
        {shown.map(({ key, count, serious, filters }) => (
          <li key={key}>
            <span>{t(`home.ageing.${key}`)}</span>
            <ToneBar
              className={measures.band}
              parts={[
                { name: 'serious', tone: 'serious', size: serious },
                { name: 'less', tone: 'neutral', size: count - serious },
              ]}
              rest={most - count}
            />
            <span>
              {serious > 0 ? (
                <span className="quiet">
                  <ListLink record="finding" filters={[...filters, seriousOnes]} className={classes.title}>
                    {t('home.ageing.serious', { count: serious })}
                  </ListLink>
                  {' · '}
                </span>
              ) : null}
              <ListLink record="finding" filters={filters} className={classes.title}>
                <span className="only-spoken">{t(`home.ageing.${key}`)}: </span>
                <Count value={count} />
              </ListLink>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** An auditor's audits with their progress, and how old the open findings are. */
export function AuditorPanels({ view }: { readonly view: Extract<HomeView, { role: 'auditor' }> }) {
  return (
    <>
      <OwnAudits audits={view.audits} />
      <Ageing bands={view.ageing} />
    </>
  )
}
