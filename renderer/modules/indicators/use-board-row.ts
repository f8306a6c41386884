import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

/** One indicator as the board shows it, with the readings that stand. */
export function useBoardRow(id: string) {
  const { data, error } = useQuery({
    queryKey: ['indicators', 'board', id],
    queryFn: () => api.indicators.board({ id }),
  })
  return { row: data?.rows[0] ?? null, error }
}
