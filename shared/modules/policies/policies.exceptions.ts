import { addDays } from '../../base/dates.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'

/** How long before its last day an exception is to be renewed or ended. */
const soonDays = 30
/** What needs somebody comes first, what is over last. */
const order: readonly string[] = ['expired', 'inForce', 'requested', 'draft', 'refused', 'ended']

/** How many exceptions hold, how many of those end within 30 days, and how many have run out without an answer. */
export type ExceptionCounts = { readonly inForce: number; readonly soon: number; readonly expired: number }

/** Whether leave that is given has run out, or ends within 30 days; null where the day says nothing yet. */
export function exceptionUrgency(exception: AnyEntity, today: string): 'expired' | 'soon' | null {
  const { state, dueOn } = exception
  if (state === 'expired') return 'expired'
  if (state !== 'inForce' || !isText(dueOn)) return null
  // What nobody has let expire yet holds no longer than it says.
  if (dueOn < today) return 'expired'
  return dueOn <= addDays(today, soonDays) ? 'soon' : null
}

/** The exceptions to a policy as they are read: what ran out first, then what holds, the next to end first. */
export function projectExceptions(
  rows: readonly AnyEntity[],
  today: string,
): { readonly rows: readonly AnyEntity[]; readonly counts: ExceptionCounts } {
  const urgencies = rows.map((row) => exceptionUrgency(row, today))
  const key = (row: AnyEntity) => `${order.indexOf(row.state)} ${isText(row.dueOn) ? row.dueOn : ''}`
  const sorted = rows.toSorted((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0))
  const expired = urgencies.filter((urgency) => urgency === 'expired').length
  const inForce = rows.filter((row, at) => row.state === 'inForce' && urgencies[at] !== 'expired').length
  return { rows: sorted, counts: { inForce, soon: urgencies.filter((urgency) => urgency === 'soon').length, expired } }
}
