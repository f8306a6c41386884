import { type HomeRole, homeRoles } from '#shared/modules/home/home.roles.ts'
import { useKept } from '../../api/use-kept.ts'
import { useSession } from '../session.tsx'

const key = 'home.role'

/** The homes that the member may choose from, the one that shows, and the way to choose another, which is remembered. */
export function useHomeRole(): {
  readonly roles: readonly HomeRole[]
  /** Null for a member of no role that has a home, and until the remembered choice has arrived. */
  readonly role: HomeRole | null
  readonly choose: (role: string) => void
} {
  const { member } = useSession()
  const { values, isReady, put } = useKept('seen')
  const roles = homeRoles.filter((role) => member.roles.includes(role))
  const remembered = values.get(key)?.value
  // Who founded a vault and is still alone in it begins with what everybody else will need.
  const first = member.alone && roles.includes('administrator') ? 'administrator' : roles[0]
  const role = roles.find((one) => one === remembered) ?? first ?? null
  return {
    roles,
    role: isReady || roles.length < 2 ? role : null,
    choose: (next) => void put(key, next),
  }
}
