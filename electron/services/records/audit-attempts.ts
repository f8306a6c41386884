import { type Breach, changedFields, hasRole } from './audit-rights.ts'
import type { ReplayedChange, Signer } from './audit-state.ts'

/** What is settled when an attempt begins, and what its end says. */
const begun: ReadonlySet<string> = new Set(['title', 'quiz', 'person', 'attempt', 'startedAt'])
const ending: ReadonlySet<string> = new Set(['handedInAt', 'ended'])

/**
 * What stands against a change of an attempt at a quiz, of which its taker and those who keep the bank each write their part.
 * Without this a learner could write their own points or answer after the end, anybody could take away or take over the attempt of
 * another, and a trainer write another's answers (tests: audit-attempts.test.ts). Closing a quiz ends what
 * runs, which is a consequence and judged as such.
 */
export function attemptBreach(
  { record, before, after }: Pick<ReplayedChange, 'record' | 'before' | 'after'>,
  signer: Pick<Signer, 'person' | 'roles'>,
  place: string,
): Breach | null {
  const marks = hasRole(signer.roles, record.writers)
  const takes = (before ?? after).person === signer.person
  const breach = (what: string): Breach => ({ kind: 'role-missing', detail: `${place} ${what}` })
  if (after.archived !== (before?.archived ?? false)) return breach('archive')
  const [from, to] = [before?.state ?? 'running', after.state]
  const handsIn = before !== null && from === 'running' && to === 'handedIn' && (takes || marks)
  if (from !== to && !handsIn) return breach('state')
  const allowed = (field: string): boolean => {
    if (begun.has(field)) return before === null && takes
    if (field === 'answers') return takes && from === 'running'
    return ending.has(field) ? handsIn : marks
  }
  const foreign = changedFields(record, before, after).find((field) => !allowed(field))
  return foreign === undefined ? null : breach(foreign)
}
