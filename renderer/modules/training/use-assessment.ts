import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { assessmentRecord } from '#shared/modules/training/assessment.record.ts'
import { projectAssessment, seesAllScores } from '#shared/modules/training/training.projection.ts'
import type { Entity } from '#shared/record/record.ts'
import { api } from '../../api/client.ts'
import { useScores } from '../../api/use-scores.ts'
import { useSession } from '../../app/session.tsx'

export type Assessment = Entity<typeof assessmentRecord>

/** The assessment with the one before it and the scores of both, as far as the reader may see them. */
export function useAssessment(id: string) {
  const { member } = useSession()
  const isWhole = seesAllScores(member.roles)
  const found = useQuery({ queryKey: [assessmentRecord.name, 'scored', id], queryFn: () => api.assessment.get({ id }) })
  const assessment: Assessment | null = found.data?.entity ?? null
  const before = assessment?.previousAssessment ?? null
  const earlier = useQuery({
    queryKey: [assessmentRecord.name, 'scored', before],
    queryFn: () => api.assessment.get({ id: before ?? '' }),
    enabled: before !== null,
  })
  const now = useScores('assessment', id)
  const old = useScores('assessment', before)
  const previous = earlier.data?.entity ?? null
  const table = useMemo(() => {
    if (assessment === null) return null
    const last = previous === null ? null : { assessment: previous, scores: old.scores }
    return projectAssessment(assessment, { scores: now.scores, isWhole, previous: last })
  }, [assessment, previous, now.scores, old.scores, isWhole])
  return {
    assessment,
    table,
    scores: now.scores,
    titles: { ...found.data?.titles, ...now.titles },
    isWhole,
    isPending: found.isPending || now.isPending || old.isPending,
    error: found.error ?? now.error ?? old.error,
  }
}
