import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { followed } from '../../api/tasks.ts'

/** What became of the records of a sealed report; asked anew when a page shows it, for the journal goes on. */
export function useChangesSinceSeal(seal: string) {
  return useQuery({
    queryKey: ['seal', 'changedSince', seal],
    queryFn: async ({ signal }) => await followed(await api.report.changedSince({ seal }, { signal }), () => undefined),
    retry: false,
  })
}
