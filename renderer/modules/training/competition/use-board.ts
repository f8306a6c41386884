import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { BoardSolve } from '#shared/modules/competitions/competitions.contract.ts'
import type { BoardView } from '#shared/modules/competitions/competitions.scoreboard.ts'
import { api } from '../../../api/client.ts'

export type Shown = { readonly competition: string; readonly view: BoardView; readonly bracket: string | null }

/** The scoreboard as it is asked for; what was shown stays until the next has come. */
export function useBoard(shown: Shown) {
  return useQuery({
    queryKey: ['scoreboard', shown],
    queryFn: () => api.scoreboard.standings(shown),
    placeholderData: keepPreviousData,
  })
}

const gainsOf = (competition: string, view: BoardView, entrants: readonly string[]) =>
  queryOptions({
    queryKey: ['scoreboard', 'gains', competition, view, entrants],
    queryFn: () => api.scoreboard.gains({ competition, view, entrants: [...entrants] }),
    placeholderData: keepPreviousData,
  })

/** What some entrants gained, for lines over time. */
export function useGains({ competition, view }: Shown, entrants: readonly string[]) {
  return useQuery(gainsOf(competition, view, entrants))
}

const chunk = 50

/** The solves of the rows in sight, by entrant and challenge; fetched in runs of rows as they come into sight. */
export function useSolvesInSight({ competition, view }: Shown, rows: readonly string[], first: number, last: number) {
  const chunks = useMemo(() => {
    const from = Math.floor(first / chunk)
    const count = Math.max(1, Math.floor(last / chunk) - from + 1)
    return Array.from({ length: count }, (_, place) => rows.slice((from + place) * chunk, (from + place + 1) * chunk))
  }, [rows, first, last])
  return useQueries({
    queries: chunks.map((entrants) => gainsOf(competition, view, entrants)),
    combine: (answers) =>
      new Map<string, BoardSolve>(
        answers.flatMap(({ data }) =>
          (data?.solves ?? []).flatMap((solve) =>
            solve.exclusion === null ? [[`${solve.entrant} ${solve.challenge}`, solve] as const] : [],
          ),
        ),
      ),
  })
}
