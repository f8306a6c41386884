import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { allPages } from '../../api/all-pages.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/words.tsx'

const most = 2000
const isHere = [{ field: 'leftOn', comparison: 'empty' as const }]

/** People who can be invited together. */
export type Circle = {
  readonly group: string
  readonly items: readonly { readonly id: string; readonly title: string; readonly people: readonly string[] }[]
}

/** Who can be invited together: the people of a department, or the holders of a role. */
export function useCircles() {
  const t = useWords()
  const people = useQuery({
    queryKey: ['person', 'here'],
    queryFn: () => allPages((page) => api.person.list(page), { filters: isHere }, most),
  })
  const profiles = useQuery({
    queryKey: ['roleProfile', 'all'],
    queryFn: () => allPages((page) => api.roleProfile.list(page), {}, most),
  })
  const nameOf = useMemo(() => new Map((people.data?.rows ?? []).map(({ id, name }) => [id, name])), [people.data])
  const circles = useMemo((): readonly Circle[] => {
    const departments = Map.groupBy(
      (people.data?.rows ?? []).filter(({ department }) => department !== null),
      ({ department }) => department ?? '',
    )
    const titles = people.data?.titles ?? {}
    const here = new Set((people.data?.rows ?? []).map(({ id }) => id))
    return [
      {
        group: t('department.plural'),
        items: [...departments].map(([id, rows]) => ({
          id,
          title: titles[id] ?? '',
          people: rows.map((row) => row.id),
        })),
      },
      {
        group: t('roleProfile.plural'),
        items: (profiles.data?.rows ?? []).map(({ id, title, holders }) => ({
          ...{ id, title },
          people: holders.filter((holder) => here.has(holder)),
        })),
      },
    ]
  }, [people.data, profiles.data, t])
  return { circles, nameOf }
}
