import { CloseButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ComparedCycle, ComparedFigure } from '#shared/modules/cycles/cycles.comparison.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import classes from './comparison.module.css'

type Props = { readonly cycle: ComparedCycle; readonly figure: ComparedFigure; readonly onClose: () => void }

/** The very records that a figure of a cycle counts. */
export function CountedRows({ cycle, figure, onClose }: Props) {
  const t = useWords()
  const { id } = cycle
  const { data, error } = useQuery({
    queryKey: ['cycles', 'counted', id, figure],
    queryFn: () => api.cycles.counted({ id, figure }),
  })
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  const title = t('comparison.open', {
    count: data.rows.length,
    figure: t(`comparison.${figure}`),
    title: cycle.title,
  })
  return (
    <section className={classes.counted} aria-label={title}>
      <div className={classes.countedHead}>
        <h3>{title}</h3>
        <CloseButton aria-label={t('dialog.close')} onClick={onClose} />
      </div>
      <ul>
        {data.rows.map((row) => (
          <li key={`${row.id} ${row.target ?? ''}`}>
            <span className="quiet">{row.number}</span>{' '}
            <RecordLink record={row.record} id={row.id} title={row.title || t('record.untitled')} />
            {row.target === null ? null : <span className="quiet"> · {row.target}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
