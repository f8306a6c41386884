import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const team = ['administrator', 'lead', 'auditor'] as const

/** From the first answer to the branch report. The head signs, never who wrote; what was signed is only ever replaced. */
export const departmentReportWorkflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'progress' },
    submitted: { tone: 'attention' },
    signedOff: { tone: 'good', frozen: true },
    compiled: { tone: 'good', frozen: true },
    superseded: { tone: 'neutral', frozen: true },
  },
  transitions: {
    submit: {
      from: ['draft'],
      to: 'submitted',
      roles: team,
      requires: ['preparedBy', 'selfInspection'],
      stamp: { by: 'submittedBy', on: 'submittedOn' },
      gated: true,
    },
    sendBack: {
      from: ['submitted'],
      to: 'draft',
      roles: team,
      clear: ['submittedBy', 'submittedOn', 'signedBy', 'signedOn', 'scan'],
      reason: true,
    },
    signOff: {
      from: ['submitted'],
      to: 'signedOff',
      roles: everyRole,
      requires: ['signedBy', 'signedOn'],
      stamp: { by: 'recordedBy', on: 'recordedOn' },
      separateFrom: ['preparedBy', 'submittedBy'],
    },
    compile: { from: ['signedOff'], to: 'compiled', roles: [] },
    correct: {
      from: ['signedOff', 'compiled'],
      to: 'superseded',
      roles: team,
      requires: ['correctionReason'],
    },
  },
})
