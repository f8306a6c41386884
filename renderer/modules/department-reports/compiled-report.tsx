import { useQuery } from '@tanstack/react-query'
import type { Compilation } from '#shared/modules/department-reports/department-reports.contract.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { CompiledAnswers } from './compiled-answers.tsx'
import { CompiledLists } from './compiled-lists.tsx'
import classes from './compiled-report.module.css'

const standings = [
  ['onTime', 'good'],
  ['late', 'attention'],
  ['notSigned', 'serious'],
  ['missing', 'critical'],
] as const

/** What was signed, corrected or came in after the report was compiled. */
function Changed({ changed }: Pick<Compilation, 'changed'>) {
  const t = useWords()
  if (changed.length === 0) return null
  return (
    <Notice tone="attention" title={t('reportBoard.changedSince')}>
      <ul className={classes.changed}>
        {changed.map(({ report, department, state }) => (
          <li key={report}>
            <RecordLink record="departmentReport" id={report} title={department} />{' '}
            <span className="quiet">{t(`departmentReport.state.${state}`)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Standing({ projection }: Pick<Compilation, 'projection'>) {
  const t = useWords()
  const tones = new Map<string, (typeof standings)[number][1]>(standings)
  return (
    <section>
      <h3 className={classes.title}>{t('compiled.standing')}</h3>
      <ul className={classes.counts}>
        {standings.map(([standing, tone]) => (
          <li key={standing}>
            <strong className={classes.count}>{projection.counts[standing]}</strong>
            <ToneBadge tone={tone}>{t(`branchReport.entries.standing.${standing}`)}</ToneBadge>
          </li>
        ))}
      </ul>
      {projection.remarked.length === 0 ? null : (
        <ul className={classes.remarked}>
          {projection.remarked.map(({ department, standing, daysLate }) => (
            <li key={department}>
              <span>{department}</span>
              <ToneBadge tone={tones.get(standing) ?? 'neutral'}>
                {t(`branchReport.entries.standing.${standing}`)}
              </ToneBadge>
              {daysLate > 0 ? <span className={classes.late}>{t('reportBoard.late', { count: daysLate })}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** A branch report as it was compiled: who reported, the answers by section, deviations, new assets and attachments. */
export function CompiledReport({ detail }: DetailProps) {
  const t = useWords()
  const { id, state } = detail.entity
  const { data, error } = useQuery({
    queryKey: ['departmentReports', 'compilation', id],
    queryFn: () => api.departmentReports.compilation({ id }),
  })
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  if (state === 'draft') return <p className="quiet">{t('compiled.draft')}</p>
  return (
    <div className={classes.report}>
      <Changed changed={data.changed} />
      <Standing projection={data.projection} />
      {data.projection.sections.map((section) => (
        <CompiledAnswers key={section.title} section={section} />
      ))}
      <CompiledLists projection={data.projection} />
    </div>
  )
}
