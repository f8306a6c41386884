import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { useAwaited } from '../../../records/with-beside.tsx'
import classes from './evidence.module.css'
import { EvidenceMarks } from './evidence-marks.tsx'

export const evidenceQuery = (id: string) => ({
  queryKey: ['evidenceItem', 'item', id],
  queryFn: () => api.evidence.item({ id }),
})

/** What stands above a piece of evidence: what may be wrong with it, and that it concludes nothing by itself. */
export function EvidenceStanding({ detail }: DetailProps) {
  const t = useWords()
  const found = useQuery(evidenceQuery(detail.entity.id))
  useAwaited(found.isPending)
  return (
    <div className={classes.standing}>
      <EvidenceMarks marks={found.data?.entry.marks ?? []} />
      <p className={classes.say}>{t('evidencePage.notConclusion')}</p>
    </div>
  )
}
