import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import type { PointMeasure, TeamSharing } from '#shared/modules/training/competition-points.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import type { Assessment } from './use-assessment.ts'

/** The components that take marks from competitions. */
export const competitionComponents = ({ components }: Assessment) =>
  components.filter(({ kind }) => kind === 'competition')

const finished = {
  filters: [{ field: 'state', comparison: 'is', value: 'finished' }],
  sort: [{ field: 'startsAt', descending: true }],
  limit: 500,
} as const

/** The rule by which points are taken, what it would change, and the change. */
export function useCompetitionPoints(assessment: Assessment, onDone: () => void) {
  const components = competitionComponents(assessment)
  const [name, setName] = useState(components[0]?.name ?? '')
  const [places, setPlaces] = useState<readonly string[]>([])
  const [measure, setMeasure] = useState<PointMeasure>('ofWinner')
  const [sharing, setSharing] = useState<TeamSharing>('each')
  const marks = components.find((one) => one.name === name)?.marks ?? 1
  const chosen = places.slice(0, marks)
  const rule = { assessment: assessment.id, component: name, competitions: [...chosen], measure, sharing }
  const held = useQuery({
    queryKey: [competitionRecord.name, 'finished'],
    queryFn: () => api.competition.list({ ...finished, filters: [...finished.filters], sort: [...finished.sort] }),
  })
  const found = useQuery({
    queryKey: ['score', 'competitionPoints', rule],
    queryFn: () => api.training.competitionPoints(rule),
    enabled: chosen.length > 0,
    placeholderData: keepPreviousData,
  })
  const change = useChange(api.training.takeCompetitionPoints)
  return {
    ...{ components, name, setName, places, measure, setMeasure, sharing, setSharing, marks },
    // One that is taken out leaves no gap: the marks are given in the order that is shown.
    choose: (place: number, id: string) =>
      setPlaces([...places.slice(0, place), id, ...places.slice(place + 1)].filter(Boolean)),
    competitions: held.data?.rows ?? [],
    preview: chosen.length > 0 && !found.error ? (found.data ?? null) : null,
    error: held.error ?? found.error ?? change.error,
    isPending: change.isPending || found.isFetching,
    take: () => change.mutate(rule, { onSuccess: onDone }),
  }
}
