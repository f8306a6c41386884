import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { SkillWorld } from '#shared/modules/skills/skills.projection.ts'
import { api } from '../../api/client.ts'
import { useSession } from '../../app/session.tsx'

const world = queryOptions({ queryKey: ['skillRating', 'world'], queryFn: () => api.skills.world({}) })

/** Skills, profiles, people and the ratings that the reader may see, as of today; null until they have come. */
export function useSkillWorld() {
  const { today } = useSession()
  const { data, error, isPending } = useQuery(world)
  const given = useMemo((): SkillWorld | null => (data ? { ...data, on: today } : null), [data, today])
  return { world: given, error, isPending }
}
