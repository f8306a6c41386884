import { date, decimal, evidence, markdown, number, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const anyWriter = ['administrator', 'lead', 'auditor', 'trainer'] as const

const workflow = defineWorkflow({
  initial: 'open',
  states: {
    open: { tone: 'serious' },
    answered: { tone: 'progress' },
    accepted: { tone: 'attention', frozen: true },
    closed: { tone: 'good', frozen: true },
  },
  transitions: {
    answer: {
      from: ['open'],
      to: 'answered',
      roles: anyWriter,
      requires: ['cause'],
      stamp: { by: 'answeredBy', on: 'answeredOn' },
      gated: true,
    },
    accept: {
      from: ['open'],
      to: 'accepted',
      roles: ['administrator', 'lead'],
      requires: ['cause', 'acceptedReason'],
      stamp: { by: 'acceptedBy', on: 'acceptedOn' },
      separateFrom: ['owner'],
    },
    close: {
      from: ['answered'],
      to: 'closed',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['result'],
      stamp: { by: 'closedBy', on: 'closedOn' },
      gated: true,
    },
    reopen: {
      from: ['answered', 'accepted', 'closed'],
      to: 'open',
      roles: ['administrator', 'lead'],
      clear: ['answeredBy', 'answeredOn', 'acceptedBy', 'acceptedOn', 'closedBy', 'closedOn'],
      reason: true,
    },
  },
})

/** A target that was measured and missed, why, and what is done about it: a measure, or somebody else's acceptance. */
export const deviationRecord = defineRecord({
  name: 'deviation',
  module: 'cycles',
  table: 'deviations',
  title: 'title',
  fields: {
    number: number('DV'),
    title: text({ required: true, max: 300 }),
    cycle: reference('cycle', { required: true }),
    workItem: reference('workItem', { required: true }),
    target: text({ required: true, max: 200 }),
    wanted: text({ max: 60 }),
    measured: decimal(2, { required: true }),
    measuredOn: date(),
    owner: reference('person'),
    cause: markdown({ max: 10_000 }),
    action: reference('correctiveAction'),
    furtherWork: reference('workItem'),
    answeredBy: reference('person'),
    answeredOn: date(),
    acceptedReason: markdown({ max: 10_000 }),
    acceptedBy: reference('person'),
    acceptedOn: date(),
    result: markdown({ max: 10_000 }),
    evidence: evidence(),
    closedBy: reference('person'),
    closedOn: date(),
  },
  list: ['number', 'title', 'cycle', 'workItem', 'measured', 'owner', 'state'],
  sections: [
    { key: 'missed', fields: ['number', 'title', 'cycle', 'workItem', 'target', 'wanted', 'measured', 'measuredOn'] },
    { key: 'answer', fields: ['owner', 'cause', 'action', 'furtherWork', 'answeredBy', 'answeredOn'] },
    { key: 'acceptance', fields: ['acceptedReason', 'acceptedBy', 'acceptedOn'] },
    { key: 'effect', fields: ['result', 'evidence', 'closedBy', 'closedOn'] },
  ],
  readers: everyRole,
  writers: anyWriter,
  workflow,
})
