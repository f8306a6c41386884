import { defineWorkflow } from '../../record/workflow.ts'

const writers = ['administrator', 'lead'] as const
const authors = ['preparedBy', 'minutedBy', 'createdBy']

/** From the draft to the chair's signature, which nobody gives who wrote the briefing or its minutes. */
export const briefingWorkflow = defineWorkflow({
  initial: 'drafted',
  states: {
    drafted: { tone: 'progress' },
    tabled: { tone: 'attention' },
    minuted: { tone: 'attention' },
    signedOff: { tone: 'good', frozen: true },
  },
  transitions: {
    table: {
      from: ['drafted'],
      to: 'tabled',
      roles: writers,
      requires: ['progress', 'chair', 'heldOn'],
      stamp: { by: 'tabledBy', on: 'tabledOn' },
    },
    withdraw: {
      from: ['tabled'],
      to: 'drafted',
      roles: writers,
      clear: ['tabledBy', 'tabledOn', 'standing', 'standingOn'],
      reason: true,
    },
    minute: {
      from: ['tabled'],
      to: 'minuted',
      roles: writers,
      requires: ['minutes', 'attendance'],
      stamp: { by: 'minutedBy', on: 'minutedOn' },
    },
    reopen: { from: ['minuted'], to: 'tabled', roles: writers, clear: ['minutedBy', 'minutedOn'], reason: true },
    signOff: {
      from: ['minuted'],
      to: 'signedOff',
      roles: ['administrator', 'lead', 'auditor', 'viewer'],
      onlyBy: 'chair',
      separateFrom: authors,
      stamp: { by: 'signedBy', on: 'signedOn' },
    },
    recordSignature: {
      from: ['minuted'],
      to: 'signedOff',
      roles: writers,
      requires: ['signedPaper'],
      separateFrom: authors,
      stamp: { by: 'recordedBy', on: 'signedOn' },
    },
  },
})
