import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FrameworkName, isFrameworkName } from '#shared/modules/frameworks/frameworks.names.ts'
import { api } from '../../../api/client.ts'
import { listSearch } from '../../../records/list-search.ts'

/** How a framework is covered; asked again whenever controls, checks or decisions change. */
export function useCoverage(framework: FrameworkName, isWanted = true) {
  const { data, error, isPending } = useQuery({
    queryKey: ['frameworks', 'coverage', framework],
    queryFn: () => api.frameworks.coverage({ framework }),
    enabled: isWanted,
  })
  return { coverage: data?.coverage ?? null, titles: data?.titles ?? {}, error, isPending: isPending && isWanted }
}

/** The framework that a view shows: the one that the list is narrowed to, so that table and view agree. */
export function useFrameworkChoice(): readonly [FrameworkName, (name: string) => void] {
  const navigate = useNavigate()
  const search = listSearch(useSearch({ strict: false }))
  const chosen = search.is?.framework
  const choose = (framework: string) =>
    void navigate({ to: '.', search: { ...search, is: { ...search.is, framework } }, replace: true })
  return [isFrameworkName(chosen) ? chosen : 'iso27001', choose]
}
