import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { attendanceOf, projectPerson } from '#shared/modules/training/training.person.ts'
import { allPages } from '../../api/all-pages.ts'
import { api } from '../../api/client.ts'
import { useScores } from '../../api/use-scores.ts'
import { useSession } from '../../app/session.tsx'

const most = 2000

/** The results of a person, as far as the reader may see them, with the assessments that they belong to. */
export function usePersonResults(person: string) {
  const { zone } = useSession()
  const { scores, error, isPending } = useScores('person', person)
  const assessments = useQuery({
    queryKey: ['assessment', 'subjects'],
    queryFn: () => allPages((page) => api.assessment.list(page), {}, most),
  })
  const competitions = useQuery({
    queryKey: ['competition', 'subjects'],
    queryFn: () => allPages((page) => api.competition.list(page), {}, most),
  })
  const results = useMemo(() => {
    const given = { assessments: assessments.data?.rows ?? [], competitions: competitions.data?.rows ?? [] }
    return projectPerson({ scores, ...given, zone })
  }, [scores, assessments.data, competitions.data, zone])
  return {
    results,
    scores,
    assessments: assessments.data?.rows ?? [],
    error: error ?? assessments.error ?? competitions.error,
    isPending: isPending || assessments.isPending || competitions.isPending,
  }
}

/** The hours of a person by quarter, over all sessions that were held. */
export function useAttendance(person: string) {
  const { zone } = useSession()
  const { data } = useQuery({
    queryKey: ['trainingSession', 'held'],
    queryFn: () =>
      allPages(
        (page) => api.trainingSession.list(page),
        { filters: [{ field: 'state', comparison: 'is', value: 'held' }] },
        most,
      ),
  })
  return useMemo(() => attendanceOf(person, data?.rows ?? [], zone), [person, data, zone])
}
