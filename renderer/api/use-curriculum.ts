import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { projectCurriculum } from '#shared/modules/skills/skills.curriculum.ts'
import { useSession } from '../app/session.tsx'
import { allPages } from './all-pages.ts'
import { api } from './client.ts'

const most = 2000
const held = [{ field: 'state', comparison: 'is' as const, value: 'held' }]

/** What all role profiles ask of their holders, with the titles of profiles, people, courses and sessions by id. */
export function useCurriculum() {
  const { today, zone } = useSession()
  const profiles = useQuery({
    queryKey: ['roleProfile', 'all'],
    queryFn: () => allPages((page) => api.roleProfile.list(page), {}, most),
  })
  const people = useQuery({
    queryKey: ['person', 'all'],
    queryFn: () => allPages((page) => api.person.list(page), {}, most),
  })
  const sessions = useQuery({
    queryKey: ['trainingSession', 'held'],
    queryFn: () => allPages((page) => api.trainingSession.list(page), { filters: held }, most),
  })
  const demands = useMemo(
    () =>
      projectCurriculum({
        ...{
          profiles: profiles.data?.rows ?? [],
          people: people.data?.rows ?? [],
          sessions: sessions.data?.rows ?? [],
        },
        ...{ today, zone },
      }),
    [profiles.data, people.data, sessions.data, today, zone],
  )
  const titles = useMemo(
    () =>
      new Map([
        ...Object.entries({ ...sessions.data?.titles, ...profiles.data?.titles }),
        ...(profiles.data?.rows ?? []).map(({ id, title }) => [id, title] as const),
        ...(people.data?.rows ?? []).map(({ id, name }) => [id, name] as const),
      ]),
    [profiles.data, people.data, sessions.data],
  )
  return {
    ...{ demands, titles },
    error: profiles.error ?? people.error ?? sessions.error,
    isPending: profiles.isPending || people.isPending || sessions.isPending,
  }
}
