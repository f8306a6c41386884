import { ActionIcon, Button } from '@mantine/core'
import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs'
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { type CSSProperties, Fragment, useMemo, useRef, useState } from 'react'
import { shortMonth } from '#shared/base/calendar-words.ts'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { type ProgrammeAudit, projectProgramme, type Span } from '#shared/modules/audits/audits.programme.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useAll } from '../../../api/use-all.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { listSearch, queryOf } from '../../../records/list-search.ts'
import { StateBadge } from '../../../records/state-badge.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { usePageKeys } from '../../../ui/use-page-keys.ts'
import classes from './audit-programme.module.css'
import { PlanYear } from './plan-year.tsx'

const percent = (fraction: number) => `${(fraction * 100).toFixed(3)}%`
const place = ({ from, to }: Span): CSSProperties => ({ insetInlineStart: percent(from), width: percent(to - from) })

/** The months of the language in which the window is shown, by their short names. */
function useMonths(): readonly string[] {
  const { language } = useWords()
  return useMemo(
    () =>
      Array.from({ length: 12 }, (_, month) => shortMonth(language, `2026-${String(month + 1).padStart(2, '0')}-01`)),
    [language],
  )
}

/** The strip of one audit in words. */
function useSpoken({ days, dueOn }: ProgrammeAudit): string {
  const t = useWords()
  const formats = useFormats()
  const parts = [
    days ? formats.period(days) : '',
    dueOn === null ? '' : t('audit.programme.due', { day: formats.day(dueOn) }),
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

function Row({ audit, isOpen }: { readonly audit: ProgrammeAudit; readonly isOpen: boolean }) {
  const t = useWords()
  const spoken = useSpoken(audit)
  const tone = auditRecord.workflow?.states[audit.state]?.tone ?? 'neutral'
  return (
    <tr className={classes.row} data-open={isOpen}>
      <th scope="row" className={classes.name}>
        <Link
          to="/records/$record/$id"
          params={{ record: 'audit', id: audit.id }}
          search={(old) => old}
          aria-current={isOpen ? 'true' : undefined}
        >
          <span className={classes.title}>{audit.title}</span>
          <span className="quiet">{audit.number}</span>
        </Link>
      </th>
      <td className={classes.state}>
        <StateBadge record={auditRecord} state={audit.state} />
        {audit.isLate ? <strong className={classes.late}>{t('audit.programme.late')}</strong> : null}
      </td>
      <td className={classes.strip} data-tone={tone} title={spoken}>
        <span className="only-spoken">{spoken}</span>
        {audit.period ? <span className={classes.period} style={place(audit.period)} /> : null}
        {audit.fieldwork ? <span className={classes.fieldwork} style={place(audit.fieldwork)} /> : null}
        {audit.dueAt === null ? null : (
          <span className={classes.due} data-late={audit.isLate} style={{ insetInlineStart: percent(audit.dueAt) }} />
        )}
      </td>
    </tr>
  )
}

function YearChoice({
  year,
  thisYear,
  onYear,
}: {
  readonly year: number
  readonly thisYear: number
  readonly onYear: (year: number) => void
}) {
  const t = useWords()
  return (
    <div className={classes.years} data-not-printed>
      <ActionIcon aria-label={t('audit.programme.before')} onClick={() => onYear(year - 1)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <strong role="status">{t('audit.programme.year', { year: String(year) })}</strong>
      <ActionIcon aria-label={t('audit.programme.after')} onClick={() => onYear(year + 1)}>
        <IconChevronRight size={16} />
      </ActionIcon>
      {year === thisYear ? null : (
        <Button variant="subtle" size="compact-xs" onClick={() => onYear(thisYear)}>
          {t('audit.programme.thisYear')}
        </Button>
      )}
    </div>
  )
}

function Legend() {
  const t = useWords()
  return (
    <p className={classes.legend} aria-hidden="true">
      <span className={classes.periodSign} /> {t('audit.period')}
      <span className={classes.fieldworkSign} /> {t('audit.fieldworkPeriod')}
      <span className={classes.dueSign} /> {t('audit.reportDueOn')}
      <span className={classes.todaySign} /> {t('audit.programme.today')}
    </p>
  )
}

/** The audits of a year as a strip of months by kind: what is audited, when, how it stands, and where today is. */
export function AuditProgramme({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const { today } = useSession()
  const thisYear = Number(today.slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const { id = '' } = useParams({ strict: false })
  const found = useSearch({ strict: false })
  const query = useMemo(() => queryOf(record, listSearch(found)), [record, found])
  const { rows, total, error, isPending, isCut } = useAll(record.name, query)
  const programme = useMemo(() => projectProgramme(rows, year, today), [rows, year, today])
  const months = useMonths()
  const frame = useRef<HTMLDivElement>(null)
  const step = (by: number) => {
    const links = [...(frame.current?.querySelectorAll<HTMLElement>('th a') ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + by))]?.focus()
  }
  usePageKeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ])
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return null
  const mark = programme.todayAt === null ? {} : { '--today': percent(programme.todayAt) }
  const line: CSSProperties = Object.assign<CSSProperties, Readonly<Record<string, string>>>({}, mark)
  return (
    <div ref={frame} className={classes.frame}>
      <div className={classes.head}>
        <YearChoice year={year} thisYear={thisYear} onYear={setYear} />
        <span className="quiet">{t('audit.programme.count', { count: programme.count })}</span>
        {programme.late > 0 ? (
          <span className={classes.late}>{t('audit.programme.lateCount', { count: programme.late })}</span>
        ) : null}
        {isCut ? <span className="quiet">{t('audit.programme.cut', { shown: rows.length, total })}</span> : null}
        <PlanYear year={year} />
        <Legend />
      </div>
      <table className={classes.table} style={line} data-today={programme.todayAt !== null}>
        <thead>
          <tr>
            <th scope="col">{t('audit')}</th>
            <th scope="col">{t('record.state')}</th>
            <th scope="col" aria-label={t('audit.programme.months')} className={classes.months}>
              {months.map((month) => (
                <span key={month}>{month}</span>
              ))}
            </th>
          </tr>
        </thead>
        <tbody>
          {programme.groups.map((group) => (
            <Fragment key={group.kind}>
              <tr>
                <th scope="rowgroup" colSpan={3} className={classes.kind}>
                  {t(`audit.kind.${group.kind}`)} <span className="quiet">{group.audits.length}</span>
                </th>
              </tr>
              {group.audits.map((audit) => (
                <Row key={audit.id} audit={audit} isOpen={audit.id === id} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {programme.count === 0 ? (
        <p className={classes.none}>{t('audit.programme.none', { year: String(year) })}</p>
      ) : null}
    </div>
  )
}
