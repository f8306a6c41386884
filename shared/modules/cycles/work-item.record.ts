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

const anyWriter = ['administrator', 'lead', 'auditor', 'trainer'] as const

const workflow = defineWorkflow({
  initial: 'planned',
  states: {
    planned: { tone: 'neutral' },
    proposed: { tone: 'attention' },
    agreed: { tone: 'neutral' },
    inProgress: { tone: 'progress' },
    blocked: { tone: 'serious' },
    done: { tone: 'good', frozen: true },
    cancelled: { tone: 'neutral', frozen: true },
    carriedOver: { tone: 'neutral', frozen: true },
  },
  transitions: {
    proposeTargets: {
      from: ['planned'],
      to: 'proposed',
      roles: anyWriter,
      requires: ['targets', 'owner'],
      stamp: { by: 'targetsSetBy', on: 'targetsSetOn' },
    },
    approveTargets: {
      from: ['proposed'],
      to: 'agreed',
      roles: ['administrator', 'lead'],
      stamp: { by: 'targetsApprovedBy', on: 'targetsApprovedOn' },
      separateFrom: ['targetsSetBy'],
    },
    start: { from: ['agreed'], to: 'inProgress', roles: anyWriter },
    block: { from: ['agreed', 'inProgress'], to: 'blocked', roles: anyWriter, reason: true },
    unblock: { from: ['blocked'], to: 'inProgress', roles: anyWriter },
    finish: {
      from: ['inProgress'],
      to: 'done',
      roles: anyWriter,
      requires: ['result'],
      stamp: { by: 'doneBy', on: 'doneOn' },
    },
    replan: {
      from: ['proposed', 'agreed', 'inProgress', 'blocked', 'cancelled'],
      to: 'planned',
      roles: ['administrator', 'lead'],
      clear: ['targetsSetBy', 'targetsSetOn', 'targetsApprovedBy', 'targetsApprovedOn'],
      reason: true,
    },
    cancel: {
      from: ['planned', 'proposed', 'agreed', 'inProgress', 'blocked'],
      to: 'cancelled',
      roles: ['administrator', 'lead'],
      reason: true,
    },
    // Taken with the step that closes its cycle, by the work item that carries it on.
    carryOver: {
      from: ['planned', 'proposed', 'agreed', 'inProgress', 'blocked'],
      to: 'carriedOver',
      roles: [],
    },
    takeBack: {
      from: ['carriedOver'],
      to: 'inProgress',
      roles: ['administrator', 'lead'],
      reason: true,
      gated: true,
    },
    reopen: {
      from: ['done'],
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
    targetsSetBy: reference('person'),
    targetsSetOn: date(),
    targetsApprovedBy: reference('person'),
    targetsApprovedOn: date(),
  },
  list: ['number', 'title', 'cycle', 'leadDepartment', 'startOn', 'dueOn', 'progress', 'state'],
  sections: [
    { key: 'identity', fields: ['number', 'cycle', 'title', 'description', 'carriedFrom'] },
    { key: 'responsibility', fields: ['leadDepartment', 'responsibleDepartments', 'owner'] },
    { key: 'schedule', fields: ['startOn', 'dueOn', 'milestones'] },
    {
      key: 'targets',
      fields: [
        'targets',
        'targetsSetBy',
        'targetsSetOn',
        'targetsApprovedBy',
        'targetsApprovedOn',
        'controls',
        'policies',
      ],
    },
    { key: 'progress', fields: ['progress', 'result', 'exceptions', 'evidence', 'doneBy', 'doneOn'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
  workflow,
})
