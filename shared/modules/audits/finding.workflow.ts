import { defineWorkflow } from '../../record/workflow.ts'

/**
 * From the gap to its proof of remedy. Accepting the risk is the lead's alone, though never of a lead who owns it, dated, and
 * comes back when it expires.
 */
export const findingWorkflow = defineWorkflow({
  initial: 'open',
  states: {
    open: { tone: 'attention' },
    actionPlanned: { tone: 'progress' },
    implemented: { tone: 'progress' },
    verified: { tone: 'good', frozen: true },
    closed: { tone: 'good', frozen: true },
    riskAccepted: { tone: 'serious', frozen: true },
  },
  transitions: {
    planAction: {
      from: ['open'],
      to: 'actionPlanned',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['owner', 'dueOn', 'response'],
    },
    implement: {
      from: ['actionPlanned'],
      to: 'implemented',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['implementationNote'],
      stamp: { by: 'implementedBy', on: 'implementedOn' },
    },
    sendBack: {
      from: ['implemented'],
      to: 'actionPlanned',
      roles: ['administrator', 'lead', 'auditor'],
      clear: ['implementedBy', 'implementedOn'],
      reason: true,
    },
    verify: {
      from: ['implemented'],
      to: 'verified',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['verificationNote'],
      stamp: { by: 'verifiedBy', on: 'verifiedOn' },
      separateFrom: ['implementedBy', 'owner'],
    },
    close: {
      from: ['verified'],
      to: 'closed',
      roles: ['administrator', 'lead'],
      stamp: { by: 'closedBy', on: 'closedOn' },
      separateFrom: ['implementedBy', 'owner'],
    },
    acceptRisk: {
      from: ['open', 'actionPlanned'],
      to: 'riskAccepted',
      roles: ['lead'],
      requires: ['owner', 'effect', 'acceptedUntil'],
      stamp: { by: 'acceptedBy', on: 'acceptedOn' },
      separateFrom: ['owner'],
      reason: true,
      unasked: true,
    },
    expire: {
      from: ['riskAccepted'],
      to: 'open',
      roles: ['administrator', 'lead', 'auditor'],
      clear: ['acceptedUntil', 'acceptedBy', 'acceptedOn'],
      gated: true,
    },
    reopen: {
      from: ['verified', 'closed', 'riskAccepted'],
      to: 'open',
      roles: ['administrator', 'lead', 'auditor'],
      clear: [
        'implementedBy',
        'implementedOn',
        'verifiedBy',
        'verifiedOn',
        'closedBy',
        'closedOn',
        'acceptedUntil',
        'acceptedBy',
        'acceptedOn',
      ],
      reason: true,
    },
  },
})
