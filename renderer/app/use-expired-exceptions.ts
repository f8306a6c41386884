import { useEffect } from 'react'
import { api } from '../api/client.ts'
import { mayWrite, recordNamed } from '../records/known-records.ts'
import { useSession } from './session.tsx'

/** Lets exceptions to policies expire when a new day begins in an open window; opening the vault does it by itself. */
export function useExpiredExceptions(): void {
  const { member, today } = useSession()
  const exceptions = recordNamed('policyException')
  const may = exceptions !== null && mayWrite(exceptions, member.roles)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new day is what makes an exception expire
  useEffect(() => {
    if (!may) return
    // A vault that takes no changes now is asked again the next time; until then its lists tell what expired.
    api.exceptions.expirePast({}).catch(() => undefined)
  }, [may, today])
}
