import { usePreferences } from './preferences.ts'
import { useSession } from './session.tsx'

const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The IANA zone in which the window shows and reads moments: the organisation's unless this machine's was chosen. */
export function useZone(): string {
  const { zone } = usePreferences()
  const session = useSession()
  return zone === 'machine' ? machineZone : session.zone
}
