import type { Role } from '../../record/roles.ts'
import { competitionWriters, overStates } from './competitions.kept.ts'
import { type BoardView, boardViews } from './competitions.scoreboard.ts'

/** Whether a scoreboard is never frozen, will be, is, or was until the competition was over. */
export type Freeze = 'none' | 'ahead' | 'on' | 'over'

export function freezeAt(
  { freezesAt, state }: { readonly freezesAt: string | null; readonly state: string | null },
  now: string,
): Freeze {
  if (freezesAt === null) return 'none'
  if (now < freezesAt) return 'ahead'
  return state !== null && overStates.includes(state) ? 'over' : 'on'
}

/** How somebody may see a scoreboard: what came after a freeze is kept from all but those who keep the competition. */
export function viewsFor(freeze: Freeze, roles: readonly Role[]): readonly BoardView[] {
  if (freeze === 'on') return roles.some((role) => competitionWriters.includes(role)) ? boardViews : ['frozen']
  return boardViews.filter((view) => view !== 'frozen' || freeze === 'over')
}
