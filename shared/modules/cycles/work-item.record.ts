import {
  choice,
  date,
  decimal,
  evidence,
  markdown,
  number,
  parts,
  percent,
  reference,
  references,
  text,
} from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'planned',
  states: {
    planned: { tone: 'neutral' },
    inProgress: { tone: 'progress' },
    blocked: { tone: 'serious' },
    done: { tone: 'good', frozen: true },
    cancelled: { tone: 'neutral', frozen: true },
  },
  transitions: {
    start: { from: ['planned'], to: 'inProgress', roles: ['administrator', 'lead', 'auditor', 'trainer'] },
    block: {
      from: ['planned', 'inProgress'],
      to: 'blocked',
      roles: ['administrator', 'lead', 'auditor', 'trainer'],
      reason: true,
    },
    unblock: { from: ['blocked'], to: 'inProgress', roles: ['administrator', 'lead', 'auditor', 'trainer'] },
    finish: {
      from: ['inProgress'],
      to: 'done',
      roles: ['administrator', 'lead', 'auditor', 'trainer'],
      requires: ['result'],
      stamp: { by: 'doneBy', on: 'doneOn' },
    },
    cancel: {
      from: ['planned', 'inProgress', 'blocked'],
      to: 'cancelled',
      roles: ['administrator', 'lead'],
      reason: true,
    },
    reopen: {
      from: ['done', 'cancelled'],
      to: 'inProgress',
      roles: ['administrator', 'lead'],
      clear: ['doneBy', 'doneOn'],
      reason: true,
    },
  },
})

/** A piece of work of a cycle with one accountable department, dates, milestones and targets to be measured against. */
export const workItemRecord = defineRecord({
  name: 'workItem',
  module: 'cycles',
  table: 'work_items',
  title: 'title',
  fields: {
    number: number('W'),
    cycle: reference('cycle', { required: true }),
    title: text({ required: true, max: 200 }),
    description: markdown({ max: 20_000 }),
    leadDepartment: reference('department', { required: true }),
    responsibleDepartments: references('department'),
    owner: reference('person'),
    carriedFrom: reference('workItem'),
    startOn: date({ required: true }),
    dueOn: date({ required: true }),
    milestones: parts({
      title: text({ required: true, max: 200 }),
      dueOn: date({ required: true }),
      doneOn: date(),
    }),
    targets: parts({
      name: text({ required: true, max: 200 }),
      kind: choice(['percent', 'number', 'zero'], { required: true }),
      direction: choice(['atLeast', 'atMost']),
      target: decimal(2),
      measured: decimal(2),
      measuredOn: date(),
      note: text({ max: 300 }),
    }),
    progress: percent(),
    controls: references('control'),
    policies: references('policy'),
    result: markdown({ max: 20_000 }),
    exceptions: markdown({ max: 10_000 }),
    evidence: evidence(),
    doneBy: reference('person'),
    doneOn: date(),
  },
  list: ['number', 'title', 'cycle', 'leadDepartment', 'startOn', 'dueOn', 'progress', 'state'],
  sections: [
    { key: 'identity', fields: ['number', 'cycle', 'title', 'description', 'carriedFrom'] },
    { key: 'responsibility', fields: ['leadDepartment', 'responsibleDepartments', 'owner'] },
    { key: 'schedule', fields: ['startOn', 'dueOn', 'milestones'] },
    { key: 'targets', fields: ['targets', 'controls', 'policies'] },
    { key: 'progress', fields: ['progress', 'result', 'exceptions', 'evidence', 'doneBy', 'doneOn'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
  workflow,
})
