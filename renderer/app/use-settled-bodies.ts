import { useEffect } from 'react'
import { api } from '../api/client.ts'
import { mayWrite, recordNamed } from '../records/known-records.ts'
import { useSession } from './session.tsx'

/** Writes on the pages of departments and groups what was dated for a day that has come, when somebody opens the vault, or a new day begins, who may. */
export function useSettledBodies(): void {
  const { member, today } = useSession()
  const departments = recordNamed('department')
  const may = departments !== null && mayWrite(departments, member.roles)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new day is what brings a dated fact into force
  useEffect(() => {
    if (!may) return
    // A vault that takes no changes now is asked again the next time; whatever asks as of a day is right until then, too.
    api.bodies.settle({}).catch(() => undefined)
  }, [may, today])
}
