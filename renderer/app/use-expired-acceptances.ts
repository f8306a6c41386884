import { useEffect } from 'react'
import { api } from '../api/client.ts'
import { mayWrite, recordNamed } from '../records/known-records.ts'
import { useSession } from './session.tsx'

/** Reopens risks whose acceptance has expired when somebody opens the vault, or a new day begins, who may. */
export function useExpiredAcceptances(): void {
  const { member, today } = useSession()
  const risks = recordNamed('risk')
  const may = risks !== null && mayWrite(risks, member.roles)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new day is what makes an acceptance expire
  useEffect(() => {
    if (!may) return
    // A vault that takes no changes now is asked again the next time; until then its lists tell what expired.
    api.risks.reopenExpired({}).catch(() => undefined)
  }, [may, today])
}
