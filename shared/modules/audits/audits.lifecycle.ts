import { isText } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'

/** A stage of a finding's life: who stands for it (an id) and the day, where they are known. */
export type Stage = {
  readonly state: string
  /** Left behind, where the finding stands now, or still to come. */
  readonly when: 'past' | 'now' | 'ahead'
  readonly by: string | null
  readonly on: string | null
  /** Whether the day is one by which something must be, not one on which it was. */
  readonly isDue: boolean
}

const life = ['open', 'actionPlanned', 'implemented', 'verified', 'closed'] as const
const stamps: Readonly<Record<string, readonly [by: string, on: string]>> = {
  open: ['createdBy', 'identifiedOn'],
  actionPlanned: ['owner', 'dueOn'],
  implemented: ['implementedBy', 'implementedOn'],
  verified: ['verifiedBy', 'verifiedOn'],
  closed: ['closedBy', 'closedOn'],
  riskAccepted: ['acceptedBy', 'acceptedUntil'],
}
const due: readonly string[] = ['actionPlanned', 'riskAccepted']

/** The stages of a finding in order; a risk that is borne ends the life after whatever had been planned. */
export function projectLifecycle(finding: AnyEntity): readonly Stage[] {
  const isAccepted = finding.state === 'riskAccepted'
  const planned = isText(finding.owner) && isText(finding.response)
  const stages: readonly string[] = isAccepted ? ['open', ...(planned ? ['actionPlanned'] : []), 'riskAccepted'] : life
  const at = stages.indexOf(finding.state)
  return stages.map((state, index): Stage => {
    const [by = '', on = ''] = stamps[state] ?? []
    const isAhead = index > at
    const textIn = (field: string) => (isText(finding[field]) ? finding[field] : null)
    return {
      state,
      when: index < at ? 'past' : isAhead ? 'ahead' : 'now',
      by: isAhead ? null : textIn(by),
      on: isAhead ? null : state === 'open' ? (textIn(on) ?? finding.createdAt.slice(0, 10)) : textIn(on),
      isDue: due.includes(state),
    }
  })
}
