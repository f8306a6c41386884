import { useMemo } from 'react'
import { briefingRecord } from '#shared/modules/briefings/briefing.record.ts'
import { briefingSummary } from '#shared/modules/briefings/briefings.projection.ts'
import { materialStanding } from '#shared/modules/briefings/briefings.standing.ts'
import { partRows } from '#shared/record/rule-values.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useAll } from '../../api/use-all.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import classes from './briefings.module.css'

type Line = {
  readonly id: string
  readonly record: 'risk' | 'finding'
  readonly title: string
  readonly grade: string
  readonly standing: string
  readonly dueOn: string | null
}

const tones = new Map(Object.entries(briefingRecord.fields.standing.fields.grade.tones ?? {}))
const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The lines as they were tabled. */
function keptLines(standing: DetailProps['detail']['entity'][string]): readonly Line[] {
  return partRows(standing ?? null).map((row) => ({
    id: text(row.risk) || text(row.finding),
    record: text(row.risk) === '' ? 'finding' : 'risk',
    title: text(row.title),
    grade: text(row.grade),
    standing: text(row.standing),
    dueOn: text(row.dueOn) || null,
  }))
}

/** The lines as they would be tabled now. */
function useLiveLines() {
  const filters = [{ field: 'state', comparison: 'isNot' as const, value: 'closed' }]
  const risks = useAll('risk', { filters })
  const grave = { field: 'severity', comparison: 'in' as const, value: ['critical', 'high'] }
  const findings = useAll('finding', { filters: [...filters, grave] })
  const lines = useMemo(
    () =>
      materialStanding(risks.rows, findings.rows).map(
        (line): Line => ({ ...line, record: line.risk === null ? 'finding' : 'risk' }),
      ),
    [risks.rows, findings.rows],
  )
  return { lines, isPending: risks.isPending || findings.isPending, error: risks.error ?? findings.error }
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <table className={classes.table} aria-label={t('briefing.standing')}>
      <thead>
        <tr>
          {['title', 'grade', 'standing', 'dueOn'].map((key) => (
            <th key={key} scope="col">
              {t(`briefing.standing.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, record, title, grade, standing, dueOn }) => (
          <tr key={id}>
            <th scope="row">
              <RecordLink record={record} id={id} title={title} />
            </th>
            <td>
              <ToneBadge tone={tones.get(grade) ?? 'neutral'}>{t(`briefing.standing.grade.${grade}`)}</ToneBadge>
            </td>
            <td>{t(`briefing.standing.standing.${standing}`)}</td>
            <td>{dueOn === null ? '—' : formats.day(dueOn)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Shown({ lead, lines }: { readonly lead: string; readonly lines: readonly Line[] }) {
  const t = useWords()
  if (lines.length === 0)
    return <EmptyState title={t('briefings.standing.none')} text={t('briefings.standing.none.help')} />
  return (
    <>
      <p className={classes.lead}>{lead}</p>
      <Lines lines={lines} />
    </>
  )
}

function Live() {
  const t = useWords()
  const formats = useFormats()
  const { today } = useSession()
  const { lines, isPending, error } = useLiveLines()
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return null
  return <Shown lead={t('briefings.live', { day: formats.day(today), count: lines.length })} lines={lines} />
}

/** Material risks and findings: as they stand now for a draft, and as the committee was told from then on. */
export function BriefingStanding({ detail }: DetailProps) {
  const t = useWords()
  const formats = useFormats()
  const { standing, standingOn } = detail.entity
  if (typeof standingOn !== 'string') return <Live />
  const lines = keptLines(standing ?? null)
  const kept = t('briefings.kept', { day: formats.day(standingOn), count: lines.length })
  const summary = briefingSummary(detail.entity)
  const isMinuted = summary.seats > 0 && detail.entity.state !== 'tabled'
  return <Shown lead={isMinuted ? `${kept} ${t('briefings.summary', summary)}` : kept} lines={lines} />
}
