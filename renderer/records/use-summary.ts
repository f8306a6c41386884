import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { SummaryQuery } from '#shared/contract/list-summary.ts'
import { recordClient } from '../api/record-client.ts'

/** A list summed up; while another summary is on its way, the last one stays in sight. Asked only where `isWanted`. */
export function useSummary(record: string, query: SummaryQuery, isWanted: boolean) {
  const { data } = useQuery({
    queryKey: [record, 'summary', query],
    queryFn: () => recordClient(record).summary(query),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  })
  return isWanted ? (data ?? null) : null
}
