import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { AgendaEntry } from '#shared/modules/cadence/cadence.contract.ts'
import { api } from '../../api/client.ts'

const nothing: readonly AgendaEntry[] = []

/** Which of the duties are shown; null for all of them. */
export type AgendaFilter = {
  readonly isMine: boolean
  readonly department: string | null
  readonly kind: string | null
}

/** A month on its sheet, or one day below the other. */
export type AgendaShape = 'month' | 'agenda'

/** The duties within the days shown, narrowed; `kinds` and `departments` are those that there are. */
export function useAgenda(shape: AgendaShape, from: string, until: string) {
  const [filter, setFilter] = useState<AgendaFilter>({ isMine: false, department: null, kind: null })
  const input = { from, until }
  const { data, error, isPending } = useQuery({
    queryKey: ['cadence', 'agenda', input, shape],
    queryFn: () => api.cadence.agenda(input),
    // The days before stay in sight until those asked for have come, where they stand in the same shape.
    placeholderData: (former, query) => (query?.queryKey.at(-1) === shape ? former : undefined),
  })
  const all = data?.entries ?? nothing
  const entries = useMemo(
    () =>
      all.filter(
        ({ isMine, department, kind }) =>
          (!filter.isMine || isMine) &&
          (filter.department === null || department === filter.department) &&
          (filter.kind === null || kind === filter.kind),
      ),
    [all, filter],
  )
  const kinds = useMemo(() => [...new Set(all.map(({ kind }) => kind))], [all])
  const departments = useMemo(() => [...new Set(all.flatMap(({ department }) => department ?? []))], [all])
  const titles = data?.titles ?? {}
  return {
    entries,
    kinds,
    departments,
    titles,
    filter,
    setFilter,
    source: { isPending, error, isCut: data?.isCut ?? false },
  }
}
