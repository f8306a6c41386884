import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { SkillWorld } from '#shared/modules/skills/skills.projection.ts'
import { api } from '../../api/client.ts'
import { useSession } from '../../app/session.tsx'

/** Skills, profiles, people and the ratings that the reader may see, as of today or of an earlier day; null until they have come. */
export function useSkillWorld(on: string | null = null) {
  const { today } = useSession()
  const { data, error, isPending } = useQuery({
    queryKey: ['skillRating', 'world', on],
    queryFn: () => api.skills.world(on === null ? {} : { on }),
  })
  const given = useMemo((): SkillWorld | null => (data ? { ...data, on: on ?? today } : null), [data, on, today])
  return { world: given, error, isPending }
}
