import { defineWorkflow } from '../../record/workflow.ts'

const team = ['administrator', 'lead', 'auditor'] as const
const leading = ['administrator', 'lead'] as const
const acceptance = ['acceptedUntil', 'acceptedBy', 'acceptedOn', 'acceptance']

/** From the first sight of a risk to its end. Whoever owns it neither accepts nor closes it, and no acceptance lasts. */
export const riskWorkflow = defineWorkflow({
  initial: 'identified',
  states: {
    identified: { tone: 'attention' },
    assessed: { tone: 'progress' },
    inTreatment: { tone: 'progress' },
    treated: { tone: 'good' },
    accepted: { tone: 'serious', frozen: true },
    closed: { tone: 'neutral', frozen: true },
  },
  transitions: {
    assess: { from: ['identified'], to: 'assessed', roles: team, requires: ['owner', 'ratings'] },
    startTreatment: { from: ['assessed', 'treated'], to: 'inTreatment', roles: team, requires: ['strategy'] },
    finishTreatment: { from: ['inTreatment'], to: 'treated', roles: team },
    accept: {
      from: ['assessed', 'inTreatment', 'treated'],
      to: 'accepted',
      roles: leading,
      requires: ['owner', 'acceptance', 'acceptedUntil'],
      stamp: { by: 'acceptedBy', on: 'acceptedOn' },
      separateFrom: ['owner'],
    },
    expire: { from: ['accepted'], to: 'assessed', roles: team },
    withdraw: { from: ['accepted'], to: 'assessed', roles: team, clear: acceptance, reason: true },
    close: {
      from: ['assessed', 'treated', 'accepted'],
      to: 'closed',
      roles: leading,
      stamp: { by: 'closedBy', on: 'closedOn' },
      separateFrom: ['owner'],
      reason: true,
    },
    reopen: {
      from: ['closed'],
      to: 'assessed',
      roles: team,
      clear: [...acceptance, 'closedBy', 'closedOn'],
      reason: true,
    },
  },
})
