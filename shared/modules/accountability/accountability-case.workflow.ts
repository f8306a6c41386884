import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const leading = ['administrator', 'lead'] as const
const parties = ['createdBy', 'person'] as const

/**
 * From the report of a lapse to its end. Whoever reported it or has to answer for it neither assesses nor decides it; the
 * person alone answers and appeals; and an appeal is decided by somebody else than the first decision.
 */
export const accountabilityCaseWorkflow = defineWorkflow({
  initial: 'reported',
  states: {
    reported: { tone: 'attention' },
    assessed: { tone: 'progress' },
    answered: { tone: 'progress' },
    heard: { tone: 'progress' },
    decided: { tone: 'serious', frozen: true },
    appealed: { tone: 'attention' },
    appealDecided: { tone: 'serious', frozen: true },
    closed: { tone: 'good', frozen: true },
    dropped: { tone: 'neutral', frozen: true },
  },
  transitions: {
    assess: {
      from: ['reported'],
      to: 'assessed',
      roles: leading,
      requires: ['rule', 'person', 'assessment'],
      stamp: { by: 'assessedBy', on: 'assessedOn' },
      separateFrom: parties,
    },
    answer: {
      from: ['assessed'],
      to: 'answered',
      roles: everyRole,
      requires: ['statement'],
      stamp: { on: 'statedOn' },
      onlyBy: 'person',
    },
    hear: {
      from: ['assessed', 'answered'],
      to: 'heard',
      roles: leading,
      requires: ['heardOn', 'hearing'],
      stamp: { by: 'heardBy' },
      separateFrom: parties,
    },
    decide: {
      from: ['heard'],
      to: 'decided',
      roles: leading,
      requires: ['measure', 'decision'],
      stamp: { by: 'decidedBy', on: 'decidedOn' },
      separateFrom: parties,
    },
    appeal: {
      from: ['decided'],
      to: 'appealed',
      roles: everyRole,
      requires: ['appeal'],
      stamp: { on: 'appealedOn' },
      onlyBy: 'person',
    },
    decideAppeal: {
      from: ['appealed'],
      to: 'appealDecided',
      roles: leading,
      requires: ['appealOutcome', 'appealDecision'],
      stamp: { by: 'appealDecidedBy', on: 'appealDecidedOn' },
      separateFrom: [...parties, 'decidedBy'],
    },
    close: {
      from: ['decided', 'appealDecided'],
      to: 'closed',
      roles: leading,
      requires: ['outcome'],
      stamp: { by: 'closedBy', on: 'closedOn' },
      separateFrom: ['person'],
    },
    drop: {
      from: ['reported', 'assessed', 'answered', 'heard'],
      to: 'dropped',
      roles: leading,
      stamp: { by: 'closedBy', on: 'closedOn' },
      separateFrom: ['person'],
      reason: true,
    },
  },
})
