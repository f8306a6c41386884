import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FrameworkName, isFrameworkName } from '#shared/modules/frameworks/frameworks.names.ts'
import { defaultScope, scoped } from '#shared/modules/frameworks/frameworks.reference.ts'
import { api } from '../../../api/client.ts'
import { listSearch } from '../../../records/list-search.ts'

/** How a framework, or one chapter of it, is covered; asked again whenever controls, checks or decisions change. */
export function useCoverage(framework: FrameworkName, scope: string | null = null, isWanted = true) {
  const { data, error, isPending } = useQuery({
    queryKey: ['frameworks', 'coverage', framework, scope],
    queryFn: () => api.frameworks.coverage({ framework, scope }),
    enabled: isWanted,
  })
  return { coverage: data?.coverage ?? null, titles: data?.titles ?? {}, error, isPending: isPending && isWanted }
}

/** What a view of frameworks shows: a framework, and of MLPS the chapter of a level and a part. */
export type FrameworkScope = { readonly framework: FrameworkName; readonly scope: string | null }

/** The framework that a view shows: the one that the list is narrowed to, so that table and view agree. */
export function useFrameworkChoice(): readonly [FrameworkScope, (chosen: FrameworkScope) => void] {
  const navigate = useNavigate()
  const search = listSearch(useSearch({ strict: false }))
  const { framework: named, scope: wanted } = search.is ?? {}
  const framework = isFrameworkName(named) ? named : 'iso27001'
  const isKnown = framework === 'mlps' && wanted !== undefined && scoped('mlps', wanted).requirements.length > 0
  const scope = isKnown ? wanted : defaultScope(framework)
  const choose = (chosen: FrameworkScope) => {
    const { scope: _, ...rest } = search.is ?? {}
    const is = { ...rest, framework: chosen.framework, ...(chosen.scope === null ? {} : { scope: chosen.scope }) }
    void navigate({ to: '.', search: { ...search, is }, replace: true })
  }
  return [{ framework, scope }, choose]
}
