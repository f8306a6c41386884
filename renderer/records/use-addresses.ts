import { useRouter, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'

/**
 * The address of each record of a type, which keeps what the address says now. A router's own link is too slow for rows
 * that are scrolled.
 */
export function useAddresses(record: string): (id: string) => string {
  const router = useRouter()
  const search = useSearch({ strict: false })
  return useMemo(() => {
    const { pathname, searchStr } = router.buildLocation({
      to: '/records/$record',
      params: { record },
      search: () => search,
    })
    return (id) => router.history.createHref(`${pathname}/${id}${searchStr}`)
  }, [router, record, search])
}
